ALTER TABLE "residential_development" DROP CONSTRAINT "residential_development_opinion";--> statement-breakpoint
ALTER TABLE "residential_development" DROP CONSTRAINT "residential_development_permit";--> statement-breakpoint
ALTER TABLE "school_closure" DROP CONSTRAINT "school_closure_decided";--> statement-breakpoint
ALTER TABLE "residential_development" ADD COLUMN "agreed_places" integer;--> statement-breakpoint
ALTER TABLE "school_closure" ADD COLUMN "aim" text NOT NULL;--> statement-breakpoint
ALTER TABLE "residential_development" ADD CONSTRAINT "residential_development_opinion" CHECK (("residential_development"."education_opinion" is null and "residential_development"."agreed_places" is null or "residential_development"."opinion_on" is not null) and "residential_development"."agreed_places" >= 0);--> statement-breakpoint
ALTER TABLE "residential_development" ADD CONSTRAINT "residential_development_permit" CHECK ("residential_development"."housing_permit_on" is null or coalesce("residential_development"."opinion_on" <= "residential_development"."housing_permit_on" and "residential_development"."agreed_places" <= "residential_development"."places"
        and ("residential_development"."school_duty" = 'none' or "residential_development"."school_permit_on" <= "residential_development"."housing_permit_on"), false));--> statement-breakpoint
ALTER TABLE "school_closure" ADD CONSTRAINT "school_closure_aim" CHECK ("school_closure"."aim" in ('close', 'merge', 'idle', 'reduce', 'reclassify'));--> statement-breakpoint
ALTER TABLE "school_closure" ADD CONSTRAINT "school_closure_decided" CHECK ("school_closure"."status" <> 'decided' or coalesce("school_closure"."decision_id" is not null and "school_closure"."decided_on" >= "school_closure"."proposed_on"
        and ("school_closure"."aim" = 'reclassify' or "school_closure"."travel_plan" ~ '[^[:space:]]' and "school_closure"."receiving_school_id" is not null), false));