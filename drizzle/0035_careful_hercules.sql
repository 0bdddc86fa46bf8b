ALTER TABLE "payment_batch" DROP CONSTRAINT "payment_batch_two_people";--> statement-breakpoint
DROP INDEX "funding_headcount_natural";--> statement-breakpoint
DROP INDEX "school_class_natural";--> statement-breakpoint
DROP INDEX "post_scheme_natural";--> statement-breakpoint
DROP INDEX "rural_subsidy_payment_natural";--> statement-breakpoint
ALTER TABLE "curriculum_offering" ALTER COLUMN "required_periods" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "student_aid_grant" ADD COLUMN "posted_on" date;--> statement-breakpoint
ALTER TABLE "student_aid_grant" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "student_aid_grant" ADD COLUMN "decided_by_id" uuid;--> statement-breakpoint
ALTER TABLE "pay_comparison" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "pay_comparison" ADD COLUMN "confirmed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "fund_standard_proposal" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "fund_standard_proposal" ADD COLUMN "decided_by_id" uuid;--> statement-breakpoint
ALTER TABLE "funding_headcount" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "funding_headcount" ADD COLUMN "certified_by_id" uuid;--> statement-breakpoint
ALTER TABLE "nutrition_school_month" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "nutrition_school_month" ADD COLUMN "certified_by_id" uuid;--> statement-breakpoint
ALTER TABLE "construction_project" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "construction_project" ADD COLUMN "approved_by_id" uuid;--> statement-breakpoint
ALTER TABLE "construction_project" ADD COLUMN "funds_confirmed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "residential_development" ADD COLUMN "opinion_by_id" uuid;--> statement-breakpoint
ALTER TABLE "residential_development" ADD COLUMN "permitted_by_id" uuid;--> statement-breakpoint
ALTER TABLE "school_closure" ADD COLUMN "revised_on" date;--> statement-breakpoint
ALTER TABLE "school_closure" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "school_closure" ADD COLUMN "decided_by_id" uuid;--> statement-breakpoint
ALTER TABLE "charter" ADD COLUMN "adopted_on" date;--> statement-breakpoint
ALTER TABLE "charter" ADD COLUMN "votes_for" integer;--> statement-breakpoint
ALTER TABLE "charter" ADD COLUMN "votes_against" integer;--> statement-breakpoint
ALTER TABLE "charter" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "charter" ADD COLUMN "approved_by_id" uuid;--> statement-breakpoint
ALTER TABLE "management_review" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "management_review" ADD COLUMN "confirmed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "school_headcount" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "school_headcount" ADD COLUMN "certified_by_id" uuid;--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "appointment" ADD COLUMN "confirmed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "term_appraisal" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "term_appraisal" ADD COLUMN "confirmed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "post_scheme" ADD COLUMN "return_reason" text;--> statement-breakpoint
ALTER TABLE "post_scheme" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "post_scheme" ADD COLUMN "reviewed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "post_scheme" ADD COLUMN "approved_by_id" uuid;--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD COLUMN "declined_on" date;--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD COLUMN "decline_reason" text;--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD COLUMN "decided_by_id" uuid;--> statement-breakpoint
ALTER TABLE "payee_account" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "payee_account" ADD COLUMN "verified_by_id" uuid;--> statement-breakpoint
ALTER TABLE "personnel_relation" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "personnel_relation" ADD COLUMN "confirmed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD COLUMN "refusal_reason" text;--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD COLUMN "decided_by_id" uuid;--> statement-breakpoint
ALTER TABLE "left_behind_record" ADD COLUMN "written_by_ids" uuid[];--> statement-breakpoint
ALTER TABLE "left_behind_record" ADD COLUMN "verified_by_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "funding_headcount_natural" ON "funding_headcount" USING btree ("school_id","fiscal_year","item","stage","revision") WHERE "funding_headcount"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "school_class_natural" ON "school_class" USING btree ("school_id","school_year","grade","class_no") WHERE "school_class"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "post_scheme_natural" ON "post_scheme" USING btree ("school_id","edition") WHERE "post_scheme"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "rural_subsidy_payment_natural" ON "rural_subsidy_payment" USING btree ("teacher_id","month","kind","batch_id") WHERE "rural_subsidy_payment"."archived_at" is null;--> statement-breakpoint
ALTER TABLE "student_aid_grant" ADD CONSTRAINT "student_aid_grant_two_people" CHECK ("student_aid_grant"."decided_by_id" <> all ("student_aid_grant"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "pay_comparison" ADD CONSTRAINT "pay_comparison_two_people" CHECK ("pay_comparison"."confirmed_by_id" <> all ("pay_comparison"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "fund_standard_proposal" ADD CONSTRAINT "fund_standard_proposal_two_people" CHECK ("fund_standard_proposal"."decided_by_id" <> all ("fund_standard_proposal"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "funding_headcount" ADD CONSTRAINT "funding_headcount_two_people" CHECK ("funding_headcount"."certified_by_id" <> all ("funding_headcount"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "nutrition_school_month" ADD CONSTRAINT "nutrition_school_month_two_people" CHECK ("nutrition_school_month"."certified_by_id" <> all ("nutrition_school_month"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "construction_project" ADD CONSTRAINT "construction_project_two_people" CHECK ("construction_project"."approved_by_id" <> "construction_project"."funds_confirmed_by_id" and "construction_project"."approved_by_id" <> all ("construction_project"."written_by_ids") and "construction_project"."funds_confirmed_by_id" <> all ("construction_project"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "residential_development" ADD CONSTRAINT "residential_development_two_people" CHECK ("residential_development"."opinion_by_id" <> "residential_development"."permitted_by_id");--> statement-breakpoint
ALTER TABLE "school_closure" ADD CONSTRAINT "school_closure_two_people" CHECK ("school_closure"."decided_by_id" <> all ("school_closure"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "charter" ADD CONSTRAINT "charter_two_people" CHECK ("charter"."approved_by_id" <> all ("charter"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "charter" ADD CONSTRAINT "charter_vote" CHECK (num_nonnulls("charter"."adopted_on", "charter"."votes_for", "charter"."votes_against") in (0, 3) and ("charter"."adopted_on" is null
        or ("charter"."votes_for" >= 0 and "charter"."votes_against" >= 0 and "charter"."votes_for" + "charter"."votes_against" > 0)));--> statement-breakpoint
ALTER TABLE "management_review" ADD CONSTRAINT "management_review_two_people" CHECK ("management_review"."confirmed_by_id" <> all ("management_review"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "school_headcount" ADD CONSTRAINT "school_headcount_two_people" CHECK ("school_headcount"."certified_by_id" <> all ("school_headcount"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_two_people" CHECK ("appointment"."confirmed_by_id" <> all ("appointment"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "term_appraisal" ADD CONSTRAINT "term_appraisal_two_people" CHECK ("term_appraisal"."confirmed_by_id" <> all ("term_appraisal"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "post_scheme" ADD CONSTRAINT "post_scheme_two_people" CHECK ("post_scheme"."reviewed_by_id" <> "post_scheme"."approved_by_id" and "post_scheme"."reviewed_by_id" <> all ("post_scheme"."written_by_ids") and "post_scheme"."approved_by_id" <> all ("post_scheme"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "post_scheme" ADD CONSTRAINT "post_scheme_return_reason_normal" CHECK ("post_scheme"."return_reason" ~ '[^\s\u3000]' and ("post_scheme"."return_reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("post_scheme"."return_reason" is nfc normalized and "post_scheme"."return_reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')));--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD CONSTRAINT "quota_transfer_two_people" CHECK ("quota_transfer"."decided_by_id" <> all ("quota_transfer"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD CONSTRAINT "quota_transfer_decline_reason_normal" CHECK ("quota_transfer"."decline_reason" ~ '[^\s\u3000]' and ("quota_transfer"."decline_reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("quota_transfer"."decline_reason" is nfc normalized and "quota_transfer"."decline_reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')));--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD CONSTRAINT "quota_transfer_declined" CHECK (("quota_transfer"."declined_on" is null) = ("quota_transfer"."decline_reason" is null) and ("quota_transfer"."declined_on" is null or "quota_transfer"."approved_on" is null));--> statement-breakpoint
ALTER TABLE "payee_account" ADD CONSTRAINT "payee_account_two_people" CHECK ("payee_account"."verified_by_id" <> all ("payee_account"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "payment_batch" ADD CONSTRAINT "payment_batch_two_people" CHECK ("payment_batch"."prepared_by_id" <> "payment_batch"."reviewed_by_id" and "payment_batch"."prepared_by_id" <> "payment_batch"."approved_by_id" and "payment_batch"."reviewed_by_id" <> "payment_batch"."approved_by_id");--> statement-breakpoint
ALTER TABLE "personnel_relation" ADD CONSTRAINT "personnel_relation_two_people" CHECK ("personnel_relation"."confirmed_by_id" <> all ("personnel_relation"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD CONSTRAINT "difficulty_record_two_people" CHECK ("difficulty_record"."decided_by_id" <> all ("difficulty_record"."written_by_ids"));--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD CONSTRAINT "difficulty_record_refusal_reason_normal" CHECK ("difficulty_record"."refusal_reason" ~ '[^\s\u3000]' and ("difficulty_record"."refusal_reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("difficulty_record"."refusal_reason" is nfc normalized and "difficulty_record"."refusal_reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')));--> statement-breakpoint
ALTER TABLE "left_behind_record" ADD CONSTRAINT "left_behind_record_two_people" CHECK ("left_behind_record"."verified_by_id" <> all ("left_behind_record"."written_by_ids"));