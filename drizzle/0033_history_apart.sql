ALTER TABLE "tc"."history" ALTER COLUMN "id" SET INCREMENT BY 32;--> statement-breakpoint
ALTER TABLE "tc"."outbox" ALTER COLUMN "id" SET INCREMENT BY 32;