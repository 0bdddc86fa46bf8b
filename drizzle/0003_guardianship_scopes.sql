CREATE INDEX "guardianship_hukou" ON "guardianship" USING btree ("hukou_township_id","guardian_id");--> statement-breakpoint
CREATE INDEX "guardianship_residence" ON "guardianship" USING btree ("residence_township_id","guardian_id");--> statement-breakpoint
CREATE INDEX "guardianship_school" ON "guardianship" USING btree ("school_id","guardian_id");