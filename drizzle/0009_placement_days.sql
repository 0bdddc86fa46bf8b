ALTER TABLE "enrolment" DROP CONSTRAINT "enrolment_period";--> statement-breakpoint
DROP INDEX "enrolment_open_class";--> statement-breakpoint
CREATE INDEX "enrolment_seated" ON "enrolment" USING btree ("class_id","valid_from","valid_to","school_id","hukou_township_id") WHERE "enrolment"."archived_at" is null;--> statement-breakpoint
ALTER TABLE "enrolment" ADD CONSTRAINT "enrolment_period" CHECK ("enrolment"."valid_to" is null or "enrolment"."valid_from" < "enrolment"."valid_to");