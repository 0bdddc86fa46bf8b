ALTER TABLE "student_aid_grant" ADD COLUMN "account_cipher" text;--> statement-breakpoint
ALTER TABLE "student_aid_grant" ADD COLUMN "payable" boolean GENERATED ALWAYS AS (account_cipher is not null) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "rural_subsidy_payment" ADD COLUMN "account_cipher" text;--> statement-breakpoint
ALTER TABLE "rural_subsidy_payment" ADD COLUMN "payable" boolean GENERATED ALWAYS AS (account_cipher is not null) STORED NOT NULL;