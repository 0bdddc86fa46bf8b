ALTER TABLE "pupil_registration" ALTER COLUMN "category" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "pupil_registration" ADD COLUMN "township_id" uuid;--> statement-breakpoint
ALTER TABLE "pupil_registration" ADD COLUMN "village_id" uuid;--> statement-breakpoint
ALTER TABLE "pupil_registration" ADD COLUMN "place_kind" text;--> statement-breakpoint
ALTER TABLE "pupil_registration" ADD CONSTRAINT "pupil_registration_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pupil_registration" ADD CONSTRAINT "pupil_registration_village_in_township" FOREIGN KEY ("village_id","township_id") REFERENCES "public"."village"("id","township_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "pupil_registration_township" ON "pupil_registration" USING btree ("township_id","id");--> statement-breakpoint
ALTER TABLE "pupil_registration" ADD CONSTRAINT "pupil_registration_place_kind" CHECK ("pupil_registration"."place_kind" in ('hukou', 'residence'));--> statement-breakpoint
ALTER TABLE "pupil_registration" ADD CONSTRAINT "pupil_registration_of" CHECK (("pupil_registration"."township_id" is null) = ("pupil_registration"."category" is not null) and ("pupil_registration"."township_id" is null) = ("pupil_registration"."place_kind" is null)
        and ("pupil_registration"."township_id" is null or ("pupil_registration"."school_id" is null and "pupil_registration"."student_no_index" is null))
        and ("pupil_registration"."township_id" is not null or "pupil_registration"."village_id" is null));