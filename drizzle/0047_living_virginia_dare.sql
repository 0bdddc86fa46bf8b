CREATE TABLE "aid_appeal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"aid_grant_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"ground_cipher" text NOT NULL,
	"status" text NOT NULL,
	"submitted_on" date NOT NULL,
	"due_on" date,
	"decided_on" date,
	"decision_reason" text,
	"written_by_ids" uuid[],
	"decided_by_id" uuid,
	CONSTRAINT "aid_appeal_two_people" CHECK ("aid_appeal"."decided_by_id" <> all ("aid_appeal"."written_by_ids")),
	CONSTRAINT "aid_appeal_ground_cipher_sealed" CHECK ("aid_appeal"."ground_cipher" ~ '^[A-Za-z0-9_-]{1,32}[.][A-Za-z0-9_-]{38,}$'),
	CONSTRAINT "aid_appeal_status" CHECK ("aid_appeal"."status" in ('submitted', 'upheld', 'returned')),
	CONSTRAINT "aid_appeal_decision_reason_normal" CHECK ("aid_appeal"."decision_reason" ~ '[^\s\u3000]' and ("aid_appeal"."decision_reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("aid_appeal"."decision_reason" is nfc normalized and "aid_appeal"."decision_reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "aid_appeal_decided" CHECK (("aid_appeal"."status" <> 'submitted') = ("aid_appeal"."decided_on" is not null and "aid_appeal"."decision_reason" is not null)
        and ("aid_appeal"."decided_on" is null) = ("aid_appeal"."decision_reason" is null) and "aid_appeal"."decided_on" >= "aid_appeal"."submitted_on")
);
--> statement-breakpoint
CREATE TABLE "correction_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"child_id" uuid,
	"guardian_id" uuid,
	"teacher_id" uuid,
	"matter" text NOT NULL,
	"department" text NOT NULL,
	"statement_cipher" text NOT NULL,
	"status" text NOT NULL,
	"submitted_on" date NOT NULL,
	"due_on" date,
	"answered_on" date,
	"answer" text,
	"written_by_ids" uuid[],
	"answered_by_id" uuid,
	CONSTRAINT "correction_request_two_people" CHECK ("correction_request"."answered_by_id" <> all ("correction_request"."written_by_ids")),
	CONSTRAINT "correction_request_matter" CHECK ("correction_request"."matter" in ('identity', 'residence', 'guardianship', 'enrolment', 'aid', 'meals', 'staff-file', 'placement', 'subsidy', 'appointment', 'title')),
	CONSTRAINT "correction_request_department" CHECK ("correction_request"."department" in ('education', 'township', 'hr')),
	CONSTRAINT "correction_request_statement_cipher_sealed" CHECK ("correction_request"."statement_cipher" ~ '^[A-Za-z0-9_-]{1,32}[.][A-Za-z0-9_-]{38,}$'),
	CONSTRAINT "correction_request_status" CHECK ("correction_request"."status" in ('submitted', 'corrected', 'declined')),
	CONSTRAINT "correction_request_answer_normal" CHECK ("correction_request"."answer" ~ '[^\s\u3000]' and ("correction_request"."answer" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("correction_request"."answer" is nfc normalized and "correction_request"."answer" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "correction_request_about" CHECK (("correction_request"."child_id" is null) = ("correction_request"."guardian_id" is null) and num_nonnulls("correction_request"."child_id", "correction_request"."teacher_id") = 1
        and ("correction_request"."teacher_id" is not null) = ("correction_request"."matter" in ('staff-file', 'placement', 'subsidy', 'appointment', 'title'))),
	CONSTRAINT "correction_request_answered" CHECK (("correction_request"."status" <> 'submitted') = ("correction_request"."answered_on" is not null and "correction_request"."answer" is not null)
        and ("correction_request"."answered_on" is null) = ("correction_request"."answer" is null) and "correction_request"."answered_on" >= "correction_request"."submitted_on")
);
--> statement-breakpoint
CREATE TABLE "guardian_consent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"child_id" uuid NOT NULL,
	"guardian_id" uuid NOT NULL,
	"matter" text NOT NULL,
	"status" text NOT NULL,
	"given_on" date NOT NULL,
	"withdrawn_on" date,
	CONSTRAINT "guardian_consent_matter" CHECK ("guardian_consent"."matter" in ('assessment', 'placement', 'counselling', 'examination')),
	CONSTRAINT "guardian_consent_status" CHECK ("guardian_consent"."status" in ('given', 'withdrawn')),
	CONSTRAINT "guardian_consent_withdrawn" CHECK (("guardian_consent"."status" = 'withdrawn') = ("guardian_consent"."withdrawn_on" is not null) and ("guardian_consent"."withdrawn_on" is null or "guardian_consent"."withdrawn_on" >= "guardian_consent"."given_on"))
);
--> statement-breakpoint
CREATE TABLE "rotation_application" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid NOT NULL,
	"school_year" integer NOT NULL,
	"kind" text NOT NULL,
	"to_school_id" uuid,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"submitted_on" date NOT NULL,
	"due_on" date,
	"decided_on" date,
	"decision_reason" text,
	"written_by_ids" uuid[],
	"decided_by_id" uuid,
	CONSTRAINT "rotation_application_two_people" CHECK ("rotation_application"."decided_by_id" <> all ("rotation_application"."written_by_ids")),
	CONSTRAINT "rotation_application_kind" CHECK ("rotation_application"."kind" in ('rotation', 'support')),
	CONSTRAINT "rotation_application_reason_normal" CHECK ("rotation_application"."reason" ~ '[^\s\u3000]' and ("rotation_application"."reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("rotation_application"."reason" is nfc normalized and "rotation_application"."reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "rotation_application_status" CHECK ("rotation_application"."status" in ('submitted', 'approved', 'declined')),
	CONSTRAINT "rotation_application_decision_reason_normal" CHECK ("rotation_application"."decision_reason" ~ '[^\s\u3000]' and ("rotation_application"."decision_reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("rotation_application"."decision_reason" is nfc normalized and "rotation_application"."decision_reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "rotation_application_decided" CHECK (("rotation_application"."status" <> 'submitted') = ("rotation_application"."decided_on" is not null) and ("rotation_application"."status" <> 'declined' or "rotation_application"."decision_reason" is not null)
        and "rotation_application"."decided_on" >= "rotation_application"."submitted_on"),
	CONSTRAINT "rotation_application_year" CHECK ("rotation_application"."school_year" - extract(year from "rotation_application"."submitted_on" - interval '8 months') between 0 and 1)
);
--> statement-breakpoint
ALTER TABLE "aid_appeal" ADD CONSTRAINT "aid_appeal_aid_grant_id_student_aid_grant_id_fk" FOREIGN KEY ("aid_grant_id") REFERENCES "public"."student_aid_grant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aid_appeal" ADD CONSTRAINT "aid_appeal_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aid_appeal" ADD CONSTRAINT "aid_appeal_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian_consent" ADD CONSTRAINT "guardian_consent_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guardian_consent" ADD CONSTRAINT "guardian_consent_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotation_application" ADD CONSTRAINT "rotation_application_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rotation_application" ADD CONSTRAINT "rotation_application_to_school_id_school_id_fk" FOREIGN KEY ("to_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "aid_appeal_one_open" ON "aid_appeal" USING btree ("guardian_id","aid_grant_id") WHERE "aid_appeal"."status" = 'submitted' and "aid_appeal"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "aid_appeal_aid_grant" ON "aid_appeal" USING btree ("aid_grant_id","id");--> statement-breakpoint
CREATE INDEX "aid_appeal_child" ON "aid_appeal" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "aid_appeal_guardian" ON "aid_appeal" USING btree ("guardian_id","id");--> statement-breakpoint
CREATE INDEX "aid_appeal_due" ON "aid_appeal" USING btree ("due_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "correction_request_one_open" ON "correction_request" USING btree ("guardian_id","child_id","matter") WHERE "correction_request"."status" = 'submitted' and "correction_request"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "correction_request_one_open_of_teacher" ON "correction_request" USING btree ("teacher_id","matter") WHERE "correction_request"."status" = 'submitted' and "correction_request"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "correction_request_child" ON "correction_request" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "correction_request_guardian" ON "correction_request" USING btree ("guardian_id","id");--> statement-breakpoint
CREATE INDEX "correction_request_teacher" ON "correction_request" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "correction_request_department_idx" ON "correction_request" USING btree ("department","id");--> statement-breakpoint
CREATE INDEX "correction_request_due" ON "correction_request" USING btree ("due_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "guardian_consent_once" ON "guardian_consent" USING btree ("guardian_id","child_id","matter") WHERE "guardian_consent"."status" = 'given' and "guardian_consent"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "guardian_consent_child" ON "guardian_consent" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "guardian_consent_guardian" ON "guardian_consent" USING btree ("guardian_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "rotation_application_one" ON "rotation_application" USING btree ("teacher_id","school_year","kind") WHERE "rotation_application"."status" <> 'declined' and "rotation_application"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "rotation_application_teacher" ON "rotation_application" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "rotation_application_to_school" ON "rotation_application" USING btree ("to_school_id","id");--> statement-breakpoint
CREATE INDEX "rotation_application_due" ON "rotation_application" USING btree ("due_on","id");