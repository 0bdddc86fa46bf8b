ALTER TABLE "correction_request" DROP CONSTRAINT "correction_request_matter";--> statement-breakpoint
DROP INDEX "guardian_consent_once";--> statement-breakpoint
ALTER TABLE "pupil_registration" ADD COLUMN "moves_on" date;--> statement-breakpoint
ALTER TABLE "aid_appeal" ADD COLUMN "refuser_id" uuid;--> statement-breakpoint
ALTER TABLE "correction_request" ADD COLUMN "township_id" uuid;--> statement-breakpoint
ALTER TABLE "guardian_consent" ADD COLUMN "ended_on" date;--> statement-breakpoint
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_request_township" ON "correction_request" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "correction_request_township_due" ON "correction_request" USING btree ("township_id","due_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "guardian_consent_once" ON "guardian_consent" USING btree ("guardian_id","child_id","matter") WHERE "guardian_consent"."status" = 'given' and "guardian_consent"."ended_on" is null and "guardian_consent"."archived_at" is null;--> statement-breakpoint
ALTER TABLE "pupil_registration" ADD CONSTRAINT "pupil_registration_moves" CHECK ("pupil_registration"."moves_on" is null or coalesce("pupil_registration"."status" = 'matched' and "pupil_registration"."township_id" is not null, false));--> statement-breakpoint
-- What was asked before of "residence" was of either place: it stays with where the child lives, or has its hukou.
UPDATE "correction_request" r SET "township_id" = coalesce(c."residence_township_id", c."hukou_township_id") FROM "child" c
  WHERE c."id" = r."child_id" AND r."department" = 'township';--> statement-breakpoint
UPDATE "correction_request" SET "department" = 'education' WHERE "department" = 'township' AND "township_id" IS NULL;--> statement-breakpoint
-- Whose bond is over already, the consent is.
UPDATE "guardian_consent" k SET "ended_on" = (now() AT TIME ZONE 'Asia/Shanghai')::date WHERE k."status" = 'given' AND k."archived_at" IS NULL
  AND NOT EXISTS (SELECT FROM "guardianship" g WHERE g."child_id" = k."child_id" AND g."guardian_id" = k."guardian_id" AND g."status" = 'active'
    AND g."archived_at" IS NULL AND g."valid_from" <= (now() AT TIME ZONE 'Asia/Shanghai')::date
    AND (g."valid_to" IS NULL OR g."valid_to" > (now() AT TIME ZONE 'Asia/Shanghai')::date));--> statement-breakpoint
UPDATE "aid_appeal" a SET "refuser_id" = g."decided_by_id" FROM "student_aid_grant" g
  WHERE g."id" = a."aid_grant_id" AND g."decision" = 'refused' AND a."status" = 'submitted';--> statement-breakpoint
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_township" CHECK (("correction_request"."department" = 'township') = ("correction_request"."township_id" is not null));--> statement-breakpoint
ALTER TABLE "correction_request" ADD CONSTRAINT "correction_request_matter" CHECK ("correction_request"."matter" in ('identity', 'hukou', 'residence', 'guardianship', 'enrolment', 'aid', 'meals', 'staff-file', 'placement', 'subsidy', 'appointment', 'title'));