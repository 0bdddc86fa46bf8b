CREATE TABLE "tc"."spent_object" (
	"upload_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"spent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "spent_object_upload_id_n_pk" PRIMARY KEY("upload_id","n")
);
--> statement-breakpoint
ALTER TABLE "tc"."upload_part" ALTER COLUMN "cipher" DROP NOT NULL;--> statement-breakpoint
CREATE INDEX "spent_object_at" ON "tc"."spent_object" USING btree ("spent_at");