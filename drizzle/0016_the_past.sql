CREATE TABLE "closed_figure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"measure" text NOT NULL,
	"row_id" uuid NOT NULL,
	"school_id" uuid,
	"township_id" uuid,
	"part" text,
	"period_from" date NOT NULL,
	"period_to" date NOT NULL,
	"value" integer,
	"revision" integer DEFAULT 0 NOT NULL,
	"latest" boolean DEFAULT true NOT NULL,
	"reason" text,
	"recorded_on" date NOT NULL,
	CONSTRAINT "closed_figure_measure" CHECK ("closed_figure"."measure" in ('class-size', 'class-size-opening', 'quota-occupied', 'quota-outside', 'quota-seconded', 'rotation-eligible', 'rotation-rotated', 'rotation-backbone', 'classes', 'classes-found', 'classes-large', 'classes-very-large', 'pupils-schools', 'pupils')),
	CONSTRAINT "closed_figure_part_normal" CHECK ("closed_figure"."part" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("closed_figure"."part" is nfc normalized and "closed_figure"."part" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')),
	CONSTRAINT "closed_figure_reason_normal" CHECK ("closed_figure"."reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("closed_figure"."reason" is nfc normalized and "closed_figure"."reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')),
	CONSTRAINT "closed_figure_period" CHECK ("closed_figure"."period_from" < "closed_figure"."period_to"),
	CONSTRAINT "closed_figure_reason" CHECK ("closed_figure"."revision" >= 0 and ("closed_figure"."revision" = 0) = ("closed_figure"."reason" is null))
);
--> statement-breakpoint
CREATE TABLE "school_state" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"parent_school_id" uuid,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"locale" text NOT NULL,
	"county_town" boolean NOT NULL,
	"status" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	"reason" text,
	"revised_on" date,
	CONSTRAINT "school_state_name_normal" CHECK ("school_state"."name" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("school_state"."name" is nfc normalized and "school_state"."name" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')),
	CONSTRAINT "school_state_kind" CHECK ("school_state"."kind" in ('211', '218', '219', '311', '312', '319', '341', '345', '514')),
	CONSTRAINT "school_state_locale" CHECK ("school_state"."locale" in ('111', '112', '121', '122', '123', '210', '220')),
	CONSTRAINT "school_state_status" CHECK ("school_state"."status" in ('planned', 'building', 'operating', 'idle', 'merged', 'closed')),
	CONSTRAINT "school_state_reason_normal" CHECK ("school_state"."reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("school_state"."reason" is nfc normalized and "school_state"."reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')),
	CONSTRAINT "school_state_period" CHECK ("school_state"."valid_from" < "school_state"."valid_to")
);
--> statement-breakpoint
ALTER TABLE "job_run" DROP CONSTRAINT "job_run_job";--> statement-breakpoint
DROP INDEX "large_class_case_one_open";--> statement-breakpoint
ALTER TABLE "large_class_case" ADD COLUMN "closed_on" date;--> statement-breakpoint
ALTER TABLE "school" ADD COLUMN "state_since" date;--> statement-breakpoint
ALTER TABLE "closed_figure" ADD CONSTRAINT "closed_figure_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closed_figure" ADD CONSTRAINT "closed_figure_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_state" ADD CONSTRAINT "school_state_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_state" ADD CONSTRAINT "school_state_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_state" ADD CONSTRAINT "school_state_parent_school_id_school_id_fk" FOREIGN KEY ("parent_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "closed_figure_natural" ON "closed_figure" USING btree ("row_id","measure","period_from","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "closed_figure_latest" ON "closed_figure" USING btree ("row_id","measure","period_from") WHERE "closed_figure"."latest";--> statement-breakpoint
CREATE INDEX "closed_figure_period_from" ON "closed_figure" USING btree ("period_from","measure","id");--> statement-breakpoint
CREATE INDEX "closed_figure_school" ON "closed_figure" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "closed_figure_township" ON "closed_figure" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "school_state_school" ON "school_state" USING btree ("school_id","valid_from","id");--> statement-breakpoint
CREATE INDEX "school_state_township" ON "school_state" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "school_state_parent" ON "school_state" USING btree ("parent_school_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "large_class_case_one_open" ON "large_class_case" USING btree ("class_id") WHERE "large_class_case"."cleared_on" is null and "large_class_case"."closed_on" is null and "large_class_case"."archived_at" is null;--> statement-breakpoint
ALTER TABLE "large_class_case" ADD CONSTRAINT "large_class_case_closed" CHECK ("large_class_case"."closed_on" is null or ("large_class_case"."cleared_on" is null and "large_class_case"."closed_on" = make_date("large_class_case"."school_year" + 1, 9, 1)));--> statement-breakpoint
ALTER TABLE "job_run" ADD CONSTRAINT "job_run_job" CHECK ("job_run"."job" in ('child-scopes', 'teacher-scopes', 'posts', 'staffing', 'class-sizes', 'school-year', 'left-behind', 'care-contacts', 'school-age', 'rotation-eligibility', 'subsidy-dues', 'payee-accounts', 'spent-rows'));