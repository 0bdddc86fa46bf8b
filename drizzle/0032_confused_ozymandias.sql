ALTER TABLE "mandatory_report" DROP CONSTRAINT "mandatory_report_reporter_kind";--> statement-breakpoint
ALTER TABLE "mandatory_report" DROP CONSTRAINT "mandatory_report_reporter";--> statement-breakpoint
ALTER TABLE "report_recipient" DROP CONSTRAINT "report_recipient_times";--> statement-breakpoint
DROP INDEX "entrusted_care_from";--> statement-breakpoint
ALTER TABLE "entrusted_care" ALTER COLUMN "carer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "parent_urging" ALTER COLUMN "guardian_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "care_activity" ADD COLUMN "contact_id" uuid;--> statement-breakpoint
ALTER TABLE "care_visit" ADD COLUMN "contact_id" uuid;--> statement-breakpoint
ALTER TABLE "care_visit" ADD COLUMN "village_id" uuid;--> statement-breakpoint
ALTER TABLE "entrusted_care" ADD COLUMN "carer_name" text;--> statement-breakpoint
ALTER TABLE "entrusted_care" ADD COLUMN "carer_phone_cipher" text;--> statement-breakpoint
ALTER TABLE "parent_urging" ADD COLUMN "contact_id" uuid;--> statement-breakpoint
ALTER TABLE "parent_urging" ADD COLUMN "village_id" uuid;--> statement-breakpoint
ALTER TABLE "mandatory_report" ADD COLUMN "contact_id" uuid;--> statement-breakpoint
ALTER TABLE "mandatory_report" ADD COLUMN "reporter_teacher_id" uuid;--> statement-breakpoint
ALTER TABLE "report_recipient" ADD COLUMN "accepted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "report_recipient" ADD COLUMN "closed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "report_recipient" ADD COLUMN "status" text DEFAULT 'received' NOT NULL;--> statement-breakpoint
ALTER TABLE "care_activity" ADD CONSTRAINT "care_activity_contact_id_care_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."care_contact"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_visit" ADD CONSTRAINT "care_visit_contact_id_care_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."care_contact"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_visit" ADD CONSTRAINT "care_visit_village_id_village_id_fk" FOREIGN KEY ("village_id") REFERENCES "public"."village"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parent_urging" ADD CONSTRAINT "parent_urging_contact_id_care_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."care_contact"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parent_urging" ADD CONSTRAINT "parent_urging_village_id_village_id_fk" FOREIGN KEY ("village_id") REFERENCES "public"."village"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandatory_report" ADD CONSTRAINT "mandatory_report_contact_id_care_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."care_contact"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "care_activity_contact" ON "care_activity" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "care_visit_contact" ON "care_visit" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "care_visit_village" ON "care_visit" USING btree ("village_id","id");--> statement-breakpoint
CREATE INDEX "parent_urging_contact" ON "parent_urging" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "parent_urging_village" ON "parent_urging" USING btree ("village_id","id");--> statement-breakpoint
CREATE INDEX "mandatory_report_contact" ON "mandatory_report" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "mandatory_report_by_teacher" ON "mandatory_report" USING btree ("reporter_teacher_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "entrusted_care_from" ON "entrusted_care" USING btree ("child_id","guardian_id","valid_from");--> statement-breakpoint
ALTER TABLE "entrusted_care" ADD CONSTRAINT "entrusted_care_carer_name_normal" CHECK ("entrusted_care"."carer_name" ~ '[^\s\u3000]' and ("entrusted_care"."carer_name" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("entrusted_care"."carer_name" is nfc normalized and "entrusted_care"."carer_name" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]')));--> statement-breakpoint
ALTER TABLE "entrusted_care" ADD CONSTRAINT "entrusted_care_carer_phone_cipher_sealed" CHECK ("entrusted_care"."carer_phone_cipher" ~ '^[A-Za-z0-9_-]{1,32}[.][A-Za-z0-9_-]{38,}$');--> statement-breakpoint
ALTER TABLE "entrusted_care" ADD CONSTRAINT "entrusted_care_named" CHECK ("entrusted_care"."carer_id" is not null or "entrusted_care"."carer_name" is not null);--> statement-breakpoint
ALTER TABLE "mandatory_report" ADD CONSTRAINT "mandatory_report_reporter_kind" CHECK ("mandatory_report"."reporter_kind" in ('school', 'township', 'village', 'care-organisation', 'teacher', 'citizen', 'hospital'));--> statement-breakpoint
ALTER TABLE "mandatory_report" ADD CONSTRAINT "mandatory_report_reporter" CHECK (("mandatory_report"."reporter_kind" = 'school') = ("mandatory_report"."reporter_school_id" is not null)
        and ("mandatory_report"."reporter_kind" = 'township') = ("mandatory_report"."reporter_township_id" is not null)
        and ("mandatory_report"."reporter_kind" = 'village') = ("mandatory_report"."reporter_village_id" is not null)
        and ("mandatory_report"."reporter_kind" = 'teacher') = ("mandatory_report"."reporter_teacher_id" is not null));--> statement-breakpoint
ALTER TABLE "report_recipient" ADD CONSTRAINT "report_recipient_status" CHECK ("report_recipient"."status" in ('received', 'accepted', 'acting', 'closed'));--> statement-breakpoint
ALTER TABLE "report_recipient" ADD CONSTRAINT "report_recipient_times" CHECK (("report_recipient"."first_action_at" is null or "report_recipient"."received_at" <= "report_recipient"."first_action_at") and ("report_recipient"."accepted_at" is null or "report_recipient"."received_at" <= "report_recipient"."accepted_at")
        and ("report_recipient"."closed_at" is null or ("report_recipient"."first_action_at" is not null and "report_recipient"."first_action_at" <= "report_recipient"."closed_at")));