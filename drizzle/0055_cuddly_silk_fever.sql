CREATE TABLE "tc"."access_use" (
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"set_id" uuid NOT NULL,
	"last_on" date NOT NULL,
	CONSTRAINT "access_use_person_id_role_set_id_pk" PRIMARY KEY("person_id","role","set_id")
);
--> statement-breakpoint
CREATE TABLE "tc"."access_waiting" (
	"process" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"fault" text,
	CONSTRAINT "access_waiting_process_seq_pk" PRIMARY KEY("process","seq")
);
--> statement-breakpoint
-- What was sealed before waits as well.
INSERT INTO "tc"."access_waiting" ("process", "seq", "at") SELECT "process", "seq", "at" FROM "tc"."access_batch";
--> statement-breakpoint
CREATE TABLE "access_record" (
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"person_id" uuid,
	"account" text,
	"role" text NOT NULL,
	"department" text,
	"purpose" text,
	"policy_version" integer NOT NULL,
	"operation" text,
	"command" text,
	"set_id" uuid,
	"subjects" integer NOT NULL,
	"rows" integer NOT NULL,
	"milliseconds" integer NOT NULL,
	"outcome" text NOT NULL,
	"error_code" text,
	"approval_id" uuid,
	"request" text NOT NULL,
	CONSTRAINT "access_record_at_id_pk" PRIMARY KEY("at","id"),
	CONSTRAINT "access_record_kind" CHECK ("access_record"."kind" in ('read', 'command', 'refused')),
	CONSTRAINT "access_record_outcome" CHECK ("access_record"."outcome" in ('intended', 'shown', 'refused', 'failed')),
	CONSTRAINT "access_record_counts" CHECK ("access_record"."subjects" >= 0 and "access_record"."rows" >= 0 and "access_record"."milliseconds" >= 0)
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "tc"."access_record_default" PARTITION OF "access_record" DEFAULT;
--> statement-breakpoint
CREATE TABLE "record_access" (
	"id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone NOT NULL,
	"access_id" uuid NOT NULL,
	"child_id" uuid,
	"teacher_id" uuid,
	"guardian_id" uuid,
	"role" text NOT NULL,
	"department" text,
	"purpose" text,
	"kinds" text,
	"by_guardian_id" uuid,
	"tells_place" boolean NOT NULL,
	"withheld" text,
	"repeats_id" uuid,
	CONSTRAINT "record_access_at_id_pk" PRIMARY KEY("at","id"),
	CONSTRAINT "record_access_withheld" CHECK ("record_access"."withheld" in ('protected', 'closed')),
	CONSTRAINT "record_access_of_one" CHECK (num_nonnulls("record_access"."child_id", "record_access"."teacher_id", "record_access"."guardian_id") = 1)
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "tc"."record_access_default" PARTITION OF "record_access" DEFAULT;
--> statement-breakpoint
CREATE TABLE "shown_field" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"set_id" uuid NOT NULL,
	"coordinate" text NOT NULL,
	"use" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "job_run" DROP CONSTRAINT "job_run_job";--> statement-breakpoint
CREATE INDEX "access_use_set" ON "tc"."access_use" USING btree ("set_id");--> statement-breakpoint
CREATE INDEX "access_record_person" ON "access_record" USING btree ("person_id","at","id");--> statement-breakpoint
CREATE INDEX "access_record_role" ON "access_record" USING btree ("role","at","id");--> statement-breakpoint
CREATE INDEX "access_record_purpose" ON "access_record" USING btree ("purpose","at","id");--> statement-breakpoint
CREATE INDEX "access_record_set" ON "access_record" USING btree ("set_id","at","id");--> statement-breakpoint
CREATE INDEX "access_record_outcome" ON "access_record" USING btree ("outcome","at","id");--> statement-breakpoint
CREATE INDEX "access_record_id" ON "access_record" USING btree ("id");--> statement-breakpoint
CREATE INDEX "access_record_approval" ON "access_record" USING btree ("approval_id","at") WHERE "access_record"."approval_id" is not null;--> statement-breakpoint
CREATE INDEX "record_access_access" ON "record_access" USING btree ("access_id","id");--> statement-breakpoint
CREATE INDEX "record_access_child" ON "record_access" USING btree ("child_id","at","id") WHERE "record_access"."child_id" is not null;--> statement-breakpoint
CREATE INDEX "record_access_teacher" ON "record_access" USING btree ("teacher_id","at","id") WHERE "record_access"."teacher_id" is not null;--> statement-breakpoint
CREATE INDEX "record_access_guardian" ON "record_access" USING btree ("guardian_id","at","id") WHERE "record_access"."guardian_id" is not null;--> statement-breakpoint
CREATE INDEX "shown_field_set" ON "shown_field" USING btree ("set_id","id");--> statement-breakpoint
CREATE INDEX "shown_field_coordinate" ON "shown_field" USING btree ("coordinate","use","id");--> statement-breakpoint
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_job" CHECK ("job_run"."job" in ('child-scopes', 'teacher-scopes', 'posts', 'staffing', 'class-sizes', 'closed-periods', 'left-behind', 'care-contacts', 'school-age', 'rotation-eligibility', 'subsidy-dues', 'payee-accounts', 'access-log', 'spent-rows'));