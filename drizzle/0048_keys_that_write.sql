CREATE TABLE "tc"."key_holder" (
	"process" uuid PRIMARY KEY NOT NULL,
	"keys" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tc"."upload_part" ADD COLUMN "key_id" text;--> statement-breakpoint
ALTER TABLE "tc"."column_key" ADD COLUMN "state" text DEFAULT 'reads' NOT NULL;--> statement-breakpoint
ALTER TABLE "tc"."column_key" ADD COLUMN "wrote_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "column_key_writes" ON "tc"."column_key" USING btree ("state") WHERE "tc"."column_key"."state" = 'writes';--> statement-breakpoint
ALTER TABLE "tc"."column_key" ADD CONSTRAINT "column_key_state" CHECK ("tc"."column_key"."state" in ('writes', 'reads', 'retired'));--> statement-breakpoint
-- Until now the newest wrote.
UPDATE "tc"."column_key" SET "state" = 'writes' WHERE "id" = (SELECT "id" FROM "tc"."column_key" ORDER BY "since" DESC, "id" LIMIT 1);
