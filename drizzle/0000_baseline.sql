CREATE SCHEMA "tc";
--> statement-breakpoint
CREATE TABLE "tc"."rule_file" (
	"path" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"applied_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tc"."rule_object" (
	"identity" text PRIMARY KEY NOT NULL,
	"path" text NOT NULL,
	"head" text NOT NULL,
	"hash" text NOT NULL,
	"made" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "aid_scheme" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"district_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"stage" text NOT NULL,
	"name" text NOT NULL,
	"amount_per_term_fen" integer NOT NULL,
	"eligibility" text NOT NULL,
	"document_number" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "aid_scheme_kind" CHECK ("aid_scheme"."kind" in ('boarder-living', 'day-living', 'special-education', 'other')),
	CONSTRAINT "aid_scheme_stage" CHECK ("aid_scheme"."stage" in ('primary', 'junior')),
	CONSTRAINT "aid_scheme_amount" CHECK ("aid_scheme"."amount_per_term_fen" > 0),
	CONSTRAINT "aid_scheme_period" CHECK ("aid_scheme"."valid_to" is null or "aid_scheme"."valid_from" < "aid_scheme"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "student_aid_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"student_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"term_school_id" uuid NOT NULL,
	"scheme_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"school_year" integer NOT NULL,
	"term" text NOT NULL,
	"basis_category" text NOT NULL,
	"due_fen" integer NOT NULL,
	"amount_fen" integer,
	"decision" text NOT NULL,
	"proposed_on" date NOT NULL,
	"decided_on" date,
	"decided_by" text,
	"decision_reason" text,
	"batch_id" uuid,
	"payee_account_id" uuid,
	"reviewed_on" date,
	"sent_on" date,
	CONSTRAINT "student_aid_grant_kind" CHECK ("student_aid_grant"."kind" in ('boarder-living', 'day-living', 'special-education', 'other')),
	CONSTRAINT "student_aid_grant_term" CHECK ("student_aid_grant"."term" in ('1', '2')),
	CONSTRAINT "student_aid_grant_basis" CHECK ("student_aid_grant"."basis_category" in ('subsistence-allowance', 'destitute', 'orphan', 'de-facto-unsupported', 'disability', 'serious-illness', 'returned-to-poverty-risk', 'other')),
	CONSTRAINT "student_aid_grant_decision" CHECK ("student_aid_grant"."decision" in ('proposed', 'granted', 'refused')),
	CONSTRAINT "student_aid_grant_decided" CHECK (("student_aid_grant"."decision" <> 'proposed') = ("student_aid_grant"."decided_on" is not null and "student_aid_grant"."decided_by" is not null and "student_aid_grant"."decision_reason" is not null) and ("student_aid_grant"."decided_on" is null or "student_aid_grant"."decided_on" >= "student_aid_grant"."proposed_on")),
	CONSTRAINT "student_aid_grant_amount" CHECK (("student_aid_grant"."amount_fen" is not null) = ("student_aid_grant"."decision" = 'granted') and ("student_aid_grant"."amount_fen" is null or "student_aid_grant"."amount_fen" between 1 and "student_aid_grant"."due_fen")),
	CONSTRAINT "student_aid_grant_batch" CHECK (("student_aid_grant"."batch_id" is null or "student_aid_grant"."decision" = 'granted') and ("student_aid_grant"."batch_id" is not null or num_nonnulls("student_aid_grant"."reviewed_on", "student_aid_grant"."sent_on") = 0))
);
--> statement-breakpoint
CREATE TABLE "child" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"district_id" uuid NOT NULL,
	"name" text NOT NULL,
	"id_type" text NOT NULL,
	"id_number_cipher" text,
	"id_number_index" text,
	"identity_code" text,
	"gender" text NOT NULL,
	"birth_date" date NOT NULL,
	"enrolled" boolean GENERATED ALWAYS AS (school_id is not null) STORED NOT NULL,
	CONSTRAINT "child_id_type" CHECK ("child"."id_type" in ('1', '6', '7', '8', 'A', 'B', 'Z')),
	CONSTRAINT "child_gender" CHECK ("child"."gender" in ('0', '1', '2', '9'))
);
--> statement-breakpoint
CREATE TABLE "child_location" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"child_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"township_id" uuid NOT NULL,
	"village_id" uuid,
	"address_cipher" text,
	"protective" boolean DEFAULT false NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "child_location_kind" CHECK ("child_location"."kind" in ('hukou', 'residence')),
	CONSTRAINT "child_location_period" CHECK ("child_location"."valid_to" is null or "child_location"."valid_from" < "child_location"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "enrolment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"student_id" uuid NOT NULL,
	"child_id" uuid,
	"class_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_year" integer NOT NULL,
	"boarding" boolean DEFAULT false NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"end_reason" text,
	CONSTRAINT "enrolment_kind" CHECK ("enrolment"."kind" in ('catchment', 'migrant', 'transfer', 'allotted')),
	CONSTRAINT "enrolment_period" CHECK ("enrolment"."valid_to" is null or "enrolment"."valid_from" <= "enrolment"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "guardian" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"name" text NOT NULL,
	"id_number_cipher" text,
	"id_number_index" text,
	"identity_code" text,
	"phone_cipher" text,
	"phone_tail" text,
	"phone_index" text,
	"workplace_province" text
);
--> statement-breakpoint
CREATE TABLE "guardianship" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"child_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"protective_flag" boolean DEFAULT false NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "guardianship_kind" CHECK ("guardianship"."kind" in ('parent', 'kin', 'entrusted', 'institution', 'state')),
	CONSTRAINT "guardianship_status" CHECK ("guardianship"."status" in ('active', 'suspended', 'revoked')),
	CONSTRAINT "guardianship_period" CHECK ("guardianship"."valid_to" is null or "guardianship"."valid_from" < "guardianship"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "student" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"district_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"student_no_cipher" text,
	"student_no_index" text,
	"category" text NOT NULL,
	"since" date NOT NULL,
	CONSTRAINT "student_category" CHECK ("student"."category" in ('21100', '31100', '31200', '51100', '51200', '51300', '51400'))
);
--> statement-breakpoint
CREATE TABLE "allocation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"fiscal_year" integer NOT NULL,
	"item" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"central_fen" bigint NOT NULL,
	"municipal_fen" bigint NOT NULL,
	"district_fen" bigint NOT NULL,
	"difference_note" text,
	"decided_on" date NOT NULL,
	"published_on" date,
	"document_id" uuid,
	CONSTRAINT "allocation_item" CHECK ("allocation"."item" in ('base', 'boarding', 'special-education', 'small-school', 'high-cold', 'other')),
	CONSTRAINT "allocation_shares" CHECK ("allocation"."central_fen" >= 0 and "allocation"."municipal_fen" >= 0 and "allocation"."district_fen" >= 0
        and "allocation"."central_fen" + "allocation"."municipal_fen" + "allocation"."district_fen" = "allocation"."amount_fen"),
	CONSTRAINT "allocation_published" CHECK ("allocation"."published_on" is null or "allocation"."published_on" >= "allocation"."decided_on")
);
--> statement-breakpoint
CREATE TABLE "payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"allocation_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"fiscal_year" integer NOT NULL,
	"item" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	"paid_on" date NOT NULL,
	"voucher_no" text NOT NULL,
	CONSTRAINT "payment_voucher_no_unique" UNIQUE("voucher_no"),
	CONSTRAINT "payment_item" CHECK ("payment"."item" in ('base', 'boarding', 'special-education', 'small-school', 'high-cold', 'other')),
	CONSTRAINT "payment_amount" CHECK ("payment"."amount_fen" <> 0)
);
--> statement-breakpoint
CREATE TABLE "education_budget" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"district_id" uuid NOT NULL,
	"fiscal_year" integer NOT NULL,
	"general_budget_fen" bigint NOT NULL,
	"education_fen" bigint NOT NULL,
	"per_pupil_primary_fen" bigint NOT NULL,
	"per_pupil_junior_fen" bigint NOT NULL,
	"performance_score" integer,
	"note" text,
	CONSTRAINT "education_budget_amounts" CHECK ("education_budget"."education_fen" >= 0 and "education_budget"."per_pupil_primary_fen" >= 0 and "education_budget"."per_pupil_junior_fen" >= 0
        and "education_budget"."education_fen" <= "education_budget"."general_budget_fen"),
	CONSTRAINT "education_budget_score" CHECK ("education_budget"."performance_score" is null or "education_budget"."performance_score" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "pay_comparison" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"district_id" uuid NOT NULL,
	"fiscal_year" integer NOT NULL,
	"teachers_average_fen" bigint NOT NULL,
	"civil_servants_average_fen" bigint NOT NULL,
	"teachers" integer NOT NULL,
	"civil_servants" integer NOT NULL,
	"confirmed_on" date,
	CONSTRAINT "pay_comparison_amounts" CHECK ("pay_comparison"."teachers_average_fen" > 0 and "pay_comparison"."civil_servants_average_fen" > 0),
	CONSTRAINT "pay_comparison_many" CHECK ("pay_comparison"."teachers" >= 20 and "pay_comparison"."civil_servants" >= 20)
);
--> statement-breakpoint
CREATE TABLE "fund_standard" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"item" text NOT NULL,
	"stage" text NOT NULL,
	"township_id" uuid,
	"amount_fen" integer NOT NULL,
	"minimum_pupils" integer,
	"training_floor_permille" integer,
	"change_note" text,
	"document_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "fund_standard_item" CHECK ("fund_standard"."item" in ('base', 'boarding', 'special-education', 'small-school', 'high-cold', 'other')),
	CONSTRAINT "fund_standard_stage" CHECK ("fund_standard"."stage" in ('primary', 'junior')),
	CONSTRAINT "fund_standard_amount" CHECK ("fund_standard"."amount_fen" >= 0),
	CONSTRAINT "fund_standard_minimum" CHECK ("fund_standard"."minimum_pupils" is null or "fund_standard"."minimum_pupils" > 0),
	CONSTRAINT "fund_standard_floor" CHECK ("fund_standard"."training_floor_permille" is null or "fund_standard"."training_floor_permille" between 0 and 1000),
	CONSTRAINT "fund_standard_base_everywhere" CHECK ("fund_standard"."item" <> 'base' or "fund_standard"."township_id" is null),
	CONSTRAINT "fund_standard_period" CHECK ("fund_standard"."valid_to" is null or "fund_standard"."valid_from" < "fund_standard"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "funding_headcount" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"fiscal_year" integer NOT NULL,
	"item" text NOT NULL,
	"stage" text NOT NULL,
	"standard_id" uuid NOT NULL,
	"actual" integer NOT NULL,
	"funded" integer NOT NULL,
	"as_of" date NOT NULL,
	"status" text NOT NULL,
	"certified_on" date,
	CONSTRAINT "funding_headcount_item" CHECK ("funding_headcount"."item" in ('base', 'boarding', 'special-education', 'small-school', 'high-cold', 'other')),
	CONSTRAINT "funding_headcount_stage" CHECK ("funding_headcount"."stage" in ('primary', 'junior')),
	CONSTRAINT "funding_headcount_status" CHECK ("funding_headcount"."status" in ('reported', 'certified')),
	CONSTRAINT "funding_headcount_counts" CHECK ("funding_headcount"."actual" >= 0 and "funding_headcount"."funded" >= 0),
	CONSTRAINT "funding_headcount_certified" CHECK (("funding_headcount"."status" = 'certified') = ("funding_headcount"."certified_on" is not null)),
	CONSTRAINT "funding_headcount_after_count" CHECK ("funding_headcount"."certified_on" is null or "funding_headcount"."certified_on" >= "funding_headcount"."as_of")
);
--> statement-breakpoint
CREATE TABLE "project_funding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"project_id" uuid NOT NULL,
	"source" text NOT NULL,
	"fiscal_year" integer NOT NULL,
	"planned_fen" bigint NOT NULL,
	"paid_fen" bigint NOT NULL,
	CONSTRAINT "project_funding_source" CHECK ("project_funding"."source" in ('central', 'municipal', 'district', 'bond', 'developer')),
	CONSTRAINT "project_funding_amounts" CHECK ("project_funding"."paid_fen" >= 0 and "project_funding"."paid_fen" <= "project_funding"."planned_fen")
);
--> statement-breakpoint
CREATE TABLE "purchased_service" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"contract_no" text NOT NULL,
	"kind" text NOT NULL,
	"provider" text NOT NULL,
	"provider_uscc" text,
	"posts" integer NOT NULL,
	"amount_fen" bigint NOT NULL,
	"awarded_on" date,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "purchased_service_contract_no_unique" UNIQUE("contract_no"),
	CONSTRAINT "purchased_service_kind" CHECK ("purchased_service"."kind" in ('support-work', 'teaching-assistance')),
	CONSTRAINT "purchased_service_amounts" CHECK ("purchased_service"."posts" >= 0 and "purchased_service"."amount_fen" >= 0),
	CONSTRAINT "purchased_service_period" CHECK ("purchased_service"."valid_to" is null or "purchased_service"."valid_from" < "purchased_service"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "school_spending" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"fiscal_year" integer NOT NULL,
	"month" date NOT NULL,
	"category" text NOT NULL,
	"amount_fen" bigint NOT NULL,
	CONSTRAINT "school_spending_category" CHECK ("school_spending"."category" in ('teaching', 'utilities', 'repairs', 'training', 'equipment', 'purchased-services', 'other')),
	CONSTRAINT "school_spending_month" CHECK (extract(day from "school_spending"."month") = 1 and extract(year from "school_spending"."month") = "school_spending"."fiscal_year"),
	CONSTRAINT "school_spending_amount" CHECK ("school_spending"."amount_fen" >= 0)
);
--> statement-breakpoint
CREATE TABLE "canteen_account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"month" date NOT NULL,
	"income_fen" integer NOT NULL,
	"subsidy_fen" integer NOT NULL,
	"food_fen" integer NOT NULL,
	"staff_fen" integer NOT NULL,
	"other_fen" integer NOT NULL,
	"published_on" date,
	"balance_fen" integer GENERATED ALWAYS AS (income_fen - food_fen - staff_fen - other_fen) STORED NOT NULL,
	"food_share_permille" integer GENERATED ALWAYS AS (case when food_fen + staff_fen + other_fen > 0
        then (food_fen::bigint * 20 / (food_fen + staff_fen + other_fen))::int * 50 end) STORED,
	CONSTRAINT "canteen_account_first" CHECK (extract(day from "canteen_account"."month") = 1),
	CONSTRAINT "canteen_account_amounts" CHECK ("canteen_account"."income_fen" >= 0 and "canteen_account"."food_fen" >= 0 and "canteen_account"."staff_fen" >= 0 and "canteen_account"."other_fen" >= 0),
	CONSTRAINT "canteen_account_income" CHECK ("canteen_account"."subsidy_fen" between 0 and "canteen_account"."income_fen"),
	CONSTRAINT "canteen_account_food_only" CHECK ("canteen_account"."food_fen" >= "canteen_account"."subsidy_fen"),
	CONSTRAINT "canteen_account_published" CHECK ("canteen_account"."published_on" is null or "canteen_account"."published_on" > "canteen_account"."month")
);
--> statement-breakpoint
CREATE TABLE "growth_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"student_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"measuring_school_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"measured_on" date NOT NULL,
	"height_mm" integer NOT NULL,
	"weight_g" integer NOT NULL,
	"status" text NOT NULL,
	CONSTRAINT "growth_record_status" CHECK ("growth_record"."status" in ('stunted', 'wasted', 'normal', 'overweight', 'obese')),
	CONSTRAINT "growth_record_height" CHECK ("growth_record"."height_mm" between 500 and 2300),
	CONSTRAINT "growth_record_weight" CHECK ("growth_record"."weight_g" between 5000 and 250000),
	CONSTRAINT "growth_record_on" CHECK ("growth_record"."measured_on" >= make_date("growth_record"."school_year", 9, 1) and "growth_record"."measured_on" < make_date("growth_record"."school_year" + 1, 9, 1))
);
--> statement-breakpoint
CREATE TABLE "meal_quality_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"checked_on" date NOT NULL,
	"menu_days" integer NOT NULL,
	"menu" text,
	"findings" text,
	"passed" boolean NOT NULL,
	"checked_by" text NOT NULL,
	"checker" text NOT NULL,
	"published_on" date,
	CONSTRAINT "meal_quality_check_by" CHECK ("meal_quality_check"."checked_by" in ('school', 'education')),
	CONSTRAINT "meal_quality_check_days" CHECK ("meal_quality_check"."menu_days" between 0 and 7),
	CONSTRAINT "meal_quality_check_findings" CHECK ("meal_quality_check"."passed" or "meal_quality_check"."findings" is not null),
	CONSTRAINT "meal_quality_check_published" CHECK ("meal_quality_check"."published_on" is null or "meal_quality_check"."published_on" >= "meal_quality_check"."checked_on")
);
--> statement-breakpoint
CREATE TABLE "nutrition_programme" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"district_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"amount_per_day_fen" integer NOT NULL,
	"days_per_year" integer NOT NULL,
	"eligibility_rule" text NOT NULL,
	"document_number" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "nutrition_programme_kind" CHECK ("nutrition_programme"."kind" in ('national', 'local')),
	CONSTRAINT "nutrition_programme_amount" CHECK ("nutrition_programme"."amount_per_day_fen" between 1 and 10000),
	CONSTRAINT "nutrition_programme_days" CHECK ("nutrition_programme"."days_per_year" between 1 and 366),
	CONSTRAINT "nutrition_programme_period" CHECK ("nutrition_programme"."valid_to" is null or "nutrition_programme"."valid_from" < "nutrition_programme"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "nutrition_pupil_term" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"student_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"term_school_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"term" text NOT NULL,
	"eligible" boolean NOT NULL,
	"covered" boolean NOT NULL,
	"reason_uncovered" text,
	CONSTRAINT "nutrition_pupil_term_term" CHECK ("nutrition_pupil_term"."term" in ('1', '2')),
	CONSTRAINT "nutrition_pupil_term_reason" CHECK ("nutrition_pupil_term"."reason_uncovered" in ('eats-at-home', 'medical', 'refused', 'not-arranged', 'other')),
	CONSTRAINT "nutrition_pupil_term_covered" CHECK ("nutrition_pupil_term"."eligible" or not "nutrition_pupil_term"."covered"),
	CONSTRAINT "nutrition_pupil_term_uncovered" CHECK (("nutrition_pupil_term"."reason_uncovered" is not null) = ("nutrition_pupil_term"."eligible" and not "nutrition_pupil_term"."covered"))
);
--> statement-breakpoint
CREATE TABLE "nutrition_school_month" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"programme_id" uuid NOT NULL,
	"month" date NOT NULL,
	"enrolled" integer NOT NULL,
	"eligible" integer NOT NULL,
	"covered" integer NOT NULL,
	"meal_days" integer NOT NULL,
	"meals_served" integer NOT NULL,
	"mode" text NOT NULL,
	"amount_per_day_fen" integer NOT NULL,
	"cost_fen" integer NOT NULL,
	"subsidy_spent_fen" integer NOT NULL,
	"reported_on" date NOT NULL,
	"certified_on" date,
	"published_on" date,
	"uncovered" integer GENERATED ALWAYS AS (eligible - covered) STORED NOT NULL,
	"coverage_permille" integer GENERATED ALWAYS AS (case when eligible > 0 then covered * 1000 / eligible end) STORED,
	"subsidy_due_fen" integer GENERATED ALWAYS AS (meals_served * amount_per_day_fen) STORED NOT NULL,
	"subsidy_balance_fen" integer GENERATED ALWAYS AS (meals_served * amount_per_day_fen - subsidy_spent_fen) STORED NOT NULL,
	"uncovered_about" integer GENERATED ALWAYS AS (case when eligible - covered >= 5 then (eligible - covered) / 5 * 5 + 2 end) STORED,
	CONSTRAINT "nutrition_school_month_mode" CHECK ("nutrition_school_month"."mode" in ('canteen', 'company', 'household')),
	CONSTRAINT "nutrition_school_month_first" CHECK (extract(day from "nutrition_school_month"."month") = 1),
	CONSTRAINT "nutrition_school_month_pupils" CHECK ("nutrition_school_month"."covered" >= 0 and "nutrition_school_month"."covered" <= "nutrition_school_month"."eligible" and "nutrition_school_month"."eligible" <= "nutrition_school_month"."enrolled"),
	CONSTRAINT "nutrition_school_month_days" CHECK ("nutrition_school_month"."meal_days" >= 0 and "nutrition_school_month"."meal_days" <= extract(day from "nutrition_school_month"."month" + interval '1 month' - interval '1 day')),
	CONSTRAINT "nutrition_school_month_meals" CHECK ("nutrition_school_month"."meals_served" >= 0 and "nutrition_school_month"."meals_served"::bigint <= "nutrition_school_month"."covered"::bigint * "nutrition_school_month"."meal_days"),
	CONSTRAINT "nutrition_school_month_money" CHECK ("nutrition_school_month"."cost_fen" >= 0 and "nutrition_school_month"."subsidy_spent_fen" between 0 and "nutrition_school_month"."cost_fen"),
	CONSTRAINT "nutrition_school_month_steps" CHECK (("nutrition_school_month"."certified_on" is null or "nutrition_school_month"."certified_on" >= "nutrition_school_month"."reported_on") and ("nutrition_school_month"."published_on" is null or ("nutrition_school_month"."certified_on" is not null and "nutrition_school_month"."published_on" >= "nutrition_school_month"."certified_on")))
);
--> statement-breakpoint
CREATE TABLE "catchment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"stage" text NOT NULL,
	"document_id" uuid,
	CONSTRAINT "catchment_stage" CHECK ("catchment"."stage" in ('primary', 'junior'))
);
--> statement-breakpoint
CREATE TABLE "catchment_division" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"catchment_id" uuid NOT NULL,
	"village_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"stage" text NOT NULL,
	"part_text" text,
	CONSTRAINT "catchment_division_stage" CHECK ("catchment_division"."stage" in ('primary', 'junior')),
	CONSTRAINT "catchment_division_part" CHECK ("catchment_division"."part_text" <> '')
);
--> statement-breakpoint
CREATE TABLE "enrolment_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"stage" text NOT NULL,
	"planned" integer NOT NULL,
	"capped" boolean DEFAULT false NOT NULL,
	"cap_reason" text,
	CONSTRAINT "enrolment_plan_stage" CHECK ("enrolment_plan"."stage" in ('primary', 'junior')),
	CONSTRAINT "enrolment_plan_planned" CHECK ("enrolment_plan"."planned" >= 0),
	CONSTRAINT "enrolment_plan_cap_reason" CHECK ("enrolment_plan"."capped" = ("enrolment_plan"."cap_reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "cluster_member" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"cluster_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "cluster_member_period" CHECK ("cluster_member"."valid_to" is null or "cluster_member"."valid_from" < "cluster_member"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "school_cluster" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"lead_school_id" uuid NOT NULL,
	"agreement_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "school_cluster_kind" CHECK ("school_cluster"."kind" in ('group', 'alliance', 'integrated', 'pairing')),
	CONSTRAINT "school_cluster_period" CHECK ("school_cluster"."valid_to" is null or "school_cluster"."valid_from" < "school_cluster"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "construction_project" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"stage" text NOT NULL,
	"places" integer NOT NULL,
	"batch" text,
	"need" text,
	"site" text,
	"approval_no" text,
	"investment_fen" bigint,
	"priority" integer,
	"land_status" text NOT NULL,
	"land_parcel_no" text,
	"funds_confirmed_on" date,
	"planned_on" date NOT NULL,
	"approved_on" date,
	"started_on" date,
	"accepted_on" date,
	"delivered_on" date,
	"opened_on" date,
	CONSTRAINT "construction_project_approval_no_unique" UNIQUE("approval_no"),
	CONSTRAINT "construction_project_kind" CHECK ("construction_project"."kind" in ('new', 'expand', 'weak-school', 'boarding')),
	CONSTRAINT "construction_project_stage" CHECK ("construction_project"."stage" in ('primary', 'junior')),
	CONSTRAINT "construction_project_land" CHECK ("construction_project"."land_status" in ('none', 'reserved', 'supplied', 'permitted')),
	CONSTRAINT "construction_project_amounts" CHECK ("construction_project"."places" >= 0 and "construction_project"."investment_fen" >= 0),
	CONSTRAINT "construction_project_priority" CHECK ("construction_project"."priority" between 1 and 9),
	CONSTRAINT "construction_project_approval" CHECK ("construction_project"."approved_on" is null or "construction_project"."approval_no" is not null),
	CONSTRAINT "construction_project_order" CHECK (("construction_project"."approved_on" is null or "construction_project"."planned_on" <= "construction_project"."approved_on")
        and ("construction_project"."started_on" is null or coalesce("construction_project"."approved_on" <= "construction_project"."started_on", false))
        and ("construction_project"."accepted_on" is null or coalesce("construction_project"."started_on" <= "construction_project"."accepted_on", false))
        and ("construction_project"."delivered_on" is null or coalesce("construction_project"."accepted_on" <= "construction_project"."delivered_on", false))
        and ("construction_project"."opened_on" is null or coalesce("construction_project"."delivered_on" <= "construction_project"."opened_on", false)))
);
--> statement-breakpoint
CREATE TABLE "large_class_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"class_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"found_on" date NOT NULL,
	"size_then" integer NOT NULL,
	"latest_size" integer NOT NULL,
	"responsible_post" text,
	"cleared_on" date,
	"assessment" text,
	"assessment_note" text,
	CONSTRAINT "large_class_case_assessment" CHECK ("large_class_case"."assessment" in ('reward', 'none', 'penalty')),
	CONSTRAINT "large_class_case_size" CHECK ("large_class_case"."size_then" >= 56 and "large_class_case"."latest_size" >= 0),
	CONSTRAINT "large_class_case_cleared" CHECK ("large_class_case"."cleared_on" is null or ("large_class_case"."found_on" <= "large_class_case"."cleared_on" and "large_class_case"."latest_size" < 56))
);
--> statement-breakpoint
CREATE TABLE "large_class_measure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"case_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"to_school_id" uuid,
	"to_class_id" uuid,
	"pupils" integer,
	"due_on" date NOT NULL,
	"done_on" date,
	CONSTRAINT "large_class_measure_kind" CHECK ("large_class_measure"."kind" in ('divert', 'split', 'build', 'cap', 'redraw')),
	CONSTRAINT "large_class_measure_divert" CHECK (("large_class_measure"."kind" = 'divert') = ("large_class_measure"."to_school_id" is not null) and ("large_class_measure"."to_class_id" is null or "large_class_measure"."kind" = 'divert')),
	CONSTRAINT "large_class_measure_pupils" CHECK ("large_class_measure"."pupils" >= 0 and ("large_class_measure"."to_class_id" is null or "large_class_measure"."pupils" is not null))
);
--> statement-breakpoint
CREATE TABLE "residential_development" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"case_no" text NOT NULL,
	"township_id" uuid NOT NULL,
	"name" text NOT NULL,
	"developer" text NOT NULL,
	"developer_uscc" text NOT NULL,
	"households" integer NOT NULL,
	"school_duty" text NOT NULL,
	"places" integer NOT NULL,
	"project_id" uuid,
	"education_opinion" text,
	"opinion_on" date,
	"housing_planned_on" date,
	"housing_permit_on" date,
	"housing_started_on" date,
	"housing_delivered_on" date,
	"housing_verified_on" date,
	"school_planned_on" date,
	"school_permit_on" date,
	"school_started_on" date,
	"school_delivered_on" date,
	CONSTRAINT "residential_development_case_no_unique" UNIQUE("case_no"),
	CONSTRAINT "residential_development_duty" CHECK ("residential_development"."school_duty" in ('none', 'primary', 'junior', 'both')),
	CONSTRAINT "residential_development_counts" CHECK ("residential_development"."households" >= 0 and "residential_development"."places" >= 0 and (("residential_development"."school_duty" = 'none') = ("residential_development"."places" = 0))),
	CONSTRAINT "residential_development_uscc" CHECK ("residential_development"."developer_uscc" ~ '^[0-9A-Z]{18}$'),
	CONSTRAINT "residential_development_opinion" CHECK ("residential_development"."education_opinion" is null or "residential_development"."opinion_on" is not null),
	CONSTRAINT "residential_development_permit" CHECK ("residential_development"."school_duty" = 'none' or "residential_development"."housing_permit_on" is null or coalesce("residential_development"."school_permit_on" <= "residential_development"."housing_permit_on", false)),
	CONSTRAINT "residential_development_verified" CHECK ("residential_development"."housing_verified_on" is null or (coalesce("residential_development"."housing_delivered_on" <= "residential_development"."housing_verified_on", false)
        and ("residential_development"."school_duty" = 'none' or coalesce("residential_development"."school_delivered_on" <= "residential_development"."housing_verified_on", false))))
);
--> statement-breakpoint
CREATE TABLE "school_age_count" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"stage" text NOT NULL,
	"children" integer NOT NULL,
	"as_of" date NOT NULL,
	CONSTRAINT "school_age_count_stage" CHECK ("school_age_count"."stage" in ('primary', 'junior')),
	CONSTRAINT "school_age_count_children" CHECK ("school_age_count"."children" >= 0)
);
--> statement-breakpoint
CREATE TABLE "closure_hearing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"closure_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"votes_for" integer NOT NULL,
	"votes_against" integer NOT NULL,
	"votes_abstained" integer NOT NULL,
	CONSTRAINT "closure_hearing_votes" CHECK (least("closure_hearing"."votes_for", "closure_hearing"."votes_against", "closure_hearing"."votes_abstained") >= 0)
);
--> statement-breakpoint
CREATE TABLE "school_closure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"proposed_on" date NOT NULL,
	"reason" text NOT NULL,
	"travel_plan" text,
	"receiving_school_id" uuid,
	"decision_id" uuid,
	"decided_on" date,
	"status" text NOT NULL,
	CONSTRAINT "school_closure_status" CHECK ("school_closure"."status" in ('proposed', 'hearing', 'decided', 'withdrawn')),
	CONSTRAINT "school_closure_not_into_itself" CHECK ("school_closure"."receiving_school_id" is distinct from "school_closure"."school_id"),
	CONSTRAINT "school_closure_decided" CHECK ("school_closure"."status" <> 'decided' or ("school_closure"."travel_plan" is not null and "school_closure"."receiving_school_id" is not null and "school_closure"."decided_on" is not null and "school_closure"."decided_on" >= "school_closure"."proposed_on"))
);
--> statement-breakpoint
CREATE TABLE "curriculum_offering" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"semester" text NOT NULL,
	"grade" integer NOT NULL,
	"subject" text NOT NULL,
	"periods_per_week" integer NOT NULL,
	"required_periods" integer NOT NULL,
	CONSTRAINT "curriculum_offering_semester" CHECK ("curriculum_offering"."semester" in ('autumn', 'spring')),
	CONSTRAINT "curriculum_offering_subject" CHECK ("curriculum_offering"."subject" in ('11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '40', '41', '42', '43', '49', '60', '61', '62')),
	CONSTRAINT "curriculum_offering_grade" CHECK ("curriculum_offering"."grade" between 1 and 9),
	CONSTRAINT "curriculum_offering_periods" CHECK ("curriculum_offering"."periods_per_week" between 0 and 60 and "curriculum_offering"."required_periods" between 0 and 60)
);
--> statement-breakpoint
CREATE TABLE "school_condition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"teaching_area_dm2" integer NOT NULL,
	"sports_area_dm2" integer NOT NULL,
	"dorm_area_dm2" integer NOT NULL,
	"beds" integer NOT NULL,
	"canteen_area_dm2" integer NOT NULL,
	"teacher_flats" integer NOT NULL,
	"equipment_fen" bigint NOT NULL,
	"books" integer NOT NULL,
	"computers" integer NOT NULL,
	"multimedia_rooms" integer NOT NULL,
	"music_rooms" integer NOT NULL,
	"art_rooms" integer NOT NULL,
	"bandwidth_mbps" integer NOT NULL,
	"weak_school" boolean DEFAULT false NOT NULL,
	"weak_basis" text,
	"published_on" date,
	CONSTRAINT "school_condition_counts" CHECK (least("school_condition"."teaching_area_dm2", "school_condition"."sports_area_dm2", "school_condition"."dorm_area_dm2", "school_condition"."beds", "school_condition"."canteen_area_dm2", "school_condition"."teacher_flats", "school_condition"."equipment_fen", "school_condition"."books", "school_condition"."computers", "school_condition"."multimedia_rooms", "school_condition"."music_rooms", "school_condition"."art_rooms", "school_condition"."bandwidth_mbps") >= 0),
	CONSTRAINT "school_condition_weak" CHECK (not "school_condition"."weak_school" or "school_condition"."weak_basis" is not null)
);
--> statement-breakpoint
CREATE TABLE "school_stage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"stage" text NOT NULL,
	"grade_from" integer NOT NULL,
	"grade_to" integer NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "school_stage_stage" CHECK ("school_stage"."stage" in ('primary', 'junior')),
	CONSTRAINT "school_stage_grades" CHECK ("school_stage"."grade_from" <= "school_stage"."grade_to" and case "school_stage"."stage" when 'primary' then 1 <= "school_stage"."grade_from" and "school_stage"."grade_to" <= 6 else 7 <= "school_stage"."grade_from" and "school_stage"."grade_to" <= 9 end),
	CONSTRAINT "school_stage_period" CHECK ("school_stage"."valid_to" is null or "school_stage"."valid_from" < "school_stage"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "charter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"edition" integer NOT NULL,
	"approved_on" date,
	"replaced_on" date,
	"text_reference" text,
	CONSTRAINT "charter_kind" CHECK ("charter"."kind" in ('charter', 'rule')),
	CONSTRAINT "charter_edition" CHECK ("charter"."edition" >= 1),
	CONSTRAINT "charter_dates" CHECK ("charter"."replaced_on" is null or ("charter"."approved_on" is not null and "charter"."approved_on" <= "charter"."replaced_on"))
);
--> statement-breakpoint
CREATE TABLE "management_review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"standard_id" uuid NOT NULL,
	"item" text NOT NULL,
	"score" integer NOT NULL,
	"evidence" text,
	"improvement" text,
	"due_on" date,
	"confirmed_on" date,
	CONSTRAINT "management_review_score" CHECK ("management_review"."score" between 0 and 100),
	CONSTRAINT "management_review_due" CHECK ("management_review"."improvement" is null or "management_review"."due_on" is not null)
);
--> statement-breakpoint
CREATE TABLE "party_organisation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"secretary_name" text,
	"members" integer NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "party_organisation_kind" CHECK ("party_organisation"."kind" in ('committee', 'general-branch', 'branch', 'joint-branch')),
	CONSTRAINT "party_organisation_members" CHECK ("party_organisation"."members" >= 0),
	CONSTRAINT "party_organisation_period" CHECK ("party_organisation"."valid_to" is null or "party_organisation"."valid_from" < "party_organisation"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "district" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "division_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"township_id" uuid NOT NULL,
	"system" text NOT NULL,
	"edition" text NOT NULL,
	"code" text NOT NULL,
	"name_in_edition" text NOT NULL,
	CONSTRAINT "division_code_system" CHECK ("division_code"."system" in ('NBS', 'MCA')),
	CONSTRAINT "division_code_digits" CHECK ("division_code"."code" ~ '^[0-9]{9}([0-9]{3})?$')
);
--> statement-breakpoint
CREATE TABLE "township" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"district_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"high_cold" boolean DEFAULT false NOT NULL,
	CONSTRAINT "township_kind" CHECK ("township"."kind" in ('street', 'town', 'township'))
);
--> statement-breakpoint
CREATE TABLE "township_name" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"township_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	CONSTRAINT "township_name_kind" CHECK ("township_name"."kind" in ('street', 'town', 'township'))
);
--> statement-breakpoint
CREATE TABLE "village" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"township_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "village_in_township" UNIQUE("id","township_id"),
	CONSTRAINT "village_kind" CHECK ("village"."kind" in ('village', 'community'))
);
--> statement-breakpoint
CREATE TABLE "parameter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"key" text NOT NULL,
	"township_id" uuid,
	"owner_department" text NOT NULL,
	"integer_value" integer,
	"text_value" text,
	"unit" text NOT NULL,
	"document_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "parameter_owner_department" CHECK ("parameter"."owner_department" in ('education', 'development', 'finance', 'police', 'civil-affairs', 'staffing-office', 'hr', 'planning')),
	CONSTRAINT "parameter_one_value" CHECK (num_nonnulls("parameter"."integer_value", "parameter"."text_value") = 1),
	CONSTRAINT "parameter_period" CHECK ("parameter"."valid_to" is null or "parameter"."valid_from" < "parameter"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "target" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"clause" text NOT NULL,
	"name" text NOT NULL,
	"baseline" integer,
	"value" integer,
	"unit" text NOT NULL,
	"due_year" integer,
	"formula" text NOT NULL,
	CONSTRAINT "target_due_year" CHECK ("target"."due_year" between 2000 and 2100)
);
--> statement-breakpoint
CREATE TABLE "workday_calendar" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"day" date NOT NULL,
	"is_workday" boolean NOT NULL,
	"document_id" uuid,
	CONSTRAINT "workday_calendar_day_unique" UNIQUE("day")
);
--> statement-breakpoint
CREATE TABLE "policy_document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"number" text NOT NULL,
	"title" text NOT NULL,
	"issuer" text NOT NULL,
	"issued_on" date NOT NULL,
	"superseded_by_id" uuid,
	CONSTRAINT "policy_document_number_unique" UNIQUE("number"),
	CONSTRAINT "policy_document_number" CHECK ("policy_document"."number" <> '' and "policy_document"."number" !~ '[\[\]()（）]'),
	CONSTRAINT "policy_document_not_own_successor" CHECK ("policy_document"."superseded_by_id" is distinct from "policy_document"."id")
);
--> statement-breakpoint
CREATE TABLE "school_class" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"grade" integer NOT NULL,
	"class_no" integer NOT NULL,
	"type" text NOT NULL,
	"cap" integer NOT NULL,
	CONSTRAINT "school_class_type" CHECK ("school_class"."type" in ('10', '12', '13', '20', '22')),
	CONSTRAINT "school_class_grade" CHECK ("school_class"."grade" between 1 and 9),
	CONSTRAINT "school_class_cap" CHECK ("school_class"."cap" between 1 and 70)
);
--> statement-breakpoint
CREATE TABLE "school_headcount" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"stage" text NOT NULL,
	"grade" integer NOT NULL,
	"as_of" date NOT NULL,
	"students" integer NOT NULL,
	"boarders" integer NOT NULL,
	"classes" integer NOT NULL,
	"certified_on" date,
	CONSTRAINT "school_headcount_stage" CHECK ("school_headcount"."stage" in ('primary', 'junior')),
	CONSTRAINT "school_headcount_grade" CHECK ("school_headcount"."grade" between 1 and 9 and ("school_headcount"."stage" = 'primary') = ("school_headcount"."grade" <= 6)),
	CONSTRAINT "school_headcount_counts" CHECK ("school_headcount"."students" >= 0 and "school_headcount"."classes" >= 0 and "school_headcount"."boarders" between 0 and "school_headcount"."students")
);
--> statement-breakpoint
CREATE TABLE "school" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"district_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"village_id" uuid,
	"parent_school_id" uuid,
	"name" text NOT NULL,
	"official_code" text,
	"uscc" text,
	"kind" text NOT NULL,
	"run_by" text NOT NULL,
	"locale" text NOT NULL,
	"was_rural" boolean DEFAULT false NOT NULL,
	"county_town" boolean DEFAULT false NOT NULL,
	"boarding" boolean DEFAULT false NOT NULL,
	"altitude_m" integer,
	"status" text NOT NULL,
	"opened_on" date,
	"closed_on" date,
	"head_name" text,
	"office_phone" text,
	CONSTRAINT "school_official_code_unique" UNIQUE("official_code"),
	CONSTRAINT "school_kind" CHECK ("school"."kind" in ('211', '218', '219', '311', '312', '319', '341', '345', '514')),
	CONSTRAINT "school_run_by" CHECK ("school"."run_by" in ('11', '12', '19', '21', '22', '23', '29')),
	CONSTRAINT "school_locale" CHECK ("school"."locale" in ('111', '112', '121', '122', '123', '210', '220')),
	CONSTRAINT "school_status" CHECK ("school"."status" in ('planned', 'building', 'operating', 'idle', 'merged', 'closed')),
	CONSTRAINT "school_official_code" CHECK ("school"."official_code" ~ '^[0-9]{10}$'),
	CONSTRAINT "school_point_has_parent" CHECK ("school"."kind" <> '218' or "school"."parent_school_id" is not null),
	CONSTRAINT "school_not_own_parent" CHECK ("school"."parent_school_id" is distinct from "school"."id"),
	CONSTRAINT "school_opened_before_closed" CHECK ("school"."closed_on" is null or "school"."opened_on" is null or "school"."opened_on" <= "school"."closed_on")
);
--> statement-breakpoint
CREATE TABLE "appointment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"post_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"contract_no" text NOT NULL,
	"competed_on" date,
	"confirmed_on" date,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	CONSTRAINT "appointment_period" CHECK ("appointment"."valid_from" < "appointment"."valid_to"),
	CONSTRAINT "appointment_competed" CHECK ("appointment"."competed_on" is null or "appointment"."competed_on" <= "appointment"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "post" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"line_id" uuid NOT NULL,
	"scheme_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"post_no" integer NOT NULL,
	"category" text NOT NULL,
	"grade" integer NOT NULL,
	"subject" text,
	"status" text NOT NULL,
	"vacant_since" date,
	CONSTRAINT "post_category" CHECK ("post"."category" in ('management', 'professional', 'worker')),
	CONSTRAINT "post_subject" CHECK ("post"."subject" in ('11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '40', '41', '42', '43', '49', '60', '61', '62')),
	CONSTRAINT "post_status" CHECK ("post"."status" in ('vacant', 'filled', 'frozen')),
	CONSTRAINT "post_no" CHECK ("post"."post_no" > 0),
	CONSTRAINT "post_vacant_since" CHECK (("post"."status" = 'vacant') = ("post"."vacant_since" is not null))
);
--> statement-breakpoint
CREATE TABLE "term_appraisal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"appointment_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"result" text NOT NULL,
	"appraised_on" date NOT NULL,
	"confirmed_on" date,
	CONSTRAINT "term_appraisal_result" CHECK ("term_appraisal"."result" in ('excellent', 'qualified', 'barely-qualified', 'unqualified')),
	CONSTRAINT "term_appraisal_dates" CHECK ("term_appraisal"."confirmed_on" is null or "term_appraisal"."appraised_on" <= "term_appraisal"."confirmed_on")
);
--> statement-breakpoint
CREATE TABLE "post_scheme" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"edition" integer NOT NULL,
	"school_year" integer NOT NULL,
	"status" text NOT NULL,
	"drafted_on" date NOT NULL,
	"reviewed_on" date,
	"approved_on" date,
	"flag_reason" text,
	CONSTRAINT "post_scheme_edition" CHECK ("post_scheme"."edition" > 0),
	CONSTRAINT "post_scheme_status" CHECK (("post_scheme"."status" = 'draft' and "post_scheme"."reviewed_on" is null and "post_scheme"."approved_on" is null)
        or ("post_scheme"."status" = 'reviewed' and "post_scheme"."reviewed_on" is not null and "post_scheme"."approved_on" is null)
        or ("post_scheme"."status" = 'approved' and "post_scheme"."reviewed_on" is not null and "post_scheme"."approved_on" is not null)),
	CONSTRAINT "post_scheme_dates" CHECK (("post_scheme"."reviewed_on" is null or "post_scheme"."drafted_on" <= "post_scheme"."reviewed_on")
        and ("post_scheme"."approved_on" is null or "post_scheme"."reviewed_on" <= "post_scheme"."approved_on"))
);
--> statement-breakpoint
CREATE TABLE "post_scheme_line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"scheme_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"category" text NOT NULL,
	"grade" integer NOT NULL,
	"post_count" integer NOT NULL,
	CONSTRAINT "post_scheme_line_category" CHECK ("post_scheme_line"."category" in ('management', 'professional', 'worker')),
	CONSTRAINT "post_scheme_line_grade" CHECK ("post_scheme_line"."grade" between 1 and 13),
	CONSTRAINT "post_scheme_line_count" CHECK ("post_scheme_line"."post_count" > 0)
);
--> statement-breakpoint
CREATE TABLE "post_structure_ratio" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_kind" text NOT NULL,
	"senior_permille" integer NOT NULL,
	"middle_permille" integer NOT NULL,
	"junior_permille" integer NOT NULL,
	"rural_uplift_permille" integer NOT NULL,
	"document_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "post_structure_ratio_school_kind" CHECK ("post_structure_ratio"."school_kind" in ('211', '218', '219', '311', '312', '319', '341', '345', '514')),
	CONSTRAINT "post_structure_ratio_shares" CHECK ("post_structure_ratio"."senior_permille" >= 0 and "post_structure_ratio"."middle_permille" >= 0 and "post_structure_ratio"."junior_permille" >= 0
        and "post_structure_ratio"."senior_permille" + "post_structure_ratio"."middle_permille" + "post_structure_ratio"."junior_permille" = 1000),
	CONSTRAINT "post_structure_ratio_uplift" CHECK ("post_structure_ratio"."rural_uplift_permille" between 0 and 1000 - "post_structure_ratio"."senior_permille"),
	CONSTRAINT "post_structure_ratio_period" CHECK ("post_structure_ratio"."valid_to" is null or "post_structure_ratio"."valid_from" < "post_structure_ratio"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "recruitment_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"subject" text NOT NULL,
	"stage" text NOT NULL,
	"planned" integer NOT NULL,
	"applicants" integer,
	"qualified" integer,
	"hired" integer,
	"published_on" date,
	CONSTRAINT "recruitment_plan_subject" CHECK ("recruitment_plan"."subject" in ('11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '40', '41', '42', '43', '49', '60', '61', '62')),
	CONSTRAINT "recruitment_plan_stage" CHECK ("recruitment_plan"."stage" in ('primary', 'junior')),
	CONSTRAINT "recruitment_plan_counts" CHECK ("recruitment_plan"."planned" > 0 and "recruitment_plan"."applicants" >= 0 and "recruitment_plan"."qualified" between 0 and "recruitment_plan"."applicants"
        and "recruitment_plan"."hired" between 0 and least("recruitment_plan"."planned", "recruitment_plan"."qualified")),
	CONSTRAINT "recruitment_plan_known" CHECK (num_nonnulls("recruitment_plan"."applicants", "recruitment_plan"."qualified", "recruitment_plan"."hired") in (0, 3))
);
--> statement-breakpoint
CREATE TABLE "quota_transfer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"from_school_id" uuid NOT NULL,
	"to_school_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"category" text NOT NULL,
	"amount" integer NOT NULL,
	"requested_on" date NOT NULL,
	"approved_on" date,
	CONSTRAINT "quota_transfer_category" CHECK ("quota_transfer"."category" in ('1', '2', '3', '4')),
	CONSTRAINT "quota_transfer_schools" CHECK ("quota_transfer"."from_school_id" <> "quota_transfer"."to_school_id"),
	CONSTRAINT "quota_transfer_amount" CHECK ("quota_transfer"."amount" > 0),
	CONSTRAINT "quota_transfer_dates" CHECK ("quota_transfer"."approved_on" is null or "quota_transfer"."requested_on" <= "quota_transfer"."approved_on")
);
--> statement-breakpoint
CREATE TABLE "school_quota" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"quota" integer NOT NULL,
	"teacher_quota" integer NOT NULL,
	"administrative_quota" integer NOT NULL,
	"support_quota" integer NOT NULL,
	"worker_quota" integer NOT NULL,
	"basis" text NOT NULL,
	"reserved" integer DEFAULT 0 NOT NULL,
	"occupied" integer DEFAULT 0 NOT NULL,
	"non_quota" integer DEFAULT 0 NOT NULL,
	"seconded" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "school_quota_basis" CHECK ("school_quota"."basis" in ('pupil-ratio', 'class-ratio')),
	CONSTRAINT "school_quota_categories" CHECK ("school_quota"."teacher_quota" >= 0 and "school_quota"."administrative_quota" >= 0 and "school_quota"."support_quota" >= 0 and "school_quota"."worker_quota" >= 0
        and "school_quota"."quota" = "school_quota"."teacher_quota" + "school_quota"."administrative_quota" + "school_quota"."support_quota" + "school_quota"."worker_quota"),
	CONSTRAINT "school_quota_reserved" CHECK ("school_quota"."reserved" between 0 and "school_quota"."quota"),
	CONSTRAINT "school_quota_occupied" CHECK ("school_quota"."occupied" between 0 and "school_quota"."quota"),
	CONSTRAINT "school_quota_counts" CHECK ("school_quota"."non_quota" >= 0 and "school_quota"."seconded" between 0 and "school_quota"."occupied")
);
--> statement-breakpoint
CREATE TABLE "staffing_standard" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"stage" text NOT NULL,
	"pupils_per_ten_staff" integer NOT NULL,
	"staff_per_ten_classes" integer NOT NULL,
	"document_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "staffing_standard_stage" CHECK ("staffing_standard"."stage" in ('primary', 'junior')),
	CONSTRAINT "staffing_standard_ratios" CHECK ("staffing_standard"."pupils_per_ten_staff" > 0 and "staffing_standard"."staff_per_ten_classes" > 0),
	CONSTRAINT "staffing_standard_period" CHECK ("staffing_standard"."valid_to" is null or "staffing_standard"."valid_from" < "staffing_standard"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "staffing_total" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"district_id" uuid NOT NULL,
	"total" integer NOT NULL,
	"document_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "staffing_total_total" CHECK ("staffing_total"."total" >= 0),
	CONSTRAINT "staffing_total_period" CHECK ("staffing_total"."valid_to" is null or "staffing_total"."valid_from" < "staffing_total"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "payee_account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid,
	"child_id" uuid,
	"school_id" uuid,
	"holder" text NOT NULL,
	"bank" text NOT NULL,
	"account_cipher" text,
	"account_tail" text,
	"account_index" text,
	"relation" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"verified_on" date,
	"listed" boolean DEFAULT false NOT NULL,
	"payable" boolean DEFAULT false NOT NULL,
	"duplicate" boolean DEFAULT false NOT NULL,
	CONSTRAINT "payee_account_of_teacher" UNIQUE("id","teacher_id"),
	CONSTRAINT "payee_account_of_child" UNIQUE("id","child_id"),
	CONSTRAINT "payee_account_beneficiary" CHECK (num_nonnulls("payee_account"."teacher_id", "payee_account"."child_id") = 1),
	CONSTRAINT "payee_account_relation" CHECK ("payee_account"."relation" in ('self', 'parent', 'guardian') and ("payee_account"."teacher_id" is null or "payee_account"."relation" = 'self')),
	CONSTRAINT "payee_account_period" CHECK ("payee_account"."valid_to" is null or "payee_account"."valid_from" < "payee_account"."valid_to"),
	CONSTRAINT "payee_account_verified" CHECK ("payee_account"."verified_on" is null or "payee_account"."verified_on" >= "payee_account"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "payment_batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"kind" text NOT NULL,
	"month" date NOT NULL,
	"batch_no" integer NOT NULL,
	"status" text NOT NULL,
	"total_fen" bigint NOT NULL,
	"line_count" integer NOT NULL,
	"prepared_by" text NOT NULL,
	"reviewed_by" text,
	"approved_by" text,
	"prepared_on" date NOT NULL,
	"reviewed_on" date,
	"approved_on" date,
	"sent_on" date,
	"settled_on" date,
	CONSTRAINT "payment_batch_kind" CHECK ("payment_batch"."kind" in ('rural-subsidy', 'student-aid')),
	CONSTRAINT "payment_batch_status" CHECK ("payment_batch"."status" in ('prepared', 'reviewed', 'approved', 'sent', 'settled')),
	CONSTRAINT "payment_batch_month" CHECK (extract(day from "payment_batch"."month") = 1),
	CONSTRAINT "payment_batch_count" CHECK ("payment_batch"."batch_no" >= 1 and "payment_batch"."line_count" >= 0),
	CONSTRAINT "payment_batch_steps" CHECK (("payment_batch"."reviewed_on" is not null) = ("payment_batch"."status" <> 'prepared')
        and ("payment_batch"."reviewed_by" is not null) = ("payment_batch"."status" <> 'prepared')
        and ("payment_batch"."approved_on" is not null) = ("payment_batch"."status" in ('approved', 'sent', 'settled'))
        and ("payment_batch"."approved_by" is not null) = ("payment_batch"."status" in ('approved', 'sent', 'settled'))
        and ("payment_batch"."sent_on" is not null) = ("payment_batch"."status" in ('sent', 'settled'))
        and ("payment_batch"."settled_on" is not null) = ("payment_batch"."status" = 'settled')),
	CONSTRAINT "payment_batch_step_order" CHECK (("payment_batch"."reviewed_on" is null or "payment_batch"."prepared_on" <= "payment_batch"."reviewed_on")
        and ("payment_batch"."approved_on" is null or "payment_batch"."reviewed_on" <= "payment_batch"."approved_on")
        and ("payment_batch"."sent_on" is null or "payment_batch"."approved_on" <= "payment_batch"."sent_on")
        and ("payment_batch"."settled_on" is null or "payment_batch"."sent_on" <= "payment_batch"."settled_on")),
	CONSTRAINT "payment_batch_two_people" CHECK ("payment_batch"."reviewed_by" is distinct from "payment_batch"."prepared_by" and "payment_batch"."approved_by" is distinct from "payment_batch"."prepared_by"
        and ("payment_batch"."approved_by" is null or "payment_batch"."approved_by" <> "payment_batch"."reviewed_by"))
);
--> statement-breakpoint
CREATE TABLE "rural_subsidy_due" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid NOT NULL,
	"month" date NOT NULL,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"tier_id" uuid,
	"standard_id" uuid,
	"placement_id" uuid,
	"due_fen" integer NOT NULL,
	"reason" text NOT NULL,
	CONSTRAINT "rural_subsidy_due_month" CHECK (extract(day from "rural_subsidy_due"."month") = 1),
	CONSTRAINT "rural_subsidy_due_amount" CHECK ("rural_subsidy_due"."due_fen" >= 0 and ("rural_subsidy_due"."tier_id" is not null or "rural_subsidy_due"."due_fen" = 0)),
	CONSTRAINT "rural_subsidy_due_reason" CHECK ("rural_subsidy_due"."reason" in ('home', 'rotation', 'support', 'several-schools', 'seconded', 'too-short', 'not-due')
        and ("rural_subsidy_due"."due_fen" = 0 or "rural_subsidy_due"."reason" not in ('seconded', 'too-short', 'not-due')))
);
--> statement-breakpoint
CREATE TABLE "rural_subsidy_payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid NOT NULL,
	"month" date NOT NULL,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_fen" integer NOT NULL,
	"batch_id" uuid NOT NULL,
	"payee_account_id" uuid,
	"reviewed_on" date,
	"sent_on" date,
	CONSTRAINT "rural_subsidy_payment_month" CHECK (extract(day from "rural_subsidy_payment"."month") = 1),
	CONSTRAINT "rural_subsidy_payment_amount" CHECK (("rural_subsidy_payment"."kind" in ('regular', 'arrears') and "rural_subsidy_payment"."amount_fen" > 0) or ("rural_subsidy_payment"."kind" = 'recovery' and "rural_subsidy_payment"."amount_fen" < 0))
);
--> statement-breakpoint
CREATE TABLE "school_tier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"tier_id" uuid NOT NULL,
	"document_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "school_tier_period" CHECK ("school_tier"."valid_to" is null or "school_tier"."valid_from" < "school_tier"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "subsidy_standard" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"tier_id" uuid NOT NULL,
	"hardship_rank" integer NOT NULL,
	"amount_fen" integer NOT NULL,
	"mid_month_rule" text NOT NULL,
	"least_stay_days" integer NOT NULL,
	"document_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "subsidy_standard_mid_month" CHECK ("subsidy_standard"."mid_month_rule" in ('any-day', 'first-day', 'half-month', 'by-day')),
	CONSTRAINT "subsidy_standard_amount" CHECK ("subsidy_standard"."amount_fen" >= 0 and "subsidy_standard"."least_stay_days" >= 0),
	CONSTRAINT "subsidy_standard_period" CHECK ("subsidy_standard"."valid_to" is null or "subsidy_standard"."valid_from" < "subsidy_standard"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "subsidy_tier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"district_id" uuid NOT NULL,
	"name" text NOT NULL,
	"hardship_rank" integer NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "subsidy_tier_rank" CHECK ("subsidy_tier"."hardship_rank" >= 1),
	CONSTRAINT "subsidy_tier_period" CHECK ("subsidy_tier"."valid_to" is null or "subsidy_tier"."valid_from" < "subsidy_tier"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "housing_guarantee" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "housing_guarantee_kind" CHECK ("housing_guarantee"."kind" in ('turnover-flat', 'public-rental', 'allowance')),
	CONSTRAINT "housing_guarantee_period" CHECK ("housing_guarantee"."valid_to" is null or "housing_guarantee"."valid_from" < "housing_guarantee"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "teacher_honour" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"awarded_on" date NOT NULL,
	CONSTRAINT "teacher_honour_kind" CHECK ("teacher_honour"."kind" in ('rural-10-years', 'rural-20-years', 'rural-30-years', 'outstanding', 'head-teacher'))
);
--> statement-breakpoint
CREATE TABLE "class_teaching" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"class_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"subject" text NOT NULL,
	"homeroom" boolean DEFAULT false NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "class_teaching_subject" CHECK ("class_teaching"."subject" in ('11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '40', '41', '42', '43', '49', '60', '61', '62')),
	CONSTRAINT "class_teaching_period" CHECK ("class_teaching"."valid_to" is null or "class_teaching"."valid_from" < "class_teaching"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "personnel_relation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid NOT NULL,
	"unit" text NOT NULL,
	"school_id" uuid,
	"township_id" uuid NOT NULL,
	"quota_category" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"confirmed_on" date,
	CONSTRAINT "personnel_relation_unit" CHECK ("personnel_relation"."unit" in ('school', 'pool')),
	CONSTRAINT "personnel_relation_quota" CHECK ("personnel_relation"."quota_category" in ('1', '2', '3', '4')),
	CONSTRAINT "personnel_relation_school" CHECK (("personnel_relation"."unit" = 'school') = ("personnel_relation"."school_id" is not null)),
	CONSTRAINT "personnel_relation_period" CHECK ("personnel_relation"."valid_to" is null or "personnel_relation"."valid_from" < "personnel_relation"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "presence_month" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid NOT NULL,
	"school_id" uuid,
	"month" date NOT NULL,
	"status" text NOT NULL,
	"periods" integer NOT NULL,
	"leave_cause" text,
	CONSTRAINT "presence_month_status" CHECK ("presence_month"."status" in ('present', 'leave', 'study', 'seconded', 'absent')),
	CONSTRAINT "presence_month_first_day" CHECK (extract(day from "presence_month"."month") = 1),
	CONSTRAINT "presence_month_periods" CHECK ("presence_month"."periods" between 0 and 300),
	CONSTRAINT "presence_month_cause" CHECK ("presence_month"."leave_cause" is null or ("presence_month"."status" = 'leave' and "presence_month"."leave_cause" in ('sick', 'maternity', 'bereavement', 'personal')))
);
--> statement-breakpoint
CREATE TABLE "rotation_eligibility" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid NOT NULL,
	"school_id" uuid,
	"rule_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"eligible" boolean NOT NULL,
	"reason" text NOT NULL,
	"confirmed_on" date,
	CONSTRAINT "rotation_eligibility_reason" CHECK ("rotation_eligibility"."reason" in ('eligible', 'not-quota', 'not-teacher', 'no-school', 'age', 'years')),
	CONSTRAINT "rotation_eligibility_says" CHECK ("rotation_eligibility"."eligible" = ("rotation_eligibility"."reason" = 'eligible'))
);
--> statement-breakpoint
CREATE TABLE "staff_rule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"document_number" text,
	"rotation_years" integer NOT NULL,
	"rotation_age_men" integer NOT NULL,
	"rotation_age_women" integer NOT NULL,
	"rotation_backbone_from" text NOT NULL,
	"rotation_plan_of" text NOT NULL,
	"absent_months" integer NOT NULL,
	"training_hours" integer NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "staff_rule_backbone" CHECK ("staff_rule"."rotation_backbone_from" in ('school', 'county', 'city', 'national')),
	CONSTRAINT "staff_rule_plan_of" CHECK ("staff_rule"."rotation_plan_of" in ('town', 'all')),
	CONSTRAINT "staff_rule_numbers" CHECK ("staff_rule"."rotation_years" >= 0 and "staff_rule"."rotation_age_men" > 0 and "staff_rule"."rotation_age_women" > 0 and "staff_rule"."absent_months" > 0 and "staff_rule"."training_hours" >= 0),
	CONSTRAINT "staff_rule_period" CHECK ("staff_rule"."valid_to" is null or "staff_rule"."valid_from" < "staff_rule"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "teacher" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"district_id" uuid NOT NULL,
	"school_id" uuid,
	"township_id" uuid,
	"name" text NOT NULL,
	"id_type" text NOT NULL,
	"id_number_cipher" text,
	"id_number_index" text,
	"identity_code" text,
	"gender" text NOT NULL,
	"birth_date" date NOT NULL,
	"education" text NOT NULL,
	"political_status" text,
	"staff_kind" text NOT NULL,
	"category" text NOT NULL,
	"duty" text NOT NULL,
	"certificate_stage" text,
	"certificate_subject" text,
	"certificate_no" text,
	"backbone" text DEFAULT 'none' NOT NULL,
	"phone_cipher" text,
	"phone_tail" text,
	"phone_index" text,
	"offence_check_on" date,
	"offence_check_passed" boolean,
	"duplicate_person" boolean DEFAULT false NOT NULL,
	CONSTRAINT "teacher_id_type" CHECK ("teacher"."id_type" in ('1', '6', '7', '8', 'A', 'B', 'Z')),
	CONSTRAINT "teacher_gender" CHECK ("teacher"."gender" in ('0', '1', '2', '9')),
	CONSTRAINT "teacher_education" CHECK ("teacher"."education" in ('11', '14', '17', '21', '28', '31', '41', '44', '47', '61', '71', '90')),
	CONSTRAINT "teacher_political_status" CHECK ("teacher"."political_status" in ('01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12', '13')),
	CONSTRAINT "teacher_staff_kind" CHECK ("teacher"."staff_kind" in ('quota', 'special-post', 'general', 'contract', 'substitute')),
	CONSTRAINT "teacher_category" CHECK ("teacher"."category" in ('1', '2', '3', '4', '5', '6', '7', '9')),
	CONSTRAINT "teacher_duty" CHECK ("teacher"."duty" in ('10', '20', '22', '23', '30', '31', '32', '33', '34', '40', '41', '45', '60', '61', '62', '65', '66', '80')),
	CONSTRAINT "teacher_certificate_stage" CHECK ("teacher"."certificate_stage" in ('1', '2', '3', '4', 'A', 'Z')),
	CONSTRAINT "teacher_certificate_subject" CHECK ("teacher"."certificate_subject" in ('11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '40', '41', '42', '43', '49', '60', '61', '62')),
	CONSTRAINT "teacher_backbone" CHECK ("teacher"."backbone" in ('none', 'school', 'county', 'city', 'national')),
	CONSTRAINT "teacher_offence_check" CHECK (("teacher"."offence_check_on" is null) = ("teacher"."offence_check_passed" is null))
);
--> statement-breakpoint
CREATE TABLE "placement_subject" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"placement_id" uuid NOT NULL,
	"teacher_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"home_school_id" uuid,
	"subject" text NOT NULL,
	"periods_per_week" integer NOT NULL,
	CONSTRAINT "placement_subject_code" CHECK ("placement_subject"."subject" in ('11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '40', '41', '42', '43', '49', '60', '61', '62')),
	CONSTRAINT "placement_subject_periods" CHECK ("placement_subject"."periods_per_week" between 0 and 60)
);
--> statement-breakpoint
CREATE TABLE "teaching_placement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"home_school_id" uuid,
	"kind" text NOT NULL,
	"stage" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "teaching_placement_kind" CHECK ("teaching_placement"."kind" in ('home', 'rotation', 'support', 'several-schools', 'secondment')),
	CONSTRAINT "teaching_placement_stage" CHECK ("teaching_placement"."stage" in ('1', '2', '3', '4', 'A', 'Z')),
	CONSTRAINT "teaching_placement_period" CHECK ("teaching_placement"."valid_to" is null or "teaching_placement"."valid_from" < "teaching_placement"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "teacher_training" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid NOT NULL,
	"school_id" uuid,
	"kind" text NOT NULL,
	"course" text NOT NULL,
	"hours" integer NOT NULL,
	"held_on" date NOT NULL,
	CONSTRAINT "teacher_training_kind" CHECK ("teacher_training"."kind" in ('national', 'city', 'county', 'school', 'information')),
	CONSTRAINT "teacher_training_hours" CHECK ("teacher_training"."hours" between 0 and 2000)
);
--> statement-breakpoint
CREATE TABLE "title_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid NOT NULL,
	"school_id" uuid,
	"level" text NOT NULL,
	"subject" text NOT NULL,
	"granted_on" date NOT NULL,
	"rural_track" boolean DEFAULT false NOT NULL,
	CONSTRAINT "title_grant_level" CHECK ("title_grant"."level" in ('full-senior', 'senior', 'first', 'second', 'third')),
	CONSTRAINT "title_grant_subject" CHECK ("title_grant"."subject" in ('11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '40', '41', '42', '43', '49', '60', '61', '62'))
);
--> statement-breakpoint
CREATE TABLE "care_contact" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"child_id" uuid NOT NULL,
	"village_id" uuid,
	"carer_id" uuid,
	"name" text NOT NULL,
	"given_name" text NOT NULL,
	"age_band" text NOT NULL,
	"due_on" date,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "care_contact_age_band" CHECK ("care_contact"."age_band" in ('under-6', '6-13', '14-15', '16+'))
);
--> statement-breakpoint
CREATE TABLE "care_activity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"child_id" uuid,
	"township_id" uuid NOT NULL,
	"organisation" text NOT NULL,
	"held_on" date NOT NULL,
	"kind" text NOT NULL,
	"participants" integer NOT NULL,
	"note_cipher" text,
	CONSTRAINT "care_activity_kind" CHECK ("care_activity"."kind" in ('festival', 'tutoring', 'companionship', 'safety')),
	CONSTRAINT "care_activity_participants" CHECK ("care_activity"."participants" >= 1),
	CONSTRAINT "care_activity_one_child" CHECK ("care_activity"."child_id" is null or "care_activity"."participants" = 1)
);
--> statement-breakpoint
CREATE TABLE "care_visit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"child_id" uuid NOT NULL,
	"visited_by" text NOT NULL,
	"visited_on" date NOT NULL,
	"kind" text NOT NULL,
	"note_cipher" text,
	CONSTRAINT "care_visit_by" CHECK ("care_visit"."visited_by" in ('village', 'township', 'school', 'womens-federation', 'youth-league')),
	CONSTRAINT "care_visit_kind" CHECK ("care_visit"."kind" in ('home', 'phone', 'school'))
);
--> statement-breakpoint
CREATE TABLE "counselling_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"child_id" uuid NOT NULL,
	"school_id" uuid NOT NULL,
	"counsellor_teacher_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"topic" text NOT NULL,
	"note_cipher" text NOT NULL,
	CONSTRAINT "counselling_session_topic" CHECK ("counselling_session"."topic" in ('learning', 'family', 'peers', 'emotion', 'safety'))
);
--> statement-breakpoint
CREATE TABLE "assistance" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"child_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"amount_fen" integer NOT NULL,
	"household_finances_cipher" text,
	"accepted_township_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "assistance_kind" CHECK ("assistance"."kind" in ('living', 'medical', 'temporary', 'education')),
	CONSTRAINT "assistance_amount" CHECK ("assistance"."amount_fen" >= 0),
	CONSTRAINT "assistance_period" CHECK ("assistance"."valid_to" is null or "assistance"."valid_from" < "assistance"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "civil_affairs_candidate" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"child_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "civil_affairs_candidate_reason" CHECK ("civil_affairs_candidate"."reason" in ('listed', 'referred', 'reported', 'left-behind'))
);
--> statement-breakpoint
CREATE TABLE "difficulty_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"child_id" uuid NOT NULL,
	"category" text NOT NULL,
	"status" text NOT NULL,
	"accepted_township_id" uuid,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "difficulty_record_category" CHECK ("difficulty_record"."category" in ('orphan', 'unsupported', 'destitute', 'low-income', 'illness', 'disability', 'no-guardian', 'migrant', 'other')),
	CONSTRAINT "difficulty_record_status" CHECK ("difficulty_record"."status" in ('applied', 'confirmed', 'refused', 'ended')),
	CONSTRAINT "difficulty_record_period" CHECK ("difficulty_record"."valid_to" is null or "difficulty_record"."valid_from" < "difficulty_record"."valid_to"),
	CONSTRAINT "difficulty_record_ended" CHECK ("difficulty_record"."status" not in ('refused', 'ended') or "difficulty_record"."valid_to" is not null)
);
--> statement-breakpoint
CREATE TABLE "entrusted_care" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"child_id" uuid NOT NULL,
	"village_id" uuid,
	"guardian_id" uuid NOT NULL,
	"carer_id" uuid NOT NULL,
	"notice_to_school_on" date,
	"notice_to_village_on" date,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "entrusted_care_period" CHECK ("entrusted_care"."valid_to" is null or "entrusted_care"."valid_from" < "entrusted_care"."valid_to"),
	CONSTRAINT "entrusted_care_carer" CHECK ("entrusted_care"."carer_id" <> "entrusted_care"."guardian_id")
);
--> statement-breakpoint
CREATE TABLE "parent_urging" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"child_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"urged_by" text NOT NULL,
	"urged_on" date NOT NULL,
	"kind" text NOT NULL,
	"result" text NOT NULL,
	CONSTRAINT "parent_urging_by" CHECK ("parent_urging"."urged_by" in ('village', 'township', 'school', 'womens-federation', 'youth-league')),
	CONSTRAINT "parent_urging_kind" CHECK ("parent_urging"."kind" in ('call', 'letter', 'order')),
	CONSTRAINT "parent_urging_result" CHECK ("parent_urging"."result" in ('reached', 'promised', 'refused', 'unreachable'))
);
--> statement-breakpoint
CREATE TABLE "emergency_response" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"report_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"station" text NOT NULL,
	"responded_at" timestamp (3) with time zone NOT NULL,
	"measure" text NOT NULL,
	CONSTRAINT "emergency_response_measure" CHECK ("emergency_response"."measure" in ('removed', 'medical', 'placement', 'warning', 'none'))
);
--> statement-breakpoint
CREATE TABLE "guardianship_intervention" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"report_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"court" text,
	"decision" text NOT NULL,
	"decided_on" date NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "guardianship_intervention_decision" CHECK ("guardianship_intervention"."decision" in ('suspend', 'revoke', 'restore', 'order')),
	CONSTRAINT "guardianship_intervention_from" CHECK ("guardianship_intervention"."decided_on" <= "guardianship_intervention"."valid_from"),
	CONSTRAINT "guardianship_intervention_period" CHECK ("guardianship_intervention"."valid_to" is null or "guardianship_intervention"."valid_from" < "guardianship_intervention"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "report_assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"report_id" uuid NOT NULL,
	"assessed_on" date NOT NULL,
	"need" text NOT NULL,
	"plan_cipher" text,
	"review_on" date,
	CONSTRAINT "report_assessment_need" CHECK ("report_assessment"."need" in ('none', 'support', 'guidance', 'placement')),
	CONSTRAINT "report_assessment_review" CHECK ("report_assessment"."review_on" is null or "report_assessment"."assessed_on" <= "report_assessment"."review_on")
);
--> statement-breakpoint
CREATE TABLE "individual_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"child_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"disability_category" text NOT NULL,
	"disability_grade" integer,
	"assessment_cipher" text,
	"placement" text NOT NULL,
	"committee" text NOT NULL,
	"steps" text NOT NULL,
	"review_on" date,
	CONSTRAINT "individual_plan_category" CHECK ("individual_plan"."disability_category" in ('sight', 'hearing', 'speech', 'limbs', 'intellect', 'mind', 'multiple')),
	CONSTRAINT "individual_plan_placement" CHECK ("individual_plan"."placement" in ('inclusive', 'special-school', 'home-teaching', 'deferred')),
	CONSTRAINT "individual_plan_grade" CHECK ("individual_plan"."disability_grade" between 1 and 4)
);
--> statement-breakpoint
CREATE TABLE "left_behind_check" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"record_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"period_start" date NOT NULL,
	"checked_on" date NOT NULL,
	"method" text NOT NULL,
	"checker" text NOT NULL,
	"finding" text NOT NULL,
	CONSTRAINT "left_behind_check_method" CHECK ("left_behind_check"."method" in ('visit', 'phone', 'school')),
	CONSTRAINT "left_behind_check_checker" CHECK ("left_behind_check"."checker" in ('village', 'township', 'school')),
	CONSTRAINT "left_behind_check_finding" CHECK ("left_behind_check"."finding" in ('none', 'care', 'health', 'schooling', 'safety')),
	CONSTRAINT "left_behind_check_in_period" CHECK ("left_behind_check"."period_start" <= "left_behind_check"."checked_on")
);
--> statement-breakpoint
CREATE TABLE "left_behind_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"child_id" uuid NOT NULL,
	"carer_id" uuid,
	"definition" text NOT NULL,
	"reason" text NOT NULL,
	"risk" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"closed_on" date,
	"close_reason" text,
	"verified_on" date,
	"due_on" date,
	CONSTRAINT "left_behind_record_reason" CHECK ("left_behind_record"."reason" in ('both-away', 'one-away')),
	CONSTRAINT "left_behind_record_risk" CHECK ("left_behind_record"."risk" in ('low', 'medium', 'high')),
	CONSTRAINT "left_behind_record_close_reason" CHECK ("left_behind_record"."close_reason" in ('parent-back', 'age-16', 'moved', 'other')),
	CONSTRAINT "left_behind_record_closed" CHECK (("left_behind_record"."closed_on" is null) = ("left_behind_record"."close_reason" is null)),
	CONSTRAINT "left_behind_record_period" CHECK ("left_behind_record"."valid_from" <= "left_behind_record"."valid_to"),
	CONSTRAINT "left_behind_record_end" CHECK ("left_behind_record"."closed_on" is null or "left_behind_record"."valid_to" <= "left_behind_record"."closed_on")
);
--> statement-breakpoint
CREATE TABLE "mandatory_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"report_no" text NOT NULL,
	"child_id" uuid,
	"school_id" uuid,
	"township_id" uuid NOT NULL,
	"category" text NOT NULL,
	"event_at" timestamp (3) with time zone NOT NULL,
	"known_at" timestamp (3) with time zone NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"reporter_kind" text NOT NULL,
	"reporter_school_id" uuid,
	"reporter_township_id" uuid,
	"reporter_village_id" uuid,
	"narrative_cipher" text NOT NULL,
	"status" text NOT NULL,
	"closed_on" date,
	"to_police" boolean DEFAULT false NOT NULL,
	"to_civil_affairs" boolean DEFAULT false NOT NULL,
	"to_education" boolean DEFAULT false NOT NULL,
	CONSTRAINT "mandatory_report_category" CHECK ("mandatory_report"."category" in ('abuse', 'neglect', 'sexual', 'bullying', 'abandonment', 'missing', 'self-harm', 'other')),
	CONSTRAINT "mandatory_report_reporter_kind" CHECK ("mandatory_report"."reporter_kind" in ('school', 'township', 'village', 'care-organisation', 'citizen', 'hospital')),
	CONSTRAINT "mandatory_report_status" CHECK ("mandatory_report"."status" in ('filed', 'responding', 'assessed', 'closed')),
	CONSTRAINT "mandatory_report_times" CHECK ("mandatory_report"."event_at" <= "mandatory_report"."known_at" and "mandatory_report"."known_at" <= "mandatory_report"."reported_at"),
	CONSTRAINT "mandatory_report_closed" CHECK (("mandatory_report"."status" = 'closed') = ("mandatory_report"."closed_on" is not null)),
	CONSTRAINT "mandatory_report_reporter" CHECK (("mandatory_report"."reporter_kind" = 'school') = ("mandatory_report"."reporter_school_id" is not null)
        and ("mandatory_report"."reporter_kind" = 'township') = ("mandatory_report"."reporter_township_id" is not null)
        and ("mandatory_report"."reporter_kind" = 'village') = ("mandatory_report"."reporter_village_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "report_recipient" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"report_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"department" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"first_action_at" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	CONSTRAINT "report_recipient_department" CHECK ("report_recipient"."department" in ('police', 'civil-affairs', 'education', 'procuratorate')),
	CONSTRAINT "report_recipient_times" CHECK ("report_recipient"."first_action_at" is null or "report_recipient"."received_at" <= "report_recipient"."first_action_at")
);
--> statement-breakpoint
CREATE TABLE "report_release" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"report_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"released_on" date NOT NULL,
	"outcome" text NOT NULL,
	CONSTRAINT "report_release_outcome" CHECK ("report_release"."outcome" in ('no-finding', 'support', 'measures'))
);
--> statement-breakpoint
CREATE TABLE "welfare_deadline" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"amount" integer NOT NULL,
	"unit" text NOT NULL,
	"document_no" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "welfare_deadline_kind" CHECK (("welfare_deadline"."kind" = 'left-behind-check' and "welfare_deadline"."unit" = 'days' and "welfare_deadline"."subject" in ('low', 'medium', 'high'))
        or ("welfare_deadline"."kind" = 'first-action' and "welfare_deadline"."unit" = 'hours' and "welfare_deadline"."subject" in ('police', 'civil-affairs', 'education', 'procuratorate'))),
	CONSTRAINT "welfare_deadline_amount" CHECK ("welfare_deadline"."amount" > 0),
	CONSTRAINT "welfare_deadline_period" CHECK ("welfare_deadline"."valid_to" is null or "welfare_deadline"."valid_from" < "welfare_deadline"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "tc"."assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"scope" text NOT NULL,
	"district_id" uuid,
	"township_id" uuid,
	"village_id" uuid,
	"school_id" uuid,
	"teacher_id" uuid,
	"child_id" uuid,
	"guardian_id" uuid,
	"duties" text[] DEFAULT '{}' NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"approved_by" text NOT NULL,
	CONSTRAINT "assignment_scope" CHECK (case "tc"."assignment"."scope" when 'district' then "tc"."assignment"."district_id" when 'township' then "tc"."assignment"."township_id" when 'village' then "tc"."assignment"."village_id" when 'school' then "tc"."assignment"."school_id" when 'teacher' then "tc"."assignment"."teacher_id" when 'child' then "tc"."assignment"."child_id" when 'guardian' then "tc"."assignment"."guardian_id" end is not null),
	CONSTRAINT "assignment_one_scope" CHECK (num_nonnulls("tc"."assignment"."district_id", "tc"."assignment"."township_id", "tc"."assignment"."village_id", "tc"."assignment"."school_id", "tc"."assignment"."teacher_id", "tc"."assignment"."child_id", "tc"."assignment"."guardian_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "tc"."person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"display_name" text NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"disabled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "tc"."policy_state" (
	"only" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "policy_state_one_row" CHECK ("tc"."policy_state"."only" = 1)
);
--> statement-breakpoint
CREATE TABLE "tc"."policy_version" (
	"version" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tc"."policy_version_version_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"hash" text NOT NULL,
	"content" text NOT NULL,
	"approved_by" text NOT NULL,
	"approved_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "policy_version_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "tc"."recusal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text,
	"school_id" uuid,
	"child_id" uuid,
	"guardian_id" uuid,
	"teacher_id" uuid,
	"reason" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"decided_by" text NOT NULL,
	CONSTRAINT "recusal_period" CHECK ("tc"."recusal"."valid_to" is null or "tc"."recusal"."valid_from" < "tc"."recusal"."valid_to"),
	CONSTRAINT "recusal_one_thing" CHECK (num_nonnulls("tc"."recusal"."school_id", "tc"."recusal"."child_id", "tc"."recusal"."guardian_id", "tc"."recusal"."teacher_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "tc"."rule_object" ADD CONSTRAINT "rule_object_path_rule_file_path_fk" FOREIGN KEY ("path") REFERENCES "tc"."rule_file"("path") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aid_scheme" ADD CONSTRAINT "aid_scheme_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_aid_grant" ADD CONSTRAINT "student_aid_grant_student_id_student_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."student"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_aid_grant" ADD CONSTRAINT "student_aid_grant_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_aid_grant" ADD CONSTRAINT "student_aid_grant_term_school_id_school_id_fk" FOREIGN KEY ("term_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_aid_grant" ADD CONSTRAINT "student_aid_grant_scheme_id_aid_scheme_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."aid_scheme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_aid_grant" ADD CONSTRAINT "student_aid_grant_batch_id_payment_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."payment_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student_aid_grant" ADD CONSTRAINT "student_aid_grant_own_account" FOREIGN KEY ("payee_account_id","child_id") REFERENCES "public"."payee_account"("id","child_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child" ADD CONSTRAINT "child_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_location" ADD CONSTRAINT "child_location_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_location" ADD CONSTRAINT "child_location_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_location" ADD CONSTRAINT "child_location_village_in_township" FOREIGN KEY ("village_id","township_id") REFERENCES "public"."village"("id","township_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_student_id_student_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."student"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_class_id_school_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."school_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student" ADD CONSTRAINT "student_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student" ADD CONSTRAINT "student_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_document_id_policy_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_allocation_id_allocation_id_fk" FOREIGN KEY ("allocation_id") REFERENCES "public"."allocation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment" ADD CONSTRAINT "payment_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "education_budget" ADD CONSTRAINT "education_budget_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pay_comparison" ADD CONSTRAINT "pay_comparison_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_standard" ADD CONSTRAINT "fund_standard_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fund_standard" ADD CONSTRAINT "fund_standard_document_id_policy_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_headcount" ADD CONSTRAINT "funding_headcount_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_headcount" ADD CONSTRAINT "funding_headcount_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_headcount" ADD CONSTRAINT "funding_headcount_standard_id_fund_standard_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."fund_standard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_funding" ADD CONSTRAINT "project_funding_project_id_construction_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."construction_project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchased_service" ADD CONSTRAINT "purchased_service_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "purchased_service" ADD CONSTRAINT "purchased_service_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_spending" ADD CONSTRAINT "school_spending_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_spending" ADD CONSTRAINT "school_spending_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canteen_account" ADD CONSTRAINT "canteen_account_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "canteen_account" ADD CONSTRAINT "canteen_account_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "growth_record" ADD CONSTRAINT "growth_record_student_id_student_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."student"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "growth_record" ADD CONSTRAINT "growth_record_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "growth_record" ADD CONSTRAINT "growth_record_measuring_school_id_school_id_fk" FOREIGN KEY ("measuring_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meal_quality_check" ADD CONSTRAINT "meal_quality_check_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meal_quality_check" ADD CONSTRAINT "meal_quality_check_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nutrition_programme" ADD CONSTRAINT "nutrition_programme_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nutrition_pupil_term" ADD CONSTRAINT "nutrition_pupil_term_student_id_student_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."student"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nutrition_pupil_term" ADD CONSTRAINT "nutrition_pupil_term_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nutrition_pupil_term" ADD CONSTRAINT "nutrition_pupil_term_term_school_id_school_id_fk" FOREIGN KEY ("term_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nutrition_school_month" ADD CONSTRAINT "nutrition_school_month_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nutrition_school_month" ADD CONSTRAINT "nutrition_school_month_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nutrition_school_month" ADD CONSTRAINT "nutrition_school_month_programme_id_nutrition_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."nutrition_programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catchment" ADD CONSTRAINT "catchment_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catchment" ADD CONSTRAINT "catchment_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catchment" ADD CONSTRAINT "catchment_document_id_policy_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catchment_division" ADD CONSTRAINT "catchment_division_catchment_id_catchment_id_fk" FOREIGN KEY ("catchment_id") REFERENCES "public"."catchment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catchment_division" ADD CONSTRAINT "catchment_division_village_id_village_id_fk" FOREIGN KEY ("village_id") REFERENCES "public"."village"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "catchment_division" ADD CONSTRAINT "catchment_division_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_plan" ADD CONSTRAINT "enrolment_plan_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_plan" ADD CONSTRAINT "enrolment_plan_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_member" ADD CONSTRAINT "cluster_member_cluster_id_school_cluster_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."school_cluster"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_member" ADD CONSTRAINT "cluster_member_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_member" ADD CONSTRAINT "cluster_member_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_cluster" ADD CONSTRAINT "school_cluster_lead_school_id_school_id_fk" FOREIGN KEY ("lead_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_cluster" ADD CONSTRAINT "school_cluster_agreement_id_policy_document_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "construction_project" ADD CONSTRAINT "construction_project_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "construction_project" ADD CONSTRAINT "construction_project_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "large_class_case" ADD CONSTRAINT "large_class_case_class_id_school_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."school_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "large_class_case" ADD CONSTRAINT "large_class_case_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "large_class_case" ADD CONSTRAINT "large_class_case_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "large_class_measure" ADD CONSTRAINT "large_class_measure_case_id_large_class_case_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."large_class_case"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "large_class_measure" ADD CONSTRAINT "large_class_measure_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "large_class_measure" ADD CONSTRAINT "large_class_measure_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "large_class_measure" ADD CONSTRAINT "large_class_measure_to_school_id_school_id_fk" FOREIGN KEY ("to_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "large_class_measure" ADD CONSTRAINT "large_class_measure_to_class_id_school_class_id_fk" FOREIGN KEY ("to_class_id") REFERENCES "public"."school_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residential_development" ADD CONSTRAINT "residential_development_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "residential_development" ADD CONSTRAINT "residential_development_project_id_construction_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."construction_project"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_age_count" ADD CONSTRAINT "school_age_count_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closure_hearing" ADD CONSTRAINT "closure_hearing_closure_id_school_closure_id_fk" FOREIGN KEY ("closure_id") REFERENCES "public"."school_closure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_closure" ADD CONSTRAINT "school_closure_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_closure" ADD CONSTRAINT "school_closure_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_closure" ADD CONSTRAINT "school_closure_receiving_school_id_school_id_fk" FOREIGN KEY ("receiving_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_closure" ADD CONSTRAINT "school_closure_decision_id_policy_document_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curriculum_offering" ADD CONSTRAINT "curriculum_offering_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "curriculum_offering" ADD CONSTRAINT "curriculum_offering_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_condition" ADD CONSTRAINT "school_condition_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_condition" ADD CONSTRAINT "school_condition_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_stage" ADD CONSTRAINT "school_stage_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_stage" ADD CONSTRAINT "school_stage_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charter" ADD CONSTRAINT "charter_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charter" ADD CONSTRAINT "charter_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "management_review" ADD CONSTRAINT "management_review_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "management_review" ADD CONSTRAINT "management_review_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "management_review" ADD CONSTRAINT "management_review_standard_id_policy_document_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_organisation" ADD CONSTRAINT "party_organisation_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "party_organisation" ADD CONSTRAINT "party_organisation_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "division_code" ADD CONSTRAINT "division_code_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "township" ADD CONSTRAINT "township_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "township_name" ADD CONSTRAINT "township_name_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village" ADD CONSTRAINT "village_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parameter" ADD CONSTRAINT "parameter_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parameter" ADD CONSTRAINT "parameter_document_id_policy_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workday_calendar" ADD CONSTRAINT "workday_calendar_document_id_policy_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_document" ADD CONSTRAINT "policy_document_superseded_by_id_policy_document_id_fk" FOREIGN KEY ("superseded_by_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_class" ADD CONSTRAINT "school_class_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_class" ADD CONSTRAINT "school_class_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_headcount" ADD CONSTRAINT "school_headcount_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_headcount" ADD CONSTRAINT "school_headcount_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_parent_school_id_school_id_fk" FOREIGN KEY ("parent_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_village_in_township" FOREIGN KEY ("village_id","township_id") REFERENCES "public"."village"("id","township_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_line_id_post_scheme_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."post_scheme_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_scheme_id_post_scheme_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."post_scheme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post" ADD CONSTRAINT "post_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_appraisal" ADD CONSTRAINT "term_appraisal_appointment_id_appointment_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_appraisal" ADD CONSTRAINT "term_appraisal_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_appraisal" ADD CONSTRAINT "term_appraisal_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "term_appraisal" ADD CONSTRAINT "term_appraisal_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_scheme" ADD CONSTRAINT "post_scheme_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_scheme" ADD CONSTRAINT "post_scheme_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_scheme_line" ADD CONSTRAINT "post_scheme_line_scheme_id_post_scheme_id_fk" FOREIGN KEY ("scheme_id") REFERENCES "public"."post_scheme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_scheme_line" ADD CONSTRAINT "post_scheme_line_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_structure_ratio" ADD CONSTRAINT "post_structure_ratio_document_id_policy_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruitment_plan" ADD CONSTRAINT "recruitment_plan_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruitment_plan" ADD CONSTRAINT "recruitment_plan_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD CONSTRAINT "quota_transfer_from_school_id_school_id_fk" FOREIGN KEY ("from_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD CONSTRAINT "quota_transfer_to_school_id_school_id_fk" FOREIGN KEY ("to_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_quota" ADD CONSTRAINT "school_quota_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_quota" ADD CONSTRAINT "school_quota_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staffing_standard" ADD CONSTRAINT "staffing_standard_document_id_policy_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staffing_total" ADD CONSTRAINT "staffing_total_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staffing_total" ADD CONSTRAINT "staffing_total_document_id_policy_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payee_account" ADD CONSTRAINT "payee_account_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payee_account" ADD CONSTRAINT "payee_account_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payee_account" ADD CONSTRAINT "payee_account_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rural_subsidy_due" ADD CONSTRAINT "rural_subsidy_due_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rural_subsidy_due" ADD CONSTRAINT "rural_subsidy_due_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rural_subsidy_due" ADD CONSTRAINT "rural_subsidy_due_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rural_subsidy_due" ADD CONSTRAINT "rural_subsidy_due_tier_id_subsidy_tier_id_fk" FOREIGN KEY ("tier_id") REFERENCES "public"."subsidy_tier"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rural_subsidy_due" ADD CONSTRAINT "rural_subsidy_due_standard_id_subsidy_standard_id_fk" FOREIGN KEY ("standard_id") REFERENCES "public"."subsidy_standard"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rural_subsidy_due" ADD CONSTRAINT "rural_subsidy_due_placement_id_teaching_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."teaching_placement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rural_subsidy_payment" ADD CONSTRAINT "rural_subsidy_payment_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rural_subsidy_payment" ADD CONSTRAINT "rural_subsidy_payment_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rural_subsidy_payment" ADD CONSTRAINT "rural_subsidy_payment_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rural_subsidy_payment" ADD CONSTRAINT "rural_subsidy_payment_batch_id_payment_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."payment_batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rural_subsidy_payment" ADD CONSTRAINT "rural_subsidy_payment_own_account" FOREIGN KEY ("payee_account_id","teacher_id") REFERENCES "public"."payee_account"("id","teacher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_tier" ADD CONSTRAINT "school_tier_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_tier" ADD CONSTRAINT "school_tier_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_tier" ADD CONSTRAINT "school_tier_tier_id_subsidy_tier_id_fk" FOREIGN KEY ("tier_id") REFERENCES "public"."subsidy_tier"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_tier" ADD CONSTRAINT "school_tier_document_id_policy_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_standard" ADD CONSTRAINT "subsidy_standard_tier_id_subsidy_tier_id_fk" FOREIGN KEY ("tier_id") REFERENCES "public"."subsidy_tier"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_standard" ADD CONSTRAINT "subsidy_standard_document_id_policy_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subsidy_tier" ADD CONSTRAINT "subsidy_tier_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "housing_guarantee" ADD CONSTRAINT "housing_guarantee_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "housing_guarantee" ADD CONSTRAINT "housing_guarantee_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_honour" ADD CONSTRAINT "teacher_honour_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_honour" ADD CONSTRAINT "teacher_honour_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_teaching" ADD CONSTRAINT "class_teaching_class_id_school_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."school_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_teaching" ADD CONSTRAINT "class_teaching_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personnel_relation" ADD CONSTRAINT "personnel_relation_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personnel_relation" ADD CONSTRAINT "personnel_relation_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personnel_relation" ADD CONSTRAINT "personnel_relation_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence_month" ADD CONSTRAINT "presence_month_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotation_eligibility" ADD CONSTRAINT "rotation_eligibility_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotation_eligibility" ADD CONSTRAINT "rotation_eligibility_rule_id_staff_rule_id_fk" FOREIGN KEY ("rule_id") REFERENCES "public"."staff_rule"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher" ADD CONSTRAINT "teacher_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "placement_subject" ADD CONSTRAINT "placement_subject_placement_id_teaching_placement_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."teaching_placement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teaching_placement" ADD CONSTRAINT "teaching_placement_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teaching_placement" ADD CONSTRAINT "teaching_placement_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teaching_placement" ADD CONSTRAINT "teaching_placement_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teacher_training" ADD CONSTRAINT "teacher_training_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "title_grant" ADD CONSTRAINT "title_grant_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_contact" ADD CONSTRAINT "care_contact_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_contact" ADD CONSTRAINT "care_contact_village_id_village_id_fk" FOREIGN KEY ("village_id") REFERENCES "public"."village"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_contact" ADD CONSTRAINT "care_contact_carer_id_guardian_id_fk" FOREIGN KEY ("carer_id") REFERENCES "public"."guardian"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_activity" ADD CONSTRAINT "care_activity_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_activity" ADD CONSTRAINT "care_activity_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_visit" ADD CONSTRAINT "care_visit_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counselling_session" ADD CONSTRAINT "counselling_session_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counselling_session" ADD CONSTRAINT "counselling_session_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "counselling_session" ADD CONSTRAINT "counselling_session_counsellor_teacher_id_teacher_id_fk" FOREIGN KEY ("counsellor_teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistance" ADD CONSTRAINT "assistance_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assistance" ADD CONSTRAINT "assistance_accepted_township_id_township_id_fk" FOREIGN KEY ("accepted_township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "civil_affairs_candidate" ADD CONSTRAINT "civil_affairs_candidate_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD CONSTRAINT "difficulty_record_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD CONSTRAINT "difficulty_record_accepted_township_id_township_id_fk" FOREIGN KEY ("accepted_township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entrusted_care" ADD CONSTRAINT "entrusted_care_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entrusted_care" ADD CONSTRAINT "entrusted_care_village_id_village_id_fk" FOREIGN KEY ("village_id") REFERENCES "public"."village"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entrusted_care" ADD CONSTRAINT "entrusted_care_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entrusted_care" ADD CONSTRAINT "entrusted_care_carer_id_guardian_id_fk" FOREIGN KEY ("carer_id") REFERENCES "public"."guardian"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parent_urging" ADD CONSTRAINT "parent_urging_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parent_urging" ADD CONSTRAINT "parent_urging_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_response" ADD CONSTRAINT "emergency_response_report_id_mandatory_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."mandatory_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "emergency_response" ADD CONSTRAINT "emergency_response_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianship_intervention" ADD CONSTRAINT "guardianship_intervention_report_id_mandatory_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."mandatory_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianship_intervention" ADD CONSTRAINT "guardianship_intervention_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_assessment" ADD CONSTRAINT "report_assessment_report_id_mandatory_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."mandatory_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "individual_plan" ADD CONSTRAINT "individual_plan_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "left_behind_check" ADD CONSTRAINT "left_behind_check_record_id_left_behind_record_id_fk" FOREIGN KEY ("record_id") REFERENCES "public"."left_behind_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "left_behind_check" ADD CONSTRAINT "left_behind_check_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "left_behind_record" ADD CONSTRAINT "left_behind_record_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "left_behind_record" ADD CONSTRAINT "left_behind_record_carer_id_guardian_id_fk" FOREIGN KEY ("carer_id") REFERENCES "public"."guardian"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandatory_report" ADD CONSTRAINT "mandatory_report_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandatory_report" ADD CONSTRAINT "mandatory_report_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandatory_report" ADD CONSTRAINT "mandatory_report_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandatory_report" ADD CONSTRAINT "mandatory_report_reporter_school_id_school_id_fk" FOREIGN KEY ("reporter_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandatory_report" ADD CONSTRAINT "mandatory_report_reporter_township_id_township_id_fk" FOREIGN KEY ("reporter_township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandatory_report" ADD CONSTRAINT "mandatory_report_reporter_village_id_village_id_fk" FOREIGN KEY ("reporter_village_id") REFERENCES "public"."village"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_recipient" ADD CONSTRAINT "report_recipient_report_id_mandatory_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."mandatory_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_recipient" ADD CONSTRAINT "report_recipient_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_release" ADD CONSTRAINT "report_release_report_id_mandatory_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."mandatory_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_release" ADD CONSTRAINT "report_release_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tc"."assignment" ADD CONSTRAINT "assignment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "tc"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tc"."policy_state" ADD CONSTRAINT "policy_state_version_policy_version_version_fk" FOREIGN KEY ("version") REFERENCES "tc"."policy_version"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tc"."recusal" ADD CONSTRAINT "recusal_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "tc"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "aid_scheme_from" ON "aid_scheme" USING btree ("valid_from","id");--> statement-breakpoint
CREATE INDEX "aid_scheme_district" ON "aid_scheme" USING btree ("district_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "student_aid_grant_natural" ON "student_aid_grant" USING btree ("student_id","scheme_id","school_year","term");--> statement-breakpoint
CREATE UNIQUE INDEX "student_aid_grant_one_living" ON "student_aid_grant" USING btree ("student_id","school_year","term") WHERE "student_aid_grant"."kind" in ('boarder-living', 'day-living') and "student_aid_grant"."decision" <> 'refused';--> statement-breakpoint
CREATE INDEX "student_aid_grant_student" ON "student_aid_grant" USING btree ("student_id","id");--> statement-breakpoint
CREATE INDEX "student_aid_grant_child" ON "student_aid_grant" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "student_aid_grant_school" ON "student_aid_grant" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "student_aid_grant_term_school" ON "student_aid_grant" USING btree ("term_school_id","id");--> statement-breakpoint
CREATE INDEX "student_aid_grant_scheme" ON "student_aid_grant" USING btree ("scheme_id","id");--> statement-breakpoint
CREATE INDEX "student_aid_grant_batch" ON "student_aid_grant" USING btree ("batch_id","id");--> statement-breakpoint
CREATE INDEX "student_aid_grant_account" ON "student_aid_grant" USING btree ("payee_account_id","id");--> statement-breakpoint
CREATE INDEX "student_aid_grant_reviewed" ON "student_aid_grant" USING btree ("reviewed_on","id");--> statement-breakpoint
CREATE INDEX "student_aid_grant_decided" ON "student_aid_grant" USING btree ("decided_on","id");--> statement-breakpoint
CREATE INDEX "child_birth" ON "child" USING btree ("birth_date","id");--> statement-breakpoint
CREATE INDEX "child_name" ON "child" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "child_hukou" ON "child" USING btree ("hukou_township_id","id");--> statement-breakpoint
CREATE INDEX "child_enrolled" ON "child" USING btree ("hukou_township_id","enrolled","birth_date","id");--> statement-breakpoint
CREATE INDEX "child_residence" ON "child" USING btree ("residence_township_id","id");--> statement-breakpoint
CREATE INDEX "child_school" ON "child" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "child_id_number" ON "child" USING btree ("id_number_index");--> statement-breakpoint
CREATE INDEX "child_identity_code" ON "child" USING btree ("identity_code");--> statement-breakpoint
CREATE INDEX "child_location_child" ON "child_location" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "child_location_township" ON "child_location" USING btree ("township_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolment_one_open" ON "enrolment" USING btree ("student_id") WHERE "enrolment"."valid_to" is null and "enrolment"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "enrolment_student" ON "enrolment" USING btree ("student_id","id");--> statement-breakpoint
CREATE INDEX "enrolment_child" ON "enrolment" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "enrolment_class" ON "enrolment" USING btree ("class_id","id");--> statement-breakpoint
CREATE INDEX "enrolment_open_class" ON "enrolment" USING btree ("class_id","school_id","hukou_township_id") WHERE "enrolment"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "enrolment_school" ON "enrolment" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "enrolment_hukou" ON "enrolment" USING btree ("hukou_township_id","id");--> statement-breakpoint
CREATE INDEX "guardian_name" ON "guardian" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "guardian_id_number" ON "guardian" USING btree ("id_number_index");--> statement-breakpoint
CREATE INDEX "guardian_identity_code" ON "guardian" USING btree ("identity_code");--> statement-breakpoint
CREATE INDEX "guardianship_child" ON "guardianship" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "guardianship_guardian" ON "guardianship" USING btree ("guardian_id","id");--> statement-breakpoint
CREATE INDEX "guardianship_hukou" ON "guardianship" USING btree ("hukou_township_id","guardian_id");--> statement-breakpoint
CREATE INDEX "guardianship_residence" ON "guardianship" USING btree ("residence_township_id","guardian_id");--> statement-breakpoint
CREATE INDEX "guardianship_school" ON "guardianship" USING btree ("school_id","guardian_id");--> statement-breakpoint
CREATE UNIQUE INDEX "student_child" ON "student" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "student_since" ON "student" USING btree ("since","id");--> statement-breakpoint
CREATE INDEX "student_school" ON "student" USING btree ("school_id","since","id");--> statement-breakpoint
CREATE INDEX "student_hukou" ON "student" USING btree ("hukou_township_id","since","id");--> statement-breakpoint
CREATE INDEX "student_left" ON "student" USING btree ("since","id") WHERE "student"."school_id" is null;--> statement-breakpoint
CREATE INDEX "student_left_hukou" ON "student" USING btree ("hukou_township_id","since","id") WHERE "student"."school_id" is null;--> statement-breakpoint
CREATE INDEX "student_residence" ON "student" USING btree ("residence_township_id","since","id");--> statement-breakpoint
CREATE UNIQUE INDEX "allocation_natural" ON "allocation" USING btree ("school_id","fiscal_year","item");--> statement-breakpoint
CREATE INDEX "allocation_school" ON "allocation" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "allocation_township" ON "allocation" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "allocation_document" ON "allocation" USING btree ("document_id","id");--> statement-breakpoint
CREATE INDEX "allocation_decided" ON "allocation" USING btree ("decided_on","id");--> statement-breakpoint
CREATE INDEX "allocation_amount" ON "allocation" USING btree ("amount_fen","id");--> statement-breakpoint
CREATE INDEX "payment_allocation" ON "payment" USING btree ("allocation_id","id");--> statement-breakpoint
CREATE INDEX "payment_school" ON "payment" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "payment_township" ON "payment" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "payment_paid" ON "payment" USING btree ("paid_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "education_budget_natural" ON "education_budget" USING btree ("district_id","fiscal_year");--> statement-breakpoint
CREATE INDEX "education_budget_year" ON "education_budget" USING btree ("fiscal_year","id");--> statement-breakpoint
CREATE UNIQUE INDEX "pay_comparison_natural" ON "pay_comparison" USING btree ("district_id","fiscal_year");--> statement-breakpoint
CREATE INDEX "pay_comparison_year" ON "pay_comparison" USING btree ("fiscal_year","id");--> statement-breakpoint
CREATE INDEX "fund_standard_township" ON "fund_standard" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "fund_standard_document" ON "fund_standard" USING btree ("document_id","id");--> statement-breakpoint
CREATE INDEX "fund_standard_from" ON "fund_standard" USING btree ("valid_from","id");--> statement-breakpoint
CREATE UNIQUE INDEX "funding_headcount_natural" ON "funding_headcount" USING btree ("school_id","fiscal_year","item","stage");--> statement-breakpoint
CREATE INDEX "funding_headcount_school" ON "funding_headcount" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "funding_headcount_township" ON "funding_headcount" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "funding_headcount_standard" ON "funding_headcount" USING btree ("standard_id","id");--> statement-breakpoint
CREATE INDEX "funding_headcount_actual" ON "funding_headcount" USING btree ("actual","id");--> statement-breakpoint
CREATE INDEX "funding_headcount_as_of" ON "funding_headcount" USING btree ("as_of","id");--> statement-breakpoint
CREATE UNIQUE INDEX "project_funding_natural" ON "project_funding" USING btree ("project_id","source","fiscal_year");--> statement-breakpoint
CREATE INDEX "project_funding_project" ON "project_funding" USING btree ("project_id","id");--> statement-breakpoint
CREATE INDEX "project_funding_year" ON "project_funding" USING btree ("fiscal_year","id");--> statement-breakpoint
CREATE INDEX "purchased_service_school" ON "purchased_service" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "purchased_service_township" ON "purchased_service" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "purchased_service_from" ON "purchased_service" USING btree ("valid_from","id");--> statement-breakpoint
CREATE UNIQUE INDEX "school_spending_natural" ON "school_spending" USING btree ("school_id","fiscal_year","category","month");--> statement-breakpoint
CREATE INDEX "school_spending_school" ON "school_spending" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "school_spending_township" ON "school_spending" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "school_spending_by_month" ON "school_spending" USING btree ("month","id");--> statement-breakpoint
CREATE UNIQUE INDEX "canteen_account_natural" ON "canteen_account" USING btree ("school_id","month");--> statement-breakpoint
CREATE INDEX "canteen_account_school" ON "canteen_account" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "canteen_account_township" ON "canteen_account" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "canteen_account_month" ON "canteen_account" USING btree ("month","id");--> statement-breakpoint
CREATE UNIQUE INDEX "growth_record_natural" ON "growth_record" USING btree ("student_id","school_year");--> statement-breakpoint
CREATE INDEX "growth_record_student" ON "growth_record" USING btree ("student_id","id");--> statement-breakpoint
CREATE INDEX "growth_record_child" ON "growth_record" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "growth_record_school" ON "growth_record" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "growth_record_status" ON "growth_record" USING btree ("status","id","school_id");--> statement-breakpoint
CREATE INDEX "growth_record_measuring_school" ON "growth_record" USING btree ("measuring_school_id","school_year");--> statement-breakpoint
CREATE UNIQUE INDEX "meal_quality_check_natural" ON "meal_quality_check" USING btree ("school_id","checked_on");--> statement-breakpoint
CREATE INDEX "meal_quality_check_school" ON "meal_quality_check" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "meal_quality_check_township" ON "meal_quality_check" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "meal_quality_check_on" ON "meal_quality_check" USING btree ("checked_on","id");--> statement-breakpoint
CREATE INDEX "nutrition_programme_from" ON "nutrition_programme" USING btree ("valid_from","id");--> statement-breakpoint
CREATE INDEX "nutrition_programme_district" ON "nutrition_programme" USING btree ("district_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "nutrition_pupil_term_natural" ON "nutrition_pupil_term" USING btree ("student_id","school_year","term");--> statement-breakpoint
CREATE INDEX "nutrition_pupil_term_student" ON "nutrition_pupil_term" USING btree ("student_id","id");--> statement-breakpoint
CREATE INDEX "nutrition_pupil_term_child" ON "nutrition_pupil_term" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "nutrition_pupil_term_school" ON "nutrition_pupil_term" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "nutrition_pupil_term_term_school" ON "nutrition_pupil_term" USING btree ("term_school_id","school_year","term");--> statement-breakpoint
CREATE UNIQUE INDEX "nutrition_school_month_natural" ON "nutrition_school_month" USING btree ("school_id","month");--> statement-breakpoint
CREATE INDEX "nutrition_school_month_school" ON "nutrition_school_month" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "nutrition_school_month_township" ON "nutrition_school_month" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "nutrition_school_month_programme" ON "nutrition_school_month" USING btree ("programme_id","id");--> statement-breakpoint
CREATE INDEX "nutrition_school_month_month" ON "nutrition_school_month" USING btree ("month","id");--> statement-breakpoint
CREATE INDEX "nutrition_school_month_coverage" ON "nutrition_school_month" USING btree ("coverage_permille","id");--> statement-breakpoint
CREATE UNIQUE INDEX "catchment_natural" ON "catchment" USING btree ("school_id","school_year","stage");--> statement-breakpoint
CREATE INDEX "catchment_school" ON "catchment" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "catchment_township" ON "catchment" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "catchment_document" ON "catchment" USING btree ("document_id","id");--> statement-breakpoint
CREATE INDEX "catchment_division_catchment" ON "catchment_division" USING btree ("catchment_id","id");--> statement-breakpoint
CREATE INDEX "catchment_division_village" ON "catchment_division" USING btree ("village_id","id");--> statement-breakpoint
CREATE INDEX "catchment_division_township" ON "catchment_division" USING btree ("township_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolment_plan_natural" ON "enrolment_plan" USING btree ("school_id","school_year","stage");--> statement-breakpoint
CREATE INDEX "enrolment_plan_school" ON "enrolment_plan" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "enrolment_plan_township" ON "enrolment_plan" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "cluster_member_cluster" ON "cluster_member" USING btree ("cluster_id","id");--> statement-breakpoint
CREATE INDEX "cluster_member_school" ON "cluster_member" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "cluster_member_township" ON "cluster_member" USING btree ("township_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "school_cluster_natural" ON "school_cluster" USING btree ("kind","lead_school_id","valid_from");--> statement-breakpoint
CREATE INDEX "school_cluster_lead" ON "school_cluster" USING btree ("lead_school_id","id");--> statement-breakpoint
CREATE INDEX "school_cluster_agreement" ON "school_cluster" USING btree ("agreement_id","id");--> statement-breakpoint
CREATE INDEX "construction_project_school" ON "construction_project" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "construction_project_township" ON "construction_project" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "construction_project_planned" ON "construction_project" USING btree ("planned_on","id");--> statement-breakpoint
CREATE INDEX "construction_project_approved" ON "construction_project" USING btree ("approved_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "large_class_case_natural" ON "large_class_case" USING btree ("class_id","found_on");--> statement-breakpoint
CREATE UNIQUE INDEX "large_class_case_one_open" ON "large_class_case" USING btree ("class_id") WHERE "large_class_case"."cleared_on" is null and "large_class_case"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "large_class_case_school" ON "large_class_case" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "large_class_case_township" ON "large_class_case" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "large_class_case_found" ON "large_class_case" USING btree ("found_on","id");--> statement-breakpoint
CREATE INDEX "large_class_measure_case" ON "large_class_measure" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "large_class_measure_school" ON "large_class_measure" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "large_class_measure_township" ON "large_class_measure" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "large_class_measure_to_school" ON "large_class_measure" USING btree ("to_school_id","id");--> statement-breakpoint
CREATE INDEX "large_class_measure_to_class" ON "large_class_measure" USING btree ("to_class_id","id");--> statement-breakpoint
CREATE INDEX "large_class_measure_due" ON "large_class_measure" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "residential_development_township" ON "residential_development" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "residential_development_project" ON "residential_development" USING btree ("project_id","id");--> statement-breakpoint
CREATE INDEX "residential_development_name" ON "residential_development" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "residential_development_uscc" ON "residential_development" USING btree ("developer_uscc","id");--> statement-breakpoint
CREATE UNIQUE INDEX "school_age_count_natural" ON "school_age_count" USING btree ("township_id","school_year","stage");--> statement-breakpoint
CREATE INDEX "school_age_count_township" ON "school_age_count" USING btree ("township_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "closure_hearing_natural" ON "closure_hearing" USING btree ("closure_id","held_on");--> statement-breakpoint
CREATE INDEX "closure_hearing_closure" ON "closure_hearing" USING btree ("closure_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "school_closure_natural" ON "school_closure" USING btree ("school_id","proposed_on");--> statement-breakpoint
CREATE INDEX "school_closure_school" ON "school_closure" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "school_closure_township" ON "school_closure" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "school_closure_receiving" ON "school_closure" USING btree ("receiving_school_id","id");--> statement-breakpoint
CREATE INDEX "school_closure_decision" ON "school_closure" USING btree ("decision_id","id");--> statement-breakpoint
CREATE INDEX "school_closure_proposed" ON "school_closure" USING btree ("proposed_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "curriculum_offering_natural" ON "curriculum_offering" USING btree ("school_id","school_year","semester","grade","subject");--> statement-breakpoint
CREATE INDEX "curriculum_offering_school" ON "curriculum_offering" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "curriculum_offering_township" ON "curriculum_offering" USING btree ("township_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "school_condition_natural" ON "school_condition" USING btree ("school_id","school_year");--> statement-breakpoint
CREATE INDEX "school_condition_school" ON "school_condition" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "school_condition_township" ON "school_condition" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "school_condition_published" ON "school_condition" USING btree ("published_on","id");--> statement-breakpoint
CREATE INDEX "school_stage_school" ON "school_stage" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "school_stage_township" ON "school_stage" USING btree ("township_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "charter_natural" ON "charter" USING btree ("school_id","kind","title","edition");--> statement-breakpoint
CREATE UNIQUE INDEX "charter_one_in_force" ON "charter" USING btree ("school_id") WHERE "charter"."kind" = 'charter' and "charter"."approved_on" is not null and "charter"."replaced_on" is null;--> statement-breakpoint
CREATE INDEX "charter_school" ON "charter" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "charter_township" ON "charter" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "charter_approved" ON "charter" USING btree ("approved_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "management_review_natural" ON "management_review" USING btree ("school_id","school_year","item");--> statement-breakpoint
CREATE INDEX "management_review_school" ON "management_review" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "management_review_township" ON "management_review" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "management_review_standard" ON "management_review" USING btree ("standard_id","id");--> statement-breakpoint
CREATE INDEX "management_review_due" ON "management_review" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "party_organisation_school" ON "party_organisation" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "party_organisation_township" ON "party_organisation" USING btree ("township_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "division_code_natural" ON "division_code" USING btree ("system","edition","code");--> statement-breakpoint
CREATE INDEX "division_code_township" ON "division_code" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "township_name_idx" ON "township" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "township_name_township" ON "township_name" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "village_township" ON "village" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "parameter_key" ON "parameter" USING btree ("key","id");--> statement-breakpoint
CREATE INDEX "parameter_township" ON "parameter" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "parameter_document" ON "parameter" USING btree ("document_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "target_natural" ON "target" USING btree ("clause","name");--> statement-breakpoint
CREATE INDEX "workday_calendar_day" ON "workday_calendar" USING btree ("day","id");--> statement-breakpoint
CREATE INDEX "workday_calendar_document" ON "workday_calendar" USING btree ("document_id","id");--> statement-breakpoint
CREATE INDEX "policy_document_issued" ON "policy_document" USING btree ("issued_on","id");--> statement-breakpoint
CREATE INDEX "policy_document_superseded" ON "policy_document" USING btree ("superseded_by_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "school_class_natural" ON "school_class" USING btree ("school_id","school_year","grade","class_no");--> statement-breakpoint
CREATE INDEX "school_class_school" ON "school_class" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "school_class_township" ON "school_class" USING btree ("township_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "school_headcount_natural" ON "school_headcount" USING btree ("school_id","school_year","grade","as_of");--> statement-breakpoint
CREATE INDEX "school_headcount_school" ON "school_headcount" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "school_headcount_students" ON "school_headcount" USING btree ("students","id");--> statement-breakpoint
CREATE INDEX "school_headcount_township" ON "school_headcount" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "school_township" ON "school" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "school_name" ON "school" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "school_opened" ON "school" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "school_parent" ON "school" USING btree ("parent_school_id","id");--> statement-breakpoint
CREATE INDEX "appointment_post" ON "appointment" USING btree ("post_id","id");--> statement-breakpoint
CREATE INDEX "appointment_teacher" ON "appointment" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "appointment_school" ON "appointment" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "appointment_township" ON "appointment" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "appointment_ends" ON "appointment" USING btree ("valid_to","id");--> statement-breakpoint
CREATE UNIQUE INDEX "post_natural" ON "post" USING btree ("line_id","post_no");--> statement-breakpoint
CREATE INDEX "post_of_line" ON "post" USING btree ("line_id","id");--> statement-breakpoint
CREATE INDEX "post_of_scheme" ON "post" USING btree ("scheme_id","id");--> statement-breakpoint
CREATE INDEX "post_school" ON "post" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "post_township" ON "post" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "post_vacant" ON "post" USING btree ("vacant_since","id");--> statement-breakpoint
CREATE UNIQUE INDEX "term_appraisal_appointment" ON "term_appraisal" USING btree ("appointment_id");--> statement-breakpoint
CREATE INDEX "term_appraisal_teacher" ON "term_appraisal" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "term_appraisal_school" ON "term_appraisal" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "term_appraisal_township" ON "term_appraisal" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "term_appraisal_on" ON "term_appraisal" USING btree ("appraised_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "post_scheme_natural" ON "post_scheme" USING btree ("school_id","edition");--> statement-breakpoint
CREATE INDEX "post_scheme_school" ON "post_scheme" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "post_scheme_township" ON "post_scheme" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "post_scheme_drafted" ON "post_scheme" USING btree ("drafted_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "post_scheme_line_natural" ON "post_scheme_line" USING btree ("scheme_id","category","grade");--> statement-breakpoint
CREATE INDEX "post_scheme_line_school" ON "post_scheme_line" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "post_scheme_line_scheme" ON "post_scheme_line" USING btree ("scheme_id","id");--> statement-breakpoint
CREATE INDEX "post_structure_ratio_from" ON "post_structure_ratio" USING btree ("valid_from","id");--> statement-breakpoint
CREATE INDEX "post_structure_ratio_document" ON "post_structure_ratio" USING btree ("document_id");--> statement-breakpoint
CREATE UNIQUE INDEX "recruitment_plan_natural" ON "recruitment_plan" USING btree ("school_id","school_year","subject","stage");--> statement-breakpoint
CREATE INDEX "recruitment_plan_school" ON "recruitment_plan" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "recruitment_plan_township" ON "recruitment_plan" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "recruitment_plan_published" ON "recruitment_plan" USING btree ("published_on","id");--> statement-breakpoint
CREATE INDEX "quota_transfer_from" ON "quota_transfer" USING btree ("from_school_id","id");--> statement-breakpoint
CREATE INDEX "quota_transfer_to" ON "quota_transfer" USING btree ("to_school_id","id");--> statement-breakpoint
CREATE INDEX "quota_transfer_requested" ON "quota_transfer" USING btree ("requested_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "school_quota_natural" ON "school_quota" USING btree ("school_id","school_year");--> statement-breakpoint
CREATE INDEX "school_quota_school" ON "school_quota" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "school_quota_township" ON "school_quota" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "school_quota_quota" ON "school_quota" USING btree ("quota","id");--> statement-breakpoint
CREATE INDEX "school_quota_year" ON "school_quota" USING btree ("school_year","id");--> statement-breakpoint
CREATE INDEX "staffing_standard_from" ON "staffing_standard" USING btree ("valid_from","id");--> statement-breakpoint
CREATE INDEX "staffing_standard_document" ON "staffing_standard" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "staffing_total_from" ON "staffing_total" USING btree ("valid_from","id");--> statement-breakpoint
CREATE INDEX "staffing_total_document" ON "staffing_total" USING btree ("document_id");--> statement-breakpoint
CREATE INDEX "payee_account_teacher" ON "payee_account" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "payee_account_child" ON "payee_account" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "payee_account_school" ON "payee_account" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "payee_account_holder" ON "payee_account" USING btree ("holder","id");--> statement-breakpoint
CREATE INDEX "payee_account_duplicate" ON "payee_account" USING btree ("id") WHERE "payee_account"."duplicate";--> statement-breakpoint
CREATE INDEX "payee_account_unverified" ON "payee_account" USING btree ("school_id","id") WHERE "payee_account"."verified_on" is null;--> statement-breakpoint
CREATE INDEX "payee_account_account" ON "payee_account" USING btree ("account_index");--> statement-breakpoint
CREATE INDEX "payee_account_listed" ON "payee_account" USING btree ("listed","id");--> statement-breakpoint
CREATE INDEX "payee_account_payable" ON "payee_account" USING btree ("payable","id");--> statement-breakpoint
CREATE UNIQUE INDEX "payment_batch_natural" ON "payment_batch" USING btree ("kind","month","batch_no");--> statement-breakpoint
CREATE INDEX "payment_batch_month" ON "payment_batch" USING btree ("month","id");--> statement-breakpoint
CREATE INDEX "payment_batch_reviewed" ON "payment_batch" USING btree ("reviewed_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rural_subsidy_due_natural" ON "rural_subsidy_due" USING btree ("teacher_id","month");--> statement-breakpoint
CREATE INDEX "rural_subsidy_due_teacher" ON "rural_subsidy_due" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_due_school" ON "rural_subsidy_due" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_due_township" ON "rural_subsidy_due" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_due_month" ON "rural_subsidy_due" USING btree ("month","id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_due_tier" ON "rural_subsidy_due" USING btree ("tier_id","id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_due_standard" ON "rural_subsidy_due" USING btree ("standard_id","id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_due_placement" ON "rural_subsidy_due" USING btree ("placement_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rural_subsidy_payment_natural" ON "rural_subsidy_payment" USING btree ("teacher_id","month","kind","batch_id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_payment_teacher" ON "rural_subsidy_payment" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_payment_batch" ON "rural_subsidy_payment" USING btree ("batch_id","id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_payment_account" ON "rural_subsidy_payment" USING btree ("payee_account_id","id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_payment_school" ON "rural_subsidy_payment" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_payment_township" ON "rural_subsidy_payment" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_payment_month" ON "rural_subsidy_payment" USING btree ("month","id");--> statement-breakpoint
CREATE INDEX "rural_subsidy_payment_reviewed" ON "rural_subsidy_payment" USING btree ("reviewed_on","id");--> statement-breakpoint
CREATE INDEX "school_tier_school" ON "school_tier" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "school_tier_township" ON "school_tier" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "school_tier_tier" ON "school_tier" USING btree ("tier_id","id");--> statement-breakpoint
CREATE INDEX "school_tier_document" ON "school_tier" USING btree ("document_id","id");--> statement-breakpoint
CREATE INDEX "subsidy_standard_tier" ON "subsidy_standard" USING btree ("tier_id","id");--> statement-breakpoint
CREATE INDEX "subsidy_standard_amount_fen" ON "subsidy_standard" USING btree ("amount_fen","id");--> statement-breakpoint
CREATE INDEX "subsidy_standard_document" ON "subsidy_standard" USING btree ("document_id","id");--> statement-breakpoint
CREATE INDEX "subsidy_tier_rank" ON "subsidy_tier" USING btree ("hardship_rank","id");--> statement-breakpoint
CREATE INDEX "subsidy_tier_district" ON "subsidy_tier" USING btree ("district_id","id");--> statement-breakpoint
CREATE INDEX "housing_guarantee_teacher" ON "housing_guarantee" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "housing_guarantee_school" ON "housing_guarantee" USING btree ("school_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "teacher_honour_natural" ON "teacher_honour" USING btree ("teacher_id","kind","awarded_on");--> statement-breakpoint
CREATE INDEX "teacher_honour_teacher" ON "teacher_honour" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "teacher_honour_school" ON "teacher_honour" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "teacher_honour_awarded" ON "teacher_honour" USING btree ("awarded_on","id");--> statement-breakpoint
CREATE INDEX "class_teaching_class" ON "class_teaching" USING btree ("class_id","teacher_id");--> statement-breakpoint
CREATE INDEX "class_teaching_teacher" ON "class_teaching" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "class_teaching_school" ON "class_teaching" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "class_teaching_township" ON "class_teaching" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "personnel_relation_teacher" ON "personnel_relation" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "personnel_relation_school" ON "personnel_relation" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "personnel_relation_unconfirmed" ON "personnel_relation" USING btree ("school_id","id") WHERE "personnel_relation"."confirmed_on" is null;--> statement-breakpoint
CREATE INDEX "personnel_relation_township" ON "personnel_relation" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "personnel_relation_from" ON "personnel_relation" USING btree ("valid_from","id");--> statement-breakpoint
CREATE UNIQUE INDEX "presence_month_natural" ON "presence_month" USING btree ("teacher_id","month");--> statement-breakpoint
CREATE INDEX "presence_month_school" ON "presence_month" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "presence_month_month" ON "presence_month" USING btree ("month","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rotation_eligibility_natural" ON "rotation_eligibility" USING btree ("teacher_id","school_year");--> statement-breakpoint
CREATE INDEX "rotation_eligibility_school" ON "rotation_eligibility" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "rotation_eligibility_rule" ON "rotation_eligibility" USING btree ("rule_id","id");--> statement-breakpoint
CREATE INDEX "staff_rule_from" ON "staff_rule" USING btree ("valid_from","id");--> statement-breakpoint
CREATE INDEX "teacher_school" ON "teacher" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "teacher_township" ON "teacher" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "teacher_duplicate" ON "teacher" USING btree ("school_id","id") WHERE "teacher"."duplicate_person";--> statement-breakpoint
CREATE INDEX "teacher_name" ON "teacher" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "teacher_birth" ON "teacher" USING btree ("birth_date","id");--> statement-breakpoint
CREATE INDEX "teacher_id_number" ON "teacher" USING btree ("id_number_index");--> statement-breakpoint
CREATE INDEX "teacher_identity_code" ON "teacher" USING btree ("identity_code");--> statement-breakpoint
CREATE UNIQUE INDEX "placement_subject_natural" ON "placement_subject" USING btree ("placement_id","subject");--> statement-breakpoint
CREATE INDEX "placement_subject_teacher" ON "placement_subject" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "placement_subject_school" ON "placement_subject" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "placement_subject_home_school" ON "placement_subject" USING btree ("home_school_id","id");--> statement-breakpoint
CREATE INDEX "placement_subject_township" ON "placement_subject" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "teaching_placement_teacher" ON "teaching_placement" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "teaching_placement_school" ON "teaching_placement" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "teaching_placement_home_school" ON "teaching_placement" USING btree ("home_school_id","id");--> statement-breakpoint
CREATE INDEX "teaching_placement_township" ON "teaching_placement" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "teaching_placement_from" ON "teaching_placement" USING btree ("valid_from","id");--> statement-breakpoint
CREATE UNIQUE INDEX "teacher_training_natural" ON "teacher_training" USING btree ("teacher_id","course");--> statement-breakpoint
CREATE INDEX "teacher_training_teacher" ON "teacher_training" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "teacher_training_school" ON "teacher_training" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "teacher_training_on" ON "teacher_training" USING btree ("held_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "title_grant_natural" ON "title_grant" USING btree ("teacher_id","level","subject");--> statement-breakpoint
CREATE INDEX "title_grant_teacher" ON "title_grant" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "title_grant_school" ON "title_grant" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "title_grant_on" ON "title_grant" USING btree ("granted_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "care_contact_one" ON "care_contact" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "care_contact_village" ON "care_contact" USING btree ("village_id","id");--> statement-breakpoint
CREATE INDEX "care_contact_residence" ON "care_contact" USING btree ("residence_township_id","id");--> statement-breakpoint
CREATE INDEX "care_contact_carer" ON "care_contact" USING btree ("carer_id","id");--> statement-breakpoint
CREATE INDEX "care_contact_due" ON "care_contact" USING btree ("due_on","id");--> statement-breakpoint
CREATE INDEX "care_activity_child" ON "care_activity" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "care_activity_township" ON "care_activity" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "care_activity_residence" ON "care_activity" USING btree ("residence_township_id","id");--> statement-breakpoint
CREATE INDEX "care_visit_child" ON "care_visit" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "care_visit_residence" ON "care_visit" USING btree ("residence_township_id","id");--> statement-breakpoint
CREATE INDEX "care_visit_school" ON "care_visit" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "care_visit_on" ON "care_visit" USING btree ("visited_on","id");--> statement-breakpoint
CREATE INDEX "counselling_session_child" ON "counselling_session" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "counselling_session_school" ON "counselling_session" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "counselling_session_counsellor" ON "counselling_session" USING btree ("counsellor_teacher_id","id");--> statement-breakpoint
CREATE INDEX "assistance_child" ON "assistance" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "assistance_accepted" ON "assistance" USING btree ("accepted_township_id","id");--> statement-breakpoint
CREATE INDEX "civil_affairs_candidate_child" ON "civil_affairs_candidate" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "difficulty_record_child" ON "difficulty_record" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "difficulty_record_residence" ON "difficulty_record" USING btree ("residence_township_id","id");--> statement-breakpoint
CREATE INDEX "difficulty_record_accepted" ON "difficulty_record" USING btree ("accepted_township_id","id");--> statement-breakpoint
CREATE INDEX "difficulty_record_school" ON "difficulty_record" USING btree ("school_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "entrusted_care_from" ON "entrusted_care" USING btree ("child_id","valid_from");--> statement-breakpoint
CREATE INDEX "entrusted_care_child" ON "entrusted_care" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "entrusted_care_village" ON "entrusted_care" USING btree ("village_id","id");--> statement-breakpoint
CREATE INDEX "entrusted_care_residence" ON "entrusted_care" USING btree ("residence_township_id","id");--> statement-breakpoint
CREATE INDEX "entrusted_care_school" ON "entrusted_care" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "entrusted_care_guardian" ON "entrusted_care" USING btree ("guardian_id","id");--> statement-breakpoint
CREATE INDEX "entrusted_care_carer_idx" ON "entrusted_care" USING btree ("carer_id","id");--> statement-breakpoint
CREATE INDEX "parent_urging_child" ON "parent_urging" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "parent_urging_guardian" ON "parent_urging" USING btree ("guardian_id","id");--> statement-breakpoint
CREATE INDEX "parent_urging_residence" ON "parent_urging" USING btree ("residence_township_id","id");--> statement-breakpoint
CREATE INDEX "parent_urging_school" ON "parent_urging" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "emergency_response_report" ON "emergency_response" USING btree ("report_id","id");--> statement-breakpoint
CREATE INDEX "emergency_response_township" ON "emergency_response" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "guardianship_intervention_report" ON "guardianship_intervention" USING btree ("report_id","id");--> statement-breakpoint
CREATE INDEX "guardianship_intervention_child" ON "guardianship_intervention" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "report_assessment_report" ON "report_assessment" USING btree ("report_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "individual_plan_year" ON "individual_plan" USING btree ("child_id","school_year");--> statement-breakpoint
CREATE INDEX "individual_plan_child" ON "individual_plan" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "individual_plan_school" ON "individual_plan" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "individual_plan_review" ON "individual_plan" USING btree ("review_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "left_behind_check_period" ON "left_behind_check" USING btree ("record_id","period_start");--> statement-breakpoint
CREATE INDEX "left_behind_check_record" ON "left_behind_check" USING btree ("record_id","id");--> statement-breakpoint
CREATE INDEX "left_behind_check_child" ON "left_behind_check" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "left_behind_check_residence" ON "left_behind_check" USING btree ("residence_township_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "left_behind_record_one_open" ON "left_behind_record" USING btree ("child_id") WHERE "left_behind_record"."closed_on" is null and "left_behind_record"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "left_behind_record_child" ON "left_behind_record" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "left_behind_record_residence" ON "left_behind_record" USING btree ("residence_township_id","id");--> statement-breakpoint
CREATE INDEX "left_behind_record_school" ON "left_behind_record" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "left_behind_record_carer" ON "left_behind_record" USING btree ("carer_id","id");--> statement-breakpoint
CREATE INDEX "left_behind_record_opened" ON "left_behind_record" USING btree ("valid_from","id");--> statement-breakpoint
CREATE INDEX "left_behind_record_due" ON "left_behind_record" USING btree ("due_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "mandatory_report_no" ON "mandatory_report" USING btree ("report_no");--> statement-breakpoint
CREATE INDEX "mandatory_report_child" ON "mandatory_report" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "mandatory_report_township" ON "mandatory_report" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "mandatory_report_by_school" ON "mandatory_report" USING btree ("reporter_school_id","id");--> statement-breakpoint
CREATE INDEX "mandatory_report_by_township" ON "mandatory_report" USING btree ("reporter_township_id","id");--> statement-breakpoint
CREATE INDEX "mandatory_report_by_village" ON "mandatory_report" USING btree ("reporter_village_id","id");--> statement-breakpoint
CREATE INDEX "mandatory_report_reported" ON "mandatory_report" USING btree ("reported_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_recipient_one" ON "report_recipient" USING btree ("report_id","department");--> statement-breakpoint
CREATE INDEX "report_recipient_department_idx" ON "report_recipient" USING btree ("department","id");--> statement-breakpoint
CREATE INDEX "report_recipient_township" ON "report_recipient" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "report_recipient_due" ON "report_recipient" USING btree ("due_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "report_release_report" ON "report_release" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "report_release_child" ON "report_release" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "assignment_person" ON "tc"."assignment" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_subject" ON "tc"."person" USING btree ("issuer","subject");--> statement-breakpoint
CREATE INDEX "recusal_person" ON "tc"."recusal" USING btree ("person_id");