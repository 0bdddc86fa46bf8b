ALTER TABLE "tc"."policy_version" DROP CONSTRAINT "policy_version_hash_unique";--> statement-breakpoint
ALTER TABLE "tc"."policy_version" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "tc"."policy_version" ADD COLUMN "previous" text;--> statement-breakpoint
ALTER TABLE "tc"."policy_version" ADD COLUMN "chain" text;--> statement-breakpoint
-- Versions from before are chained as `tc.policy_version_chained` chains new ones.
DO $$
DECLARE
  v record;
  last text;
BEGIN
  FOR v IN SELECT * FROM tc.policy_version ORDER BY version LOOP
    UPDATE tc.policy_version SET previous = last,
      chain = encode(sha256(convert_to(jsonb_build_array(v.version, v.hash, v.approved_by,
        to_char(v.approved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), v.reason, last)::text, 'UTF8')), 'hex')
      WHERE version = v.version RETURNING chain INTO last;
  END LOOP;
END $$;--> statement-breakpoint
ALTER TABLE "tc"."policy_version" ALTER COLUMN "chain" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "tc"."policy_version" ADD CONSTRAINT "policy_version_previous_unique" UNIQUE("previous");--> statement-breakpoint
ALTER TABLE "tc"."policy_version" ADD CONSTRAINT "policy_version_chain_unique" UNIQUE("chain");