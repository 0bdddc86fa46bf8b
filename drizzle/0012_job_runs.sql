CREATE TABLE "job_run" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"job" text NOT NULL,
	"day" date NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone NOT NULL,
	"outcome" text NOT NULL,
	"rows_changed" integer NOT NULL,
	"error_code" text,
	CONSTRAINT "job_run_job" CHECK ("job_run"."job" in ('child-scopes', 'teacher-scopes', 'posts', 'staffing', 'class-sizes', 'left-behind', 'care-contacts', 'school-age', 'rotation-eligibility', 'subsidy-dues', 'payee-accounts', 'spent-rows')),
	CONSTRAINT "job_run_outcome" CHECK ("job_run"."outcome" in ('done', 'failed')),
	CONSTRAINT "job_run_error_code_normal" CHECK ("job_run"."error_code" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("job_run"."error_code" is nfc normalized and "job_run"."error_code" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')),
	CONSTRAINT "job_run_ended" CHECK ("job_run"."started_at" <= "job_run"."finished_at"),
	CONSTRAINT "job_run_failed_says_why" CHECK (("job_run"."outcome" = 'failed') = ("job_run"."error_code" is not null) and "job_run"."rows_changed" >= 0)
);
--> statement-breakpoint
CREATE INDEX "job_run_job" ON "job_run" USING btree ("job","day","id");--> statement-breakpoint
CREATE INDEX "job_run_day" ON "job_run" USING btree ("day","id");