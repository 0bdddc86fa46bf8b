ALTER TABLE "enrolment" DROP CONSTRAINT "enrolment_class_id_school_class_id_fk";--> statement-breakpoint
DROP INDEX "child_id_number";--> statement-breakpoint
DROP INDEX "guardian_id_number";--> statement-breakpoint
ALTER TABLE "school_class" ADD COLUMN "exception_cap" integer;--> statement-breakpoint
ALTER TABLE "school_class" ADD COLUMN "exception_reason" text;--> statement-breakpoint
ALTER TABLE "guardianship_intervention" ADD COLUMN "guardian_id" uuid;--> statement-breakpoint
ALTER TABLE "school_class" ADD CONSTRAINT "school_class_of_school_year" UNIQUE("id","school_id","school_year");--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_of_class" FOREIGN KEY ("class_id","school_id","school_year") REFERENCES "public"."school_class"("id","school_id","school_year") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "guardianship_intervention" ADD CONSTRAINT "guardianship_intervention_guardian_id_guardian_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."guardian"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "student_no" ON "student" USING btree ("student_no_index") WHERE "student"."archived_at" is null;--> statement-breakpoint
CREATE INDEX "guardianship_intervention_guardian" ON "guardianship_intervention" USING btree ("guardian_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "child_id_number" ON "child" USING btree ("id_number_index") WHERE "child"."archived_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "guardian_id_number" ON "guardian" USING btree ("id_number_index") WHERE "guardian"."archived_at" is null;--> statement-breakpoint
ALTER TABLE "school_class" ADD CONSTRAINT "school_class_exception_reason_normal" CHECK ("school_class"."exception_reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("school_class"."exception_reason" is nfc normalized and "school_class"."exception_reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'));--> statement-breakpoint
ALTER TABLE "school_class" ADD CONSTRAINT "school_class_exception" CHECK (coalesce("school_class"."exception_cap" > "school_class"."cap" and "school_class"."exception_reason" ~ '[^[:space:]]', num_nonnulls("school_class"."exception_cap", "school_class"."exception_reason") = 0));--> statement-breakpoint
ALTER TABLE "guardianship_intervention" ADD CONSTRAINT "guardianship_intervention_named" CHECK ("guardianship_intervention"."decision" = 'order' or "guardianship_intervention"."guardian_id" is not null);