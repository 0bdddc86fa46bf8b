ALTER TABLE "tc"."person" ALTER COLUMN "issuer" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "tc"."person" ALTER COLUMN "subject" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "tc"."assignment" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "tc"."assignment" ADD COLUMN "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "tc"."assignment" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tc"."assignment" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "tc"."assignment" ADD COLUMN "confirmed_on" date;--> statement-breakpoint
ALTER TABLE "tc"."assignment" ADD COLUMN "confirmed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "tc"."assignment" ADD COLUMN "end_reason" text;--> statement-breakpoint
ALTER TABLE "tc"."person" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "tc"."person" ADD COLUMN "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "tc"."person" ADD COLUMN "archived_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tc"."person" ADD COLUMN "natural_person_code" text;--> statement-breakpoint
CREATE INDEX "assignment_teacher" ON "tc"."assignment" USING btree ("teacher_id");--> statement-breakpoint
CREATE INDEX "assignment_role" ON "tc"."assignment" USING btree ("role","id");--> statement-breakpoint
CREATE INDEX "person_natural" ON "tc"."person" USING btree ("natural_person_code");--> statement-breakpoint
ALTER TABLE "tc"."assignment" ADD CONSTRAINT "assignment_stays" CHECK ("tc"."assignment"."archived_at" is null);--> statement-breakpoint
ALTER TABLE "tc"."assignment" ADD CONSTRAINT "assignment_confirmed" CHECK (("tc"."assignment"."confirmed_on" is null) = ("tc"."assignment"."confirmed_by_id" is null));--> statement-breakpoint
ALTER TABLE "tc"."person" ADD CONSTRAINT "person_linked" CHECK (("tc"."person"."issuer" is null) = ("tc"."person"."subject" is null));--> statement-breakpoint
ALTER TABLE "tc"."person" ADD CONSTRAINT "person_stays" CHECK ("tc"."person"."archived_at" is null);--> statement-breakpoint
ALTER TABLE "tc"."person" ADD CONSTRAINT "person_natural_code" CHECK ("tc"."person"."natural_person_code" is null or "tc"."person"."natural_person_code" ~ '^[0-9A-Za-z][0-9A-Za-z.-]{2,39}$' and "tc"."person"."natural_person_code" !~ '^[0-9]{17}[0-9Xx]$' and "tc"."person"."kind" = 'person');