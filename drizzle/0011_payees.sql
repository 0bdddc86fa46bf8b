ALTER TABLE "payment_batch" DROP CONSTRAINT "payment_batch_steps";--> statement-breakpoint
ALTER TABLE "payment_batch" DROP CONSTRAINT "payment_batch_two_people";--> statement-breakpoint
ALTER TABLE "payee_account" ADD COLUMN "revoked_on" date;--> statement-breakpoint
ALTER TABLE "payment_batch" ADD COLUMN "prepared_by_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "payment_batch" ADD COLUMN "reviewed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "payment_batch" ADD COLUMN "approved_by_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "rural_subsidy_payment_one_regular" ON "rural_subsidy_payment" USING btree ("teacher_id","month") WHERE "rural_subsidy_payment"."kind" = 'regular' and "rural_subsidy_payment"."archived_at" is null;--> statement-breakpoint
ALTER TABLE "payee_account" ADD CONSTRAINT "payee_account_revoked" CHECK ("payee_account"."revoked_on" is null or "payee_account"."verified_on" <= "payee_account"."revoked_on");--> statement-breakpoint
ALTER TABLE "payment_batch" ADD CONSTRAINT "payment_batch_steps" CHECK (("payment_batch"."reviewed_on" is not null) = ("payment_batch"."status" <> 'prepared')
        and ("payment_batch"."reviewed_by_id" is not null) = ("payment_batch"."status" <> 'prepared')
        and ("payment_batch"."approved_on" is not null) = ("payment_batch"."status" in ('approved', 'sent', 'settled'))
        and ("payment_batch"."approved_by_id" is not null) = ("payment_batch"."status" in ('approved', 'sent', 'settled'))
        and ("payment_batch"."sent_on" is not null) = ("payment_batch"."status" in ('sent', 'settled'))
        and ("payment_batch"."settled_on" is not null) = ("payment_batch"."status" = 'settled'));--> statement-breakpoint
ALTER TABLE "payment_batch" ADD CONSTRAINT "payment_batch_two_people" CHECK ("payment_batch"."reviewed_by_id" is distinct from "payment_batch"."prepared_by_id" and "payment_batch"."approved_by_id" is distinct from "payment_batch"."prepared_by_id"
        and ("payment_batch"."approved_by_id" is null or "payment_batch"."approved_by_id" <> "payment_batch"."reviewed_by_id"));