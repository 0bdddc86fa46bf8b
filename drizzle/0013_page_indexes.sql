ALTER TABLE "child" ADD COLUMN "enrolled" boolean GENERATED ALWAYS AS (school_id is not null) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "child_enrolled" ON "child" USING btree ("hukou_township_id","enrolled","birth_date","id");--> statement-breakpoint
CREATE INDEX "enrolment_open_class" ON "enrolment" USING btree ("class_id","school_id","hukou_township_id") WHERE "enrolment"."valid_to" is null;--> statement-breakpoint
CREATE INDEX "student_left" ON "student" USING btree ("since","id") WHERE "student"."school_id" is null;--> statement-breakpoint
CREATE INDEX "student_left_hukou" ON "student" USING btree ("hukou_township_id","since","id") WHERE "student"."school_id" is null;--> statement-breakpoint
CREATE INDEX "school_headcount_students" ON "school_headcount" USING btree ("students","id");--> statement-breakpoint
CREATE INDEX "payee_account_holder" ON "payee_account" USING btree ("holder","id");--> statement-breakpoint
CREATE INDEX "payee_account_duplicate" ON "payee_account" USING btree ("id") WHERE "payee_account"."duplicate";--> statement-breakpoint
CREATE INDEX "payee_account_unverified" ON "payee_account" USING btree ("school_id","id") WHERE "payee_account"."verified_on" is null;--> statement-breakpoint
CREATE INDEX "personnel_relation_unconfirmed" ON "personnel_relation" USING btree ("school_id","id") WHERE "personnel_relation"."confirmed_on" is null;--> statement-breakpoint
CREATE INDEX "teacher_duplicate" ON "teacher" USING btree ("school_id","id") WHERE "teacher"."duplicate_person";