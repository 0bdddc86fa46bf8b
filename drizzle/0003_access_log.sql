CREATE TABLE "tc"."access_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tc"."access_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"event" text NOT NULL,
	"lookup" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"purpose" text,
	"coordinate" text NOT NULL,
	"policy_version" integer NOT NULL,
	"hit" boolean,
	CONSTRAINT "access_log_event" CHECK ("tc"."access_log"."event" in ('lookup-asked', 'lookup-answered')),
	CONSTRAINT "access_log_hit" CHECK (("tc"."access_log"."event" = 'lookup-answered') = ("tc"."access_log"."hit" is not null))
);
--> statement-breakpoint
CREATE TABLE "tc"."lookup_count" (
	"person_id" uuid NOT NULL,
	"day" date NOT NULL,
	"asked" integer NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "lookup_count_person_id_day_pk" PRIMARY KEY("person_id","day"),
	CONSTRAINT "lookup_count_grows" CHECK ("tc"."lookup_count"."asked" >= 0 and "tc"."lookup_count"."refused" >= 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "access_log_lookup" ON "tc"."access_log" USING btree ("lookup","event");--> statement-breakpoint
CREATE INDEX "access_log_person" ON "tc"."access_log" USING btree ("person_id","at");