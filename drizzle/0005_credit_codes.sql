ALTER TABLE "residential_development" DROP CONSTRAINT "residential_development_uscc";--> statement-breakpoint
ALTER TABLE "purchased_service" ADD CONSTRAINT "purchased_service_provider_uscc" CHECK ("purchased_service"."provider_uscc" ~ '^[0-9A-HJ-NP-RTUW-Y]{18}$');--> statement-breakpoint
ALTER TABLE "residential_development" ADD CONSTRAINT "residential_development_uscc" CHECK ("residential_development"."developer_uscc" ~ '^[0-9A-HJ-NP-RTUW-Y]{18}$');--> statement-breakpoint
ALTER TABLE "school" ADD CONSTRAINT "school_uscc" CHECK ("school"."uscc" ~ '^[0-9A-HJ-NP-RTUW-Y]{18}$');