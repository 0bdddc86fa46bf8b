ALTER TABLE "staff_rule" DROP CONSTRAINT "staff_rule_numbers";--> statement-breakpoint
ALTER TABLE "school_quota" ALTER COLUMN "school_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "post" ADD COLUMN "thawed_on" date;--> statement-breakpoint
ALTER TABLE "staff_rule" ADD COLUMN "secondment_months" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "staff_rule" ADD COLUMN "leave_months" integer NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "school_quota_pool" ON "school_quota" USING btree ("township_id","school_year") WHERE "school_quota"."school_id" is null;--> statement-breakpoint
ALTER TABLE "staff_rule" ADD CONSTRAINT "staff_rule_numbers" CHECK ("staff_rule"."rotation_years" >= 0 and "staff_rule"."rotation_age_men" > 0 and "staff_rule"."rotation_age_women" > 0 and "staff_rule"."absent_months" > 0 and "staff_rule"."secondment_months" > 0 and "staff_rule"."leave_months" > 0 and "staff_rule"."training_hours" >= 0);