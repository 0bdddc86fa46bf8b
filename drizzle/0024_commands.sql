CREATE TABLE "tc"."command_key" (
	"person_id" uuid NOT NULL,
	"command" text NOT NULL,
	"key" text NOT NULL,
	"digest" "bytea" NOT NULL,
	"result" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "command_key_person_id_command_key_pk" PRIMARY KEY("person_id","command","key")
);
--> statement-breakpoint
CREATE TABLE "tc"."history" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "tc"."history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"table_name" text NOT NULL,
	"row_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"login" text NOT NULL,
	"person_id" uuid,
	"role" text,
	"command" text,
	"request_id" uuid,
	"purpose" text,
	"before" jsonb,
	"after" jsonb,
	CONSTRAINT "history_at_id_pk" PRIMARY KEY("at","id")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "tc"."history_default" PARTITION OF "tc"."history" DEFAULT;
--> statement-breakpoint
CREATE TABLE "tc"."outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tc"."outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"operation" text NOT NULL,
	"row_id" uuid NOT NULL,
	"version" integer,
	"command" text
);
--> statement-breakpoint
CREATE INDEX "command_key_at" ON "tc"."command_key" USING btree ("at");--> statement-breakpoint
CREATE INDEX "history_row" ON "tc"."history" USING btree ("row_id","at");--> statement-breakpoint
CREATE INDEX "history_person" ON "tc"."history" USING btree ("person_id","at");
--> statement-breakpoint
CREATE SCHEMA "tc_write";
