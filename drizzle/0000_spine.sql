CREATE SCHEMA "tc";
--> statement-breakpoint
CREATE TABLE "child" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"district_id" uuid NOT NULL,
	"name" text NOT NULL,
	"id_type" text NOT NULL,
	"id_number_cipher" text,
	"id_number_tail" text,
	"id_number_index" text,
	"gender" text NOT NULL,
	"birth_date" date NOT NULL,
	CONSTRAINT "child_gender" CHECK ("child"."gender" in ('0', '1', '2', '9'))
);
--> statement-breakpoint
CREATE TABLE "child_location" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"child_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"township_id" uuid NOT NULL,
	"village_id" uuid,
	"address_cipher" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "child_location_kind" CHECK ("child_location"."kind" in ('hukou', 'residence')),
	CONSTRAINT "child_location_period" CHECK ("child_location"."valid_to" is null or "child_location"."valid_from" < "child_location"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "guardian" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"name" text NOT NULL,
	"id_number_cipher" text,
	"id_number_tail" text,
	"id_number_index" text,
	"phone_cipher" text,
	"phone_tail" text,
	"phone_index" text,
	"workplace_province" text
);
--> statement-breakpoint
CREATE TABLE "guardianship" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
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
CREATE TABLE "district" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "division_code" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
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
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
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
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"township_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"valid_from" date,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "village" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"township_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	CONSTRAINT "village_kind" CHECK ("village"."kind" in ('village', 'community'))
);
--> statement-breakpoint
CREATE TABLE "enrolment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"student_id" uuid NOT NULL,
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
CREATE TABLE "student" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"hukou_township_id" uuid,
	"residence_township_id" uuid,
	"school_id" uuid,
	"district_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"student_no_cipher" text,
	"student_no_tail" text,
	"student_no_index" text,
	"category" text NOT NULL,
	"since" date NOT NULL
);
--> statement-breakpoint
CREATE TABLE "school_headcount" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
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
	CONSTRAINT "school_headcount_grade" CHECK ("school_headcount"."grade" between 1 and 9),
	CONSTRAINT "school_headcount_counts" CHECK ("school_headcount"."students" >= 0 and "school_headcount"."classes" >= 0 and "school_headcount"."boarders" between 0 and "school_headcount"."students")
);
--> statement-breakpoint
CREATE TABLE "school_class" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"grade" integer NOT NULL,
	"class_no" integer NOT NULL,
	"type" text NOT NULL,
	"cap" integer NOT NULL,
	CONSTRAINT "school_class_grade" CHECK ("school_class"."grade" between 1 and 9),
	CONSTRAINT "school_class_cap" CHECK ("school_class"."cap" >= 0)
);
--> statement-breakpoint
CREATE TABLE "school" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
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
	"county_town" boolean DEFAULT false NOT NULL,
	"boarding" boolean DEFAULT false NOT NULL,
	"altitude_m" integer,
	"status" text NOT NULL,
	"opened_on" date,
	"closed_on" date,
	"head_name" text,
	"office_phone" text,
	CONSTRAINT "school_official_code_unique" UNIQUE("official_code"),
	CONSTRAINT "school_status" CHECK ("school"."status" in ('planned', 'building', 'operating', 'idle', 'merged', 'closed')),
	CONSTRAINT "school_not_own_parent" CHECK ("school"."parent_school_id" is distinct from "school"."id"),
	CONSTRAINT "school_opened_before_closed" CHECK ("school"."closed_on" is null or "school"."opened_on" is null or "school"."opened_on" <= "school"."closed_on")
);
--> statement-breakpoint
CREATE TABLE "tc"."assignment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"scope" text NOT NULL,
	"district_id" uuid,
	"township_id" uuid,
	"school_id" uuid,
	"guardian_id" uuid,
	"duties" text[] DEFAULT '{}' NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"approved_by" text NOT NULL,
	CONSTRAINT "assignment_scope" CHECK (case "tc"."assignment"."scope" when 'district' then "tc"."assignment"."district_id" is not null when 'township' then "tc"."assignment"."township_id" is not null when 'school' then "tc"."assignment"."school_id" is not null when 'guardian' then "tc"."assignment"."guardian_id" is not null else false end),
	CONSTRAINT "assignment_one_scope" CHECK (num_nonnulls("tc"."assignment"."district_id", "tc"."assignment"."township_id", "tc"."assignment"."school_id", "tc"."assignment"."guardian_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "tc"."person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"display_name" text NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"disabled_at" timestamp with time zone
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
	"approved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "policy_version_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
ALTER TABLE "child" ADD CONSTRAINT "child_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_location" ADD CONSTRAINT "child_location_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_location" ADD CONSTRAINT "child_location_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "child_location" ADD CONSTRAINT "child_location_village_id_village_id_fk" FOREIGN KEY ("village_id") REFERENCES "public"."village"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardianship" ADD CONSTRAINT "guardianship_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "division_code" ADD CONSTRAINT "division_code_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "township" ADD CONSTRAINT "township_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "township_name" ADD CONSTRAINT "township_name_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "village" ADD CONSTRAINT "village_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_student_id_student_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."student"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_class_id_school_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."school_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student" ADD CONSTRAINT "student_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "student" ADD CONSTRAINT "student_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_headcount" ADD CONSTRAINT "school_headcount_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_headcount" ADD CONSTRAINT "school_headcount_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_class" ADD CONSTRAINT "school_class_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_class" ADD CONSTRAINT "school_class_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_village_id_village_id_fk" FOREIGN KEY ("village_id") REFERENCES "public"."village"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_parent_school_id_school_id_fk" FOREIGN KEY ("parent_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tc"."assignment" ADD CONSTRAINT "assignment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "tc"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tc"."policy_state" ADD CONSTRAINT "policy_state_version_policy_version_version_fk" FOREIGN KEY ("version") REFERENCES "tc"."policy_version"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "child_birth" ON "child" USING btree ("birth_date","id");--> statement-breakpoint
CREATE INDEX "child_name" ON "child" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "child_hukou" ON "child" USING btree ("hukou_township_id","id");--> statement-breakpoint
CREATE INDEX "child_residence" ON "child" USING btree ("residence_township_id","id");--> statement-breakpoint
CREATE INDEX "child_school" ON "child" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "child_id_number" ON "child" USING btree ("id_number_index");--> statement-breakpoint
CREATE INDEX "child_location_child" ON "child_location" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "child_location_township" ON "child_location" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "guardian_name" ON "guardian" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "guardian_id_number" ON "guardian" USING btree ("id_number_index");--> statement-breakpoint
CREATE INDEX "guardianship_child" ON "guardianship" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "guardianship_guardian" ON "guardianship" USING btree ("guardian_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "division_code_natural" ON "division_code" USING btree ("system","edition","code");--> statement-breakpoint
CREATE INDEX "division_code_township" ON "division_code" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "township_name_idx" ON "township" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "township_name_township" ON "township_name" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "village_township" ON "village" USING btree ("township_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "enrolment_one_open" ON "enrolment" USING btree ("student_id") WHERE "enrolment"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "enrolment_student" ON "enrolment" USING btree ("student_id","id");--> statement-breakpoint
CREATE INDEX "enrolment_class" ON "enrolment" USING btree ("class_id","id");--> statement-breakpoint
CREATE INDEX "enrolment_school" ON "enrolment" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "enrolment_hukou" ON "enrolment" USING btree ("hukou_township_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "student_child" ON "student" USING btree ("child_id");--> statement-breakpoint
CREATE INDEX "student_since" ON "student" USING btree ("since","id");--> statement-breakpoint
CREATE INDEX "student_school" ON "student" USING btree ("school_id","since","id");--> statement-breakpoint
CREATE INDEX "student_hukou" ON "student" USING btree ("hukou_township_id","since","id");--> statement-breakpoint
CREATE INDEX "student_residence" ON "student" USING btree ("residence_township_id","since","id");--> statement-breakpoint
CREATE UNIQUE INDEX "school_headcount_natural" ON "school_headcount" USING btree ("school_id","school_year","grade","as_of");--> statement-breakpoint
CREATE INDEX "school_headcount_school" ON "school_headcount" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "school_headcount_township" ON "school_headcount" USING btree ("township_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "school_class_natural" ON "school_class" USING btree ("school_id","school_year","grade","class_no");--> statement-breakpoint
CREATE INDEX "school_class_school" ON "school_class" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "school_class_township" ON "school_class" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "school_township" ON "school" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "school_name" ON "school" USING btree ("name","id");--> statement-breakpoint
CREATE INDEX "school_opened" ON "school" USING btree ("opened_on","id");--> statement-breakpoint
CREATE INDEX "school_parent" ON "school" USING btree ("parent_school_id","id");--> statement-breakpoint
CREATE INDEX "assignment_person" ON "tc"."assignment" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_subject" ON "tc"."person" USING btree ("issuer","subject");