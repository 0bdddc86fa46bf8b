CREATE TABLE "tc"."upload" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" integer,
	"sha256" text,
	"attachment_id" uuid
);
--> statement-breakpoint
CREATE TABLE "tc"."upload_part" (
	"upload_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"cipher" "bytea" NOT NULL,
	CONSTRAINT "upload_part_upload_id_n_pk" PRIMARY KEY("upload_id","n")
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"aid_grant_id" uuid,
	"entrusted_care_id" uuid,
	"report_id" uuid,
	"closure_id" uuid,
	"child_id" uuid,
	"kind" text NOT NULL,
	"content" uuid NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"attached_by" text NOT NULL,
	"attached_on" date NOT NULL,
	CONSTRAINT "attachment_kind" CHECK ("attachment"."kind" in ('application', 'entrustment', 'evidence', 'hearing', 'decision', 'other')),
	CONSTRAINT "attachment_file_name_normal" CHECK ("attachment"."file_name" ~ '[^\s\u3000]' and ("attachment"."file_name" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("attachment"."file_name" is nfc normalized and "attachment"."file_name" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "attachment_media_type" CHECK ("attachment"."media_type" in ('pdf', 'png', 'jpeg', 'webp')),
	CONSTRAINT "attachment_attached_by" CHECK ("attachment"."attached_by" in ('guardian', 'school', 'township', 'village', 'teacher', 'care-organisation', 'department')),
	CONSTRAINT "attachment_of_one" CHECK (num_nonnulls("attachment"."aid_grant_id", "attachment"."entrusted_care_id", "attachment"."report_id", "attachment"."closure_id") = 1),
	CONSTRAINT "attachment_file_name" CHECK (length("attachment"."file_name") <= 120 and "attachment"."file_name" !~ '^[.]|[/\\:*?"<>|\u0001-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]'),
	CONSTRAINT "attachment_size" CHECK ("attachment"."size_bytes" between 1 and 20971520)
);
--> statement-breakpoint
ALTER TABLE "tc"."access_log" DROP CONSTRAINT "access_log_event";--> statement-breakpoint
ALTER TABLE "tc"."access_log" ADD COLUMN "row_id" uuid;--> statement-breakpoint
ALTER TABLE "tc"."upload_part" ADD CONSTRAINT "upload_part_upload_id_upload_id_fk" FOREIGN KEY ("upload_id") REFERENCES "tc"."upload"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_aid_grant_id_student_aid_grant_id_fk" FOREIGN KEY ("aid_grant_id") REFERENCES "public"."student_aid_grant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_entrusted_care_id_entrusted_care_id_fk" FOREIGN KEY ("entrusted_care_id") REFERENCES "public"."entrusted_care"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_report_id_mandatory_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."mandatory_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_closure_id_school_closure_id_fk" FOREIGN KEY ("closure_id") REFERENCES "public"."school_closure"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "upload_person" ON "tc"."upload" USING btree ("person_id","begun_at");--> statement-breakpoint
CREATE INDEX "upload_begun" ON "tc"."upload" USING btree ("begun_at");--> statement-breakpoint
CREATE INDEX "attachment_content" ON "attachment" USING btree ("content");--> statement-breakpoint
CREATE INDEX "attachment_aid_grant" ON "attachment" USING btree ("aid_grant_id","id");--> statement-breakpoint
CREATE INDEX "attachment_entrusted_care" ON "attachment" USING btree ("entrusted_care_id","id");--> statement-breakpoint
CREATE INDEX "attachment_report" ON "attachment" USING btree ("report_id","id");--> statement-breakpoint
CREATE INDEX "attachment_closure" ON "attachment" USING btree ("closure_id","id");--> statement-breakpoint
CREATE INDEX "attachment_child" ON "attachment" USING btree ("child_id","id");--> statement-breakpoint
ALTER TABLE "tc"."access_log" ADD CONSTRAINT "access_log_event" CHECK ("tc"."access_log"."event" in ('lookup-asked', 'lookup-answered', 'content-sent'));