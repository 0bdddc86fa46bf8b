CREATE TABLE "school_campus" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid NOT NULL,
	"township_id" uuid NOT NULL,
	"name" text NOT NULL,
	"main" boolean NOT NULL,
	"site" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "school_campus_name_normal" CHECK ("school_campus"."name" ~ '[^\s\u3000]' and ("school_campus"."name" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("school_campus"."name" is nfc normalized and "school_campus"."name" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "school_campus_site_normal" CHECK ("school_campus"."site" ~ '[^\s\u3000]' and ("school_campus"."site" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("school_campus"."site" is nfc normalized and "school_campus"."site" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "school_campus_period" CHECK ("school_campus"."valid_to" is null or "school_campus"."valid_from" < "school_campus"."valid_to")
);
--> statement-breakpoint
CREATE TABLE "backbone_period" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"teacher_id" uuid NOT NULL,
	"school_id" uuid,
	"level" text NOT NULL,
	"valid_from" date,
	"valid_to" date,
	CONSTRAINT "backbone_period_level" CHECK ("backbone_period"."level" in ('school', 'county', 'city', 'national')),
	CONSTRAINT "backbone_period_period" CHECK ("backbone_period"."valid_from" < "backbone_period"."valid_to")
);
--> statement-breakpoint
ALTER TABLE "school_campus" ADD CONSTRAINT "school_campus_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_campus" ADD CONSTRAINT "school_campus_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "backbone_period" ADD CONSTRAINT "backbone_period_teacher_id_teacher_id_fk" FOREIGN KEY ("teacher_id") REFERENCES "public"."teacher"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "school_campus_school" ON "school_campus" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "school_campus_township" ON "school_campus" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "backbone_period_teacher" ON "backbone_period" USING btree ("teacher_id","id");--> statement-breakpoint
CREATE INDEX "backbone_period_school" ON "backbone_period" USING btree ("school_id","id");