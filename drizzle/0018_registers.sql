CREATE TABLE "definition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"key" text NOT NULL,
	"word" text NOT NULL,
	"rule" text NOT NULL,
	"source" text NOT NULL,
	"parameter_key" text,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "definition_key_unique" UNIQUE("key"),
	CONSTRAINT "definition_key_normal" CHECK ("definition"."key" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("definition"."key" is nfc normalized and "definition"."key" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')),
	CONSTRAINT "definition_word" CHECK ("definition"."word" in ('rural', 'small-school', 'enrolled', 'left-behind', 'migrant', 'counting-day')),
	CONSTRAINT "definition_rule_normal" CHECK ("definition"."rule" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("definition"."rule" is nfc normalized and "definition"."rule" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')),
	CONSTRAINT "definition_source_normal" CHECK ("definition"."source" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("definition"."source" is nfc normalized and "definition"."source" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')),
	CONSTRAINT "definition_parameter_key_normal" CHECK ("definition"."parameter_key" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("definition"."parameter_key" is nfc normalized and "definition"."parameter_key" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')),
	CONSTRAINT "definition_key" CHECK ("definition"."key" ~ '^[a-z][a-z0-9-]*[.][a-z0-9.-]+$'),
	CONSTRAINT "definition_period" CHECK ("definition"."valid_to" is null or "definition"."valid_from" < "definition"."valid_to")
);
--> statement-breakpoint
ALTER TABLE "child_location" ALTER COLUMN "township_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "child" ADD COLUMN "ethnicity" text;--> statement-breakpoint
ALTER TABLE "child" ADD COLUMN "health" text;--> statement-breakpoint
ALTER TABLE "child_location" ADD COLUMN "outside_code" text;--> statement-breakpoint
ALTER TABLE "guardian" ADD COLUMN "workplace_city" text;--> statement-breakpoint
ALTER TABLE "allocation" ADD COLUMN "budget_code" text;--> statement-breakpoint
ALTER TABLE "school_stage" ADD COLUMN "places" integer;--> statement-breakpoint
ALTER TABLE "post_scheme" ADD COLUMN "approval_number" text;--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD COLUMN "father_situation" text;--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD COLUMN "mother_situation" text;--> statement-breakpoint
ALTER TABLE "left_behind_record" ADD COLUMN "guardianship_grade" text;--> statement-breakpoint
ALTER TABLE "left_behind_record" ADD COLUMN "income_sources" text;--> statement-breakpoint
ALTER TABLE "left_behind_record" ADD CONSTRAINT "left_behind_record_definition_definition_key_fk" FOREIGN KEY ("definition") REFERENCES "public"."definition"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "left_behind_record_definition" ON "left_behind_record" USING btree ("definition","id");--> statement-breakpoint
ALTER TABLE "child" ADD CONSTRAINT "child_ethnicity_normal" CHECK ("child"."ethnicity" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("child"."ethnicity" is nfc normalized and "child"."ethnicity" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'));--> statement-breakpoint
ALTER TABLE "child" ADD CONSTRAINT "child_health" CHECK ("child"."health" in ('10', '20', '30', '60'));--> statement-breakpoint
ALTER TABLE "child" ADD CONSTRAINT "child_ethnicity" CHECK ("child"."ethnicity" ~ '^(0[1-9]|[1-4]\d|5[0-6]|9[78])$');--> statement-breakpoint
ALTER TABLE "child_location" ADD CONSTRAINT "child_location_outside_code_normal" CHECK ("child_location"."outside_code" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("child_location"."outside_code" is nfc normalized and "child_location"."outside_code" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'));--> statement-breakpoint
ALTER TABLE "child_location" ADD CONSTRAINT "child_location_outside_code" CHECK ("child_location"."outside_code" ~ '^[1-8]\d{5}(\d{3}(\d{3})?)?$');--> statement-breakpoint
ALTER TABLE "child_location" ADD CONSTRAINT "child_location_place" CHECK (("child_location"."township_id" is null) = ("child_location"."outside_code" is not null) and ("child_location"."township_id" is not null or ("child_location"."kind" = 'hukou' and "child_location"."village_id" is null)));--> statement-breakpoint
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_workplace_city_normal" CHECK ("guardian"."workplace_city" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("guardian"."workplace_city" is nfc normalized and "guardian"."workplace_city" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'));--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_budget_code_normal" CHECK ("allocation"."budget_code" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("allocation"."budget_code" is nfc normalized and "allocation"."budget_code" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'));--> statement-breakpoint
ALTER TABLE "allocation" ADD CONSTRAINT "allocation_budget_code" CHECK ("allocation"."budget_code" ~ '^205\d{4}$');--> statement-breakpoint
ALTER TABLE "school_stage" ADD CONSTRAINT "school_stage_places" CHECK ("school_stage"."places" >= 0);--> statement-breakpoint
ALTER TABLE "post_scheme" ADD CONSTRAINT "post_scheme_approval_number_normal" CHECK ("post_scheme"."approval_number" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("post_scheme"."approval_number" is nfc normalized and "post_scheme"."approval_number" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'));--> statement-breakpoint
ALTER TABLE "post_scheme" ADD CONSTRAINT "post_scheme_approval_number" CHECK ("post_scheme"."approval_number" is null or ("post_scheme"."approved_on" is not null and "post_scheme"."approval_number" ~ '〔[0-9]{4}〕[0-9]+号$'));--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD CONSTRAINT "difficulty_record_father_situation" CHECK ("difficulty_record"."father_situation" in ('able', 'dead', 'missing', 'severe-disability', 'grave-illness', 'imprisoned', 'no-contact', 'revoked', 'deported'));--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD CONSTRAINT "difficulty_record_mother_situation" CHECK ("difficulty_record"."mother_situation" in ('able', 'dead', 'missing', 'severe-disability', 'grave-illness', 'imprisoned', 'no-contact', 'revoked', 'deported'));--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD CONSTRAINT "difficulty_record_parents" CHECK ("difficulty_record"."status" <> 'confirmed' or "difficulty_record"."category" not in ('orphan', 'unsupported')
        or (coalesce("difficulty_record"."father_situation" in ('dead', 'missing') and "difficulty_record"."mother_situation" in ('dead', 'missing'), false) = ("difficulty_record"."category" = 'orphan')
          and coalesce("difficulty_record"."father_situation" <> 'able' and "difficulty_record"."mother_situation" <> 'able', false)));--> statement-breakpoint
ALTER TABLE "left_behind_record" ADD CONSTRAINT "left_behind_record_guardianship_grade" CHECK ("left_behind_record"."guardianship_grade" in ('none', 'incapable', 'insufficient', 'fair', 'good'));--> statement-breakpoint
ALTER TABLE "left_behind_record" ADD CONSTRAINT "left_behind_record_income_sources_normal" CHECK ("left_behind_record"."income_sources" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("left_behind_record"."income_sources" is nfc normalized and "left_behind_record"."income_sources" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'));--> statement-breakpoint
ALTER TABLE "left_behind_record" ADD CONSTRAINT "left_behind_record_income" CHECK ("left_behind_record"."income_sources" ~ '^(work|farming|business|aid|kin|other)(,(work|farming|business|aid|kin|other))*$');