ALTER TABLE "payment_batch" ADD COLUMN "valid_from" date;--> statement-breakpoint
ALTER TABLE "payment_batch" ADD COLUMN "valid_to" date;