ALTER TABLE "quota_transfer" DROP CONSTRAINT "quota_transfer_schools";--> statement-breakpoint
ALTER TABLE "quota_transfer" ALTER COLUMN "from_school_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "quota_transfer" ALTER COLUMN "to_school_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD COLUMN "from_pool_id" uuid;--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD COLUMN "to_pool_id" uuid;--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD CONSTRAINT "quota_transfer_from_pool_id_township_id_fk" FOREIGN KEY ("from_pool_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD CONSTRAINT "quota_transfer_to_pool_id_township_id_fk" FOREIGN KEY ("to_pool_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quota_transfer_from_pool" ON "quota_transfer" USING btree ("from_pool_id","id");--> statement-breakpoint
CREATE INDEX "quota_transfer_to_pool" ON "quota_transfer" USING btree ("to_pool_id","id");--> statement-breakpoint
ALTER TABLE "quota_transfer" ADD CONSTRAINT "quota_transfer_schools" CHECK (num_nonnulls("quota_transfer"."from_school_id", "quota_transfer"."from_pool_id") = 1 and num_nonnulls("quota_transfer"."to_school_id", "quota_transfer"."to_pool_id") = 1
        and coalesce("quota_transfer"."from_school_id", "quota_transfer"."from_pool_id") <> coalesce("quota_transfer"."to_school_id", "quota_transfer"."to_pool_id"));