CREATE TABLE "pupil_registration" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"school_id" uuid,
	"name" text NOT NULL,
	"id_type" text NOT NULL,
	"id_number_cipher" text,
	"id_number_index" text,
	"identity_code" text,
	"gender" text NOT NULL,
	"birth_date" date NOT NULL,
	"ethnicity" text,
	"student_no_cipher" text,
	"student_no_index" text,
	"category" text NOT NULL,
	"since" date NOT NULL,
	"status" text NOT NULL,
	"submitted_on" date NOT NULL,
	"decided_on" date,
	"decision_reason" text,
	"child_id" uuid,
	"written_by_ids" uuid[],
	"decided_by_id" uuid,
	CONSTRAINT "pupil_registration_two_people" CHECK ("pupil_registration"."decided_by_id" <> all ("pupil_registration"."written_by_ids")),
	CONSTRAINT "pupil_registration_name_normal" CHECK ("pupil_registration"."name" ~ '[^\s\u3000]' and ("pupil_registration"."name" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("pupil_registration"."name" is nfc normalized and "pupil_registration"."name" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "pupil_registration_id_type" CHECK ("pupil_registration"."id_type" in ('1', '6', '7', '8', 'A', 'B', 'Z')),
	CONSTRAINT "pupil_registration_id_number_cipher_sealed" CHECK ("pupil_registration"."id_number_cipher" ~ '^[A-Za-z0-9_-]{1,32}[.][A-Za-z0-9_-]{38,}$'),
	CONSTRAINT "pupil_registration_gender" CHECK ("pupil_registration"."gender" in ('0', '1', '2', '9')),
	CONSTRAINT "pupil_registration_ethnicity_normal" CHECK ("pupil_registration"."ethnicity" ~ '[^\s\u3000]' and ("pupil_registration"."ethnicity" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("pupil_registration"."ethnicity" is nfc normalized and "pupil_registration"."ethnicity" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "pupil_registration_student_no_cipher_sealed" CHECK ("pupil_registration"."student_no_cipher" ~ '^[A-Za-z0-9_-]{1,32}[.][A-Za-z0-9_-]{38,}$'),
	CONSTRAINT "pupil_registration_category" CHECK ("pupil_registration"."category" in ('21100', '31100', '31200', '51100', '51200', '51300', '51400')),
	CONSTRAINT "pupil_registration_status" CHECK ("pupil_registration"."status" in ('submitted', 'admitted', 'matched', 'rejected')),
	CONSTRAINT "pupil_registration_decision_reason_normal" CHECK ("pupil_registration"."decision_reason" ~ '[^\s\u3000]' and ("pupil_registration"."decision_reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("pupil_registration"."decision_reason" is nfc normalized and "pupil_registration"."decision_reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "pupil_registration_ethnicity" CHECK ("pupil_registration"."ethnicity" ~ '^(0[1-9]|[1-4]\d|5[0-6]|9[78])$'),
	CONSTRAINT "pupil_registration_decided" CHECK (("pupil_registration"."decided_on" is null) = ("pupil_registration"."status" = 'submitted') and ("pupil_registration"."status" <> 'rejected' or "pupil_registration"."decision_reason" is not null)
        and ("pupil_registration"."status" not in ('admitted', 'matched') or "pupil_registration"."child_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "pupil_transfer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"student_id" uuid NOT NULL,
	"child_id" uuid NOT NULL,
	"from_school_id" uuid NOT NULL,
	"to_school_id" uuid,
	"destination" text,
	"pupil_name" text NOT NULL,
	"grade" integer NOT NULL,
	"reason" text NOT NULL,
	"from_day" date NOT NULL,
	"class_id" uuid,
	"status" text NOT NULL,
	"requested_on" date NOT NULL,
	"accepted_on" date,
	"decided_on" date,
	"decision_reason" text,
	"written_by_ids" uuid[],
	"accepted_by_id" uuid,
	"decided_by_id" uuid,
	CONSTRAINT "pupil_transfer_two_people" CHECK ("pupil_transfer"."accepted_by_id" <> "pupil_transfer"."decided_by_id" and "pupil_transfer"."accepted_by_id" <> all ("pupil_transfer"."written_by_ids") and "pupil_transfer"."decided_by_id" <> all ("pupil_transfer"."written_by_ids")),
	CONSTRAINT "pupil_transfer_destination_normal" CHECK ("pupil_transfer"."destination" ~ '[^\s\u3000]' and ("pupil_transfer"."destination" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("pupil_transfer"."destination" is nfc normalized and "pupil_transfer"."destination" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "pupil_transfer_pupil_name_normal" CHECK ("pupil_transfer"."pupil_name" ~ '[^\s\u3000]' and ("pupil_transfer"."pupil_name" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("pupil_transfer"."pupil_name" is nfc normalized and "pupil_transfer"."pupil_name" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "pupil_transfer_reason_normal" CHECK ("pupil_transfer"."reason" ~ '[^\s\u3000]' and ("pupil_transfer"."reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("pupil_transfer"."reason" is nfc normalized and "pupil_transfer"."reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "pupil_transfer_status" CHECK ("pupil_transfer"."status" in ('requested', 'accepted', 'approved', 'refused')),
	CONSTRAINT "pupil_transfer_decision_reason_normal" CHECK ("pupil_transfer"."decision_reason" ~ '[^\s\u3000]' and ("pupil_transfer"."decision_reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("pupil_transfer"."decision_reason" is nfc normalized and "pupil_transfer"."decision_reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "pupil_transfer_aim" CHECK (num_nonnulls("pupil_transfer"."to_school_id", "pupil_transfer"."destination") = 1 and "pupil_transfer"."to_school_id" is distinct from "pupil_transfer"."from_school_id"),
	CONSTRAINT "pupil_transfer_steps" CHECK (("pupil_transfer"."decided_on" is not null) = ("pupil_transfer"."status" in ('approved', 'refused')) and ("pupil_transfer"."status" <> 'refused' or "pupil_transfer"."decision_reason" is not null)
        and ("pupil_transfer"."accepted_on" is null) = ("pupil_transfer"."class_id" is null) and ("pupil_transfer"."status" <> 'accepted' or "pupil_transfer"."accepted_on" is not null)
        and ("pupil_transfer"."status" <> 'approved' or "pupil_transfer"."accepted_on" is not null or "pupil_transfer"."destination" is not null))
);
--> statement-breakpoint
ALTER TABLE "pupil_registration" ADD CONSTRAINT "pupil_registration_school_id_school_id_fk" FOREIGN KEY ("school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil_registration" ADD CONSTRAINT "pupil_registration_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil_transfer" ADD CONSTRAINT "pupil_transfer_student_id_student_id_fk" FOREIGN KEY ("student_id") REFERENCES "public"."student"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil_transfer" ADD CONSTRAINT "pupil_transfer_child_id_child_id_fk" FOREIGN KEY ("child_id") REFERENCES "public"."child"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil_transfer" ADD CONSTRAINT "pupil_transfer_from_school_id_school_id_fk" FOREIGN KEY ("from_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil_transfer" ADD CONSTRAINT "pupil_transfer_to_school_id_school_id_fk" FOREIGN KEY ("to_school_id") REFERENCES "public"."school"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil_transfer" ADD CONSTRAINT "pupil_transfer_class_id_school_class_id_fk" FOREIGN KEY ("class_id") REFERENCES "public"."school_class"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pupil_registration_school" ON "pupil_registration" USING btree ("school_id","id");--> statement-breakpoint
CREATE INDEX "pupil_registration_child" ON "pupil_registration" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "pupil_registration_submitted" ON "pupil_registration" USING btree ("submitted_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "pupil_transfer_one_open" ON "pupil_transfer" USING btree ("student_id","from_school_id") WHERE "pupil_transfer"."status" in ('requested', 'accepted') and "pupil_transfer"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "pupil_transfer_student" ON "pupil_transfer" USING btree ("student_id","id");--> statement-breakpoint
CREATE INDEX "pupil_transfer_child" ON "pupil_transfer" USING btree ("child_id","id");--> statement-breakpoint
CREATE INDEX "pupil_transfer_from" ON "pupil_transfer" USING btree ("from_school_id","id");--> statement-breakpoint
CREATE INDEX "pupil_transfer_to" ON "pupil_transfer" USING btree ("to_school_id","id");--> statement-breakpoint
CREATE INDEX "pupil_transfer_requested" ON "pupil_transfer" USING btree ("requested_on","id");