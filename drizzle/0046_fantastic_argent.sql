ALTER TABLE "attachment" DROP CONSTRAINT "attachment_kind";--> statement-breakpoint
ALTER TABLE "attachment" DROP CONSTRAINT "attachment_of_one";--> statement-breakpoint
ALTER TABLE "guardian" ADD COLUMN "entered_township_id" uuid;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "difficulty_id" uuid;--> statement-breakpoint
ALTER TABLE "attachment" ADD COLUMN "plan_id" uuid;--> statement-breakpoint
ALTER TABLE "guardian" ADD CONSTRAINT "guardian_entered_township_id_township_id_fk" FOREIGN KEY ("entered_township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_difficulty_id_difficulty_record_id_fk" FOREIGN KEY ("difficulty_id") REFERENCES "public"."difficulty_record"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_plan_id_individual_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."individual_plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "guardian_entered" ON "guardian" USING btree ("entered_township_id","id");--> statement-breakpoint
CREATE INDEX "attachment_difficulty" ON "attachment" USING btree ("difficulty_id","id");--> statement-breakpoint
CREATE INDEX "attachment_plan" ON "attachment" USING btree ("plan_id","id");--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_kind" CHECK ("attachment"."kind" in ('application', 'consent', 'entrustment', 'evidence', 'hearing', 'decision', 'other'));--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_of_one" CHECK (num_nonnulls("attachment"."aid_grant_id", "attachment"."entrusted_care_id", "attachment"."report_id", "attachment"."closure_id", "attachment"."difficulty_id", "attachment"."plan_id") = 1);