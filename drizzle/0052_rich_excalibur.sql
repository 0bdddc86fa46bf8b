CREATE TABLE "policy_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"effective_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	"undoes_id" uuid,
	"base_hash" text NOT NULL,
	"result_hash" text,
	"problems" text,
	"touches_protected" boolean,
	"drafted_by" text NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"judged_at" timestamp (3) with time zone,
	"endorsed_by" text,
	"endorsed_at" timestamp (3) with time zone,
	"approved_by" text,
	"approved_at" timestamp (3) with time zone,
	"rejected_by" text,
	"rejected_at" timestamp (3) with time zone,
	"decision_reason" text,
	"in_force_at" timestamp (3) with time zone,
	"policy_number" integer,
	"failure" text,
	"written_by_ids" uuid[],
	"endorsed_by_id" uuid,
	"approved_by_id" uuid,
	"rejected_by_id" uuid,
	CONSTRAINT "policy_change_two_people" CHECK ("policy_change"."endorsed_by_id" <> "policy_change"."approved_by_id" and "policy_change"."endorsed_by_id" <> "policy_change"."rejected_by_id" and "policy_change"."endorsed_by_id" <> all ("policy_change"."written_by_ids") and "policy_change"."approved_by_id" <> "policy_change"."rejected_by_id" and "policy_change"."approved_by_id" <> all ("policy_change"."written_by_ids") and "policy_change"."rejected_by_id" <> all ("policy_change"."written_by_ids")),
	CONSTRAINT "policy_change_kind" CHECK ("policy_change"."kind" in ('ordinary', 'urgent', 'expiry')),
	CONSTRAINT "policy_change_title_normal" CHECK ("policy_change"."title" ~ '[^\s\u3000]' and ("policy_change"."title" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_change"."title" is nfc normalized and "policy_change"."title" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_change_reason_normal" CHECK ("policy_change"."reason" ~ '[^\s\u3000]' and ("policy_change"."reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_change"."reason" is nfc normalized and "policy_change"."reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_change_status" CHECK ("policy_change"."status" in ('draft', 'submitted', 'judged', 'unsound', 'endorsed', 'approved', 'in-force', 'rejected', 'withdrawn', 'failed')),
	CONSTRAINT "policy_change_problems_normal" CHECK ("policy_change"."problems" ~ '[^\s\u3000]' and ("policy_change"."problems" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_change"."problems" is nfc normalized and "policy_change"."problems" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_change_drafted_by_normal" CHECK ("policy_change"."drafted_by" ~ '[^\s\u3000]' and ("policy_change"."drafted_by" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_change"."drafted_by" is nfc normalized and "policy_change"."drafted_by" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_change_endorsed_by_normal" CHECK ("policy_change"."endorsed_by" ~ '[^\s\u3000]' and ("policy_change"."endorsed_by" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_change"."endorsed_by" is nfc normalized and "policy_change"."endorsed_by" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_change_approved_by_normal" CHECK ("policy_change"."approved_by" ~ '[^\s\u3000]' and ("policy_change"."approved_by" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_change"."approved_by" is nfc normalized and "policy_change"."approved_by" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_change_rejected_by_normal" CHECK ("policy_change"."rejected_by" ~ '[^\s\u3000]' and ("policy_change"."rejected_by" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_change"."rejected_by" is nfc normalized and "policy_change"."rejected_by" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_change_decision_reason_normal" CHECK ("policy_change"."decision_reason" ~ '[^\s\u3000]' and ("policy_change"."decision_reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_change"."decision_reason" is nfc normalized and "policy_change"."decision_reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_change_failure_normal" CHECK ("policy_change"."failure" ~ '[^\s\u3000]' and ("policy_change"."failure" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_change"."failure" is nfc normalized and "policy_change"."failure" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_change_of_kind" CHECK (("policy_change"."kind" = 'urgent') = ("policy_change"."expires_at" is not null) and ("policy_change"."kind" = 'expiry') = ("policy_change"."undoes_id" is not null)
        and ("policy_change"."kind" <> 'urgent' or "policy_change"."effective_at" is null)),
	CONSTRAINT "policy_change_expires" CHECK ("policy_change"."expires_at" > "policy_change"."created_at" and "policy_change"."expires_at" <= "policy_change"."created_at" + interval '14 days'),
	CONSTRAINT "policy_change_signed" CHECK (("policy_change"."kind" <> 'ordinary' or "policy_change"."status" not in ('approved', 'in-force') or "policy_change"."approved_by_id" is not null)
        and ("policy_change"."kind" = 'urgent' or "policy_change"."status" not in ('judged', 'endorsed', 'approved', 'in-force') or "policy_change"."result_hash" is not null)
        and ("policy_change"."status" <> 'endorsed' or "policy_change"."endorsed_by_id" is not null)
        and ("policy_change"."status" = 'rejected') = ("policy_change"."rejected_by_id" is not null and "policy_change"."decision_reason" is not null)
        and ("policy_change"."status" not in ('draft', 'submitted') or num_nonnulls("policy_change"."result_hash", "policy_change"."endorsed_by_id", "policy_change"."approved_by_id") = 0)
        and ("policy_change"."status" = 'in-force') = ("policy_change"."in_force_at" is not null and "policy_change"."policy_number" is not null)
        and ("policy_change"."status" = 'failed') = ("policy_change"."failure" is not null)),
	CONSTRAINT "policy_change_two_of_three" CHECK ("policy_change"."kind" <> 'ordinary' or "policy_change"."status" not in ('approved', 'in-force')
        or "policy_change"."touches_protected" is false or "policy_change"."endorsed_by_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "policy_edit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"change_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"role" text NOT NULL,
	"on_type" text,
	"fields" text,
	"uses" text,
	"rows" text,
	"mask" text,
	"reach" text,
	"archived_rows" boolean,
	"duties" text,
	"purposes" text,
	"cite" text,
	"basis" text,
	"commands" text,
	"create_fields" text,
	"update_fields" text,
	"grant_id" text,
	"valid_from" date,
	"valid_until" date,
	CONSTRAINT "policy_edit_kind" CHECK ("policy_edit"."kind" in ('grant', 'withdraw', 'deny', 'limit', 'run', 'stop')),
	CONSTRAINT "policy_edit_role_normal" CHECK ("policy_edit"."role" ~ '[^\s\u3000]' and ("policy_edit"."role" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."role" is nfc normalized and "policy_edit"."role" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_on_type_normal" CHECK ("policy_edit"."on_type" ~ '[^\s\u3000]' and ("policy_edit"."on_type" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."on_type" is nfc normalized and "policy_edit"."on_type" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_fields_normal" CHECK ("policy_edit"."fields" ~ '[^\s\u3000]' and ("policy_edit"."fields" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."fields" is nfc normalized and "policy_edit"."fields" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_uses_normal" CHECK ("policy_edit"."uses" ~ '[^\s\u3000]' and ("policy_edit"."uses" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."uses" is nfc normalized and "policy_edit"."uses" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_rows_normal" CHECK ("policy_edit"."rows" ~ '[^\s\u3000]' and ("policy_edit"."rows" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."rows" is nfc normalized and "policy_edit"."rows" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_mask" CHECK ("policy_edit"."mask" in ('tail')),
	CONSTRAINT "policy_edit_reach" CHECK ("policy_edit"."reach" in ('record')),
	CONSTRAINT "policy_edit_duties_normal" CHECK ("policy_edit"."duties" ~ '[^\s\u3000]' and ("policy_edit"."duties" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."duties" is nfc normalized and "policy_edit"."duties" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_purposes_normal" CHECK ("policy_edit"."purposes" ~ '[^\s\u3000]' and ("policy_edit"."purposes" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."purposes" is nfc normalized and "policy_edit"."purposes" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_cite_normal" CHECK ("policy_edit"."cite" ~ '[^\s\u3000]' and ("policy_edit"."cite" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."cite" is nfc normalized and "policy_edit"."cite" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_basis_normal" CHECK ("policy_edit"."basis" ~ '[^\s\u3000]' and ("policy_edit"."basis" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."basis" is nfc normalized and "policy_edit"."basis" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_commands_normal" CHECK ("policy_edit"."commands" ~ '[^\s\u3000]' and ("policy_edit"."commands" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."commands" is nfc normalized and "policy_edit"."commands" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_create_fields_normal" CHECK ("policy_edit"."create_fields" ~ '[^\s\u3000]' and ("policy_edit"."create_fields" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."create_fields" is nfc normalized and "policy_edit"."create_fields" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_update_fields_normal" CHECK ("policy_edit"."update_fields" ~ '[^\s\u3000]' and ("policy_edit"."update_fields" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."update_fields" is nfc normalized and "policy_edit"."update_fields" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_grant_id_normal" CHECK ("policy_edit"."grant_id" ~ '[^\s\u3000]' and ("policy_edit"."grant_id" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edit"."grant_id" is nfc normalized and "policy_edit"."grant_id" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edit_form" CHECK (case "policy_edit"."kind"
        when 'grant' then num_nulls("policy_edit"."on_type", "policy_edit"."fields", "policy_edit"."uses", "policy_edit"."rows", "policy_edit"."cite") = 0
          and num_nonnulls("policy_edit"."basis", "policy_edit"."commands", "policy_edit"."create_fields", "policy_edit"."update_fields", "policy_edit"."grant_id") = 0
        when 'run' then num_nulls("policy_edit"."on_type", "policy_edit"."commands", "policy_edit"."rows", "policy_edit"."cite") = 0
          and num_nonnulls("policy_edit"."basis", "policy_edit"."fields", "policy_edit"."uses", "policy_edit"."mask", "policy_edit"."reach", "policy_edit"."archived_rows", "policy_edit"."grant_id") = 0
        else num_nonnulls("policy_edit"."rows", "policy_edit"."mask", "policy_edit"."reach", "policy_edit"."archived_rows", "policy_edit"."duties", "policy_edit"."purposes", "policy_edit"."cite", "policy_edit"."create_fields", "policy_edit"."update_fields") = 0
          and case "policy_edit"."kind"
            when 'withdraw' then num_nulls("policy_edit"."on_type", "policy_edit"."fields") = 0
              and num_nonnulls("policy_edit"."basis", "policy_edit"."commands", "policy_edit"."grant_id", "policy_edit"."valid_from", "policy_edit"."valid_until") = 0
            when 'deny' then num_nulls("policy_edit"."on_type", "policy_edit"."fields", "policy_edit"."basis") = 0
              and num_nonnulls("policy_edit"."uses", "policy_edit"."commands", "policy_edit"."grant_id", "policy_edit"."valid_from", "policy_edit"."valid_until") = 0
            when 'stop' then num_nulls("policy_edit"."on_type", "policy_edit"."commands") = 0
              and num_nonnulls("policy_edit"."basis", "policy_edit"."fields", "policy_edit"."uses", "policy_edit"."grant_id", "policy_edit"."valid_from", "policy_edit"."valid_until") = 0
            else "policy_edit"."grant_id" is not null and num_nonnulls("policy_edit"."valid_from", "policy_edit"."valid_until") > 0
              and num_nonnulls("policy_edit"."basis", "policy_edit"."on_type", "policy_edit"."fields", "policy_edit"."uses", "policy_edit"."commands") = 0 end end),
	CONSTRAINT "policy_edit_words" CHECK ("policy_edit"."role" ~ '^[a-z]+(-[a-z]+)*$' and "policy_edit"."on_type" ~ '^[A-Z][A-Za-z0-9]*$'
        and ("policy_edit"."fields" ~ '^[a-z][A-Za-z0-9]*( [a-z][A-Za-z0-9]*)*$' or "policy_edit"."kind" = 'deny' and "policy_edit"."fields" = '*')
        and "policy_edit"."commands" ~ '^[a-z][A-Za-z0-9]*( [a-z][A-Za-z0-9]*)*$'
        and "policy_edit"."uses" ~ '^(read|filter|order|aggregate|lookup)( (read|filter|order|aggregate|lookup))*$'
        and "policy_edit"."duties" ~ '^[a-z-]+( [a-z-]+)*$' and "policy_edit"."purposes" ~ '^[a-z-]+( [a-z-]+)*$'),
	CONSTRAINT "policy_edit_fields_by_type" CHECK ("policy_edit"."create_fields" ~ '^[A-Z][A-Za-z0-9]*:( [a-z][A-Za-z0-9]*)+(, [A-Z][A-Za-z0-9]*:( [a-z][A-Za-z0-9]*)+)*$'
        and "policy_edit"."update_fields" ~ '^[A-Z][A-Za-z0-9]*:( [a-z][A-Za-z0-9]*)+(, [A-Z][A-Za-z0-9]*:( [a-z][A-Za-z0-9]*)+)*$'),
	CONSTRAINT "policy_edit_condition" CHECK ("policy_edit"."rows" in ('always', 'current') or "policy_edit"."rows" is json object with unique keys),
	CONSTRAINT "policy_edit_period" CHECK ("policy_edit"."valid_from" < "policy_edit"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "policy_effect" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"change_id" uuid NOT NULL,
	"role" text NOT NULL,
	"coordinate" text NOT NULL,
	"use" text NOT NULL,
	"change" text NOT NULL,
	"rows_counted" integer,
	"persons_counted" integer,
	"protected" boolean NOT NULL,
	CONSTRAINT "policy_effect_role_normal" CHECK ("policy_effect"."role" ~ '[^\s\u3000]' and ("policy_effect"."role" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_effect"."role" is nfc normalized and "policy_effect"."role" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_effect_coordinate_normal" CHECK ("policy_effect"."coordinate" ~ '[^\s\u3000]' and ("policy_effect"."coordinate" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_effect"."coordinate" is nfc normalized and "policy_effect"."coordinate" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_effect_use" CHECK ("policy_effect"."use" in ('read', 'filter', 'order', 'aggregate', 'lookup', 'create', 'update', 'run')),
	CONSTRAINT "policy_effect_change" CHECK ("policy_effect"."change" in ('gained', 'lost', 'widened', 'narrowed')),
	CONSTRAINT "policy_effect_counts" CHECK ("policy_effect"."rows_counted" >= 0 and "policy_effect"."persons_counted" >= 0)
);
--> statement-breakpoint
CREATE TABLE "policy_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"previous_hash" text,
	"approved_by" text NOT NULL,
	"approved_at" timestamp (3) with time zone NOT NULL,
	"in_force_from" timestamp (3) with time zone NOT NULL,
	"in_force_until" timestamp (3) with time zone,
	CONSTRAINT "policy_edition_approved_by_normal" CHECK ("policy_edition"."approved_by" ~ '[^\s\u3000]' and ("policy_edition"."approved_by" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("policy_edition"."approved_by" is nfc normalized and "policy_edition"."approved_by" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "policy_edition_order" CHECK ("policy_edition"."in_force_from" <= "policy_edition"."in_force_until" and "policy_edition"."approved_at" <= "policy_edition"."in_force_from")
);
--> statement-breakpoint
ALTER TABLE "policy_change" ADD CONSTRAINT "policy_change_undoes_id_policy_change_id_fk" FOREIGN KEY ("undoes_id") REFERENCES "public"."policy_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_edit" ADD CONSTRAINT "policy_edit_change_id_policy_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."policy_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policy_effect" ADD CONSTRAINT "policy_effect_change_id_policy_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."policy_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "policy_change_status_idx" ON "policy_change" USING btree ("status","effective_at","id");--> statement-breakpoint
CREATE INDEX "policy_change_undoes" ON "policy_change" USING btree ("undoes_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_edit_number" ON "policy_edit" USING btree ("change_id","number");--> statement-breakpoint
CREATE INDEX "policy_edit_change" ON "policy_edit" USING btree ("change_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "policy_effect_natural" ON "policy_effect" USING btree ("change_id","role","coordinate","use","change");--> statement-breakpoint
CREATE INDEX "policy_effect_role" ON "policy_effect" USING btree ("role","id");--> statement-breakpoint
CREATE INDEX "policy_effect_change" ON "policy_effect" USING btree ("change_id","id");--> statement-breakpoint
CREATE INDEX "policy_edition_number" ON "policy_edition" USING btree ("number","id");--> statement-breakpoint
-- The version in force is one that came into force, when nobody knows.
INSERT INTO "policy_edition" ("id", "number", "hash", "approved_by", "approved_at", "in_force_from")
  SELECT uuidv7(), v.version, v.hash, v.approved_by, v.approved_at, v.approved_at FROM "tc"."policy_state" s JOIN "tc"."policy_version" v ON v.version = s.version;
