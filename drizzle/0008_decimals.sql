ALTER TABLE "parameter" RENAME COLUMN "integer_value" TO "number_value";--> statement-breakpoint
ALTER TABLE "parameter" ALTER COLUMN "number_value" SET DATA TYPE numeric;--> statement-breakpoint
ALTER TABLE "parameter" DROP CONSTRAINT "parameter_one_value";--> statement-breakpoint
ALTER TABLE "target" ALTER COLUMN "baseline" SET DATA TYPE numeric;--> statement-breakpoint
ALTER TABLE "target" ALTER COLUMN "value" SET DATA TYPE numeric;--> statement-breakpoint
ALTER TABLE "parameter" ADD CONSTRAINT "parameter_figure" CHECK ("parameter"."number_value" is null or abs("parameter"."number_value") < 1000000000000 and scale("parameter"."number_value") <= 6);--> statement-breakpoint
ALTER TABLE "parameter" ADD CONSTRAINT "parameter_one_value" CHECK (num_nonnulls("parameter"."number_value", "parameter"."text_value") = 1);--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_figures" CHECK (greatest(abs("target"."baseline"), abs("target"."value")) < 1000000000000 and greatest(scale("target"."baseline"), scale("target"."value")) <= 6);