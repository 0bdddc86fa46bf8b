ALTER TABLE "tc"."person" ADD COLUMN "kind" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "tc"."person" ADD COLUMN "valid_to" date;--> statement-breakpoint
ALTER TABLE "tc"."person" ADD COLUMN "cost_a_minute" integer;--> statement-breakpoint
ALTER TABLE "tc"."person" ADD CONSTRAINT "person_or_service" CHECK (case "tc"."person"."kind" when 'person' then num_nonnulls("tc"."person"."valid_to", "tc"."person"."cost_a_minute") = 0 when 'service' then "tc"."person"."valid_to" is not null and "tc"."person"."cost_a_minute" > 0 else false end);