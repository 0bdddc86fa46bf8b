ALTER TABLE "target" DROP CONSTRAINT "target_key_unique";--> statement-breakpoint
DROP INDEX "target_natural";--> statement-breakpoint
ALTER TABLE "target" ADD COLUMN "valid_from" date NOT NULL;--> statement-breakpoint
ALTER TABLE "target" ADD COLUMN "valid_to" date;--> statement-breakpoint
CREATE INDEX "target_key" ON "target" USING btree ("key","id");--> statement-breakpoint
CREATE UNIQUE INDEX "target_natural" ON "target" USING btree ("clause","name","valid_from");--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_period" CHECK ("target"."valid_to" is null or "target"."valid_from" < "target"."valid_to");