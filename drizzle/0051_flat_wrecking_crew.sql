CREATE TABLE "performance_pay_total" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"district_id" uuid NOT NULL,
	"fiscal_year" integer NOT NULL,
	"zone" text NOT NULL,
	"total_fen" bigint NOT NULL,
	"teachers" integer NOT NULL,
	"comparison_id" uuid NOT NULL,
	"document_id" uuid,
	"confirmed_on" date,
	"written_by_ids" uuid[],
	"confirmed_by_id" uuid,
	CONSTRAINT "performance_pay_total_two_people" CHECK ("performance_pay_total"."confirmed_by_id" <> all ("performance_pay_total"."written_by_ids")),
	CONSTRAINT "performance_pay_total_zone" CHECK ("performance_pay_total"."zone" in ('rural', 'town')),
	CONSTRAINT "performance_pay_total_amounts" CHECK ("performance_pay_total"."total_fen" > 0),
	CONSTRAINT "performance_pay_total_many" CHECK ("performance_pay_total"."teachers" >= 20)
);
--> statement-breakpoint
ALTER TABLE "funding_headcount" ADD COLUMN "migrants" integer;--> statement-breakpoint
ALTER TABLE "school_condition" ADD COLUMN "strong_school" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "school_condition" ADD COLUMN "strong_basis" text;--> statement-breakpoint
ALTER TABLE "definition" ADD COLUMN "document_id" uuid;--> statement-breakpoint
ALTER TABLE "school_quota" ADD COLUMN "reserved_for" text;--> statement-breakpoint
ALTER TABLE "performance_pay_total" ADD CONSTRAINT "performance_pay_total_district_id_district_id_fk" FOREIGN KEY ("district_id") REFERENCES "public"."district"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_pay_total" ADD CONSTRAINT "performance_pay_total_comparison_id_pay_comparison_id_fk" FOREIGN KEY ("comparison_id") REFERENCES "public"."pay_comparison"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "performance_pay_total" ADD CONSTRAINT "performance_pay_total_document_id_policy_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "performance_pay_total_natural" ON "performance_pay_total" USING btree ("district_id","fiscal_year","zone");--> statement-breakpoint
CREATE INDEX "performance_pay_total_year" ON "performance_pay_total" USING btree ("fiscal_year","id");--> statement-breakpoint
CREATE INDEX "performance_pay_total_comparison" ON "performance_pay_total" USING btree ("comparison_id","id");--> statement-breakpoint
CREATE INDEX "performance_pay_total_document" ON "performance_pay_total" USING btree ("document_id","id");--> statement-breakpoint
ALTER TABLE "definition" ADD CONSTRAINT "definition_document_id_policy_document_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."policy_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "definition_document" ON "definition" USING btree ("document_id","id");--> statement-breakpoint
ALTER TABLE "funding_headcount" ADD CONSTRAINT "funding_headcount_migrants" CHECK ("funding_headcount"."migrants" is null or "funding_headcount"."migrants" between 0 and "funding_headcount"."actual" and "funding_headcount"."item" <> 'special-education');--> statement-breakpoint
ALTER TABLE "school_condition" ADD CONSTRAINT "school_condition_strong_basis_normal" CHECK ("school_condition"."strong_basis" ~ '[^\s\u3000]' and ("school_condition"."strong_basis" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("school_condition"."strong_basis" is nfc normalized and "school_condition"."strong_basis" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')));--> statement-breakpoint
ALTER TABLE "school_condition" ADD CONSTRAINT "school_condition_strong" CHECK (not "school_condition"."strong_school" or "school_condition"."strong_basis" is not null);--> statement-breakpoint
ALTER TABLE "school_condition" ADD CONSTRAINT "school_condition_weak_or_strong" CHECK (not ("school_condition"."weak_school" and "school_condition"."strong_school"));--> statement-breakpoint
ALTER TABLE "school_quota" ADD CONSTRAINT "school_quota_reserved_for" CHECK ("school_quota"."reserved_for" in ('pairing', 'poverty-relief', 'support-teaching'));