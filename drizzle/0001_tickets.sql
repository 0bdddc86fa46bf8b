CREATE TABLE "tc"."server" (
	"login" text PRIMARY KEY NOT NULL,
	"digest" "bytea" NOT NULL
);
--> statement-breakpoint
-- Unlogged, for which drizzle has no word: what a crash takes is asked for again.
CREATE UNLOGGED TABLE "tc"."ticket" (
	"digest" "bytea" PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"person_id" uuid,
	"epoch" integer NOT NULL,
	"scope" text NOT NULL,
	"scope_ids" uuid[],
	"ties" uuid[],
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tc"."ticket" ADD CONSTRAINT "ticket_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "tc"."person"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ticket_person" ON "tc"."ticket" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "ticket_expiry" ON "tc"."ticket" USING btree ("expires_at");