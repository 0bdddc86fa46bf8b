CREATE TABLE "fund_standard_proposal" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"item" text NOT NULL,
	"stage" text NOT NULL,
	"township_id" uuid,
	"amount_fen" integer NOT NULL,
	"from_day" date NOT NULL,
	"reason" text NOT NULL,
	"proposed_on" date NOT NULL,
	"proposed_by" text NOT NULL,
	"decision" text NOT NULL,
	"decided_on" date,
	"decided_by" text,
	"decision_note" text,
	CONSTRAINT "fund_standard_proposal_item" CHECK ("fund_standard_proposal"."item" in ('base', 'boarding', 'special-education', 'small-school', 'high-cold', 'other')),
	CONSTRAINT "fund_standard_proposal_stage" CHECK ("fund_standard_proposal"."stage" in ('primary', 'junior')),
	CONSTRAINT "fund_standard_proposal_reason_normal" CHECK ("fund_standard_proposal"."reason" ~ '[^\s\u3000]' and ("fund_standard_proposal"."reason" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("fund_standard_proposal"."reason" is nfc normalized and "fund_standard_proposal"."reason" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "fund_standard_proposal_proposed_by_normal" CHECK ("fund_standard_proposal"."proposed_by" ~ '[^\s\u3000]' and ("fund_standard_proposal"."proposed_by" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("fund_standard_proposal"."proposed_by" is nfc normalized and "fund_standard_proposal"."proposed_by" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "fund_standard_proposal_decision" CHECK ("fund_standard_proposal"."decision" in ('proposed', 'adopted', 'declined')),
	CONSTRAINT "fund_standard_proposal_decided_by_normal" CHECK ("fund_standard_proposal"."decided_by" ~ '[^\s\u3000]' and ("fund_standard_proposal"."decided_by" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("fund_standard_proposal"."decided_by" is nfc normalized and "fund_standard_proposal"."decided_by" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "fund_standard_proposal_decision_note_normal" CHECK ("fund_standard_proposal"."decision_note" ~ '[^\s\u3000]' and ("fund_standard_proposal"."decision_note" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("fund_standard_proposal"."decision_note" is nfc normalized and "fund_standard_proposal"."decision_note" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'))),
	CONSTRAINT "fund_standard_proposal_amount" CHECK ("fund_standard_proposal"."amount_fen" >= 0),
	CONSTRAINT "fund_standard_proposal_ahead" CHECK ("fund_standard_proposal"."from_day" > "fund_standard_proposal"."proposed_on"),
	CONSTRAINT "fund_standard_proposal_decided" CHECK (num_nonnulls("fund_standard_proposal"."decided_on", "fund_standard_proposal"."decided_by", "fund_standard_proposal"."decision_note") = case "fund_standard_proposal"."decision" when 'proposed' then 0 else 3 end
        and ("fund_standard_proposal"."decided_on" is null or "fund_standard_proposal"."decided_on" >= "fund_standard_proposal"."proposed_on"))
);
--> statement-breakpoint
ALTER TABLE "fund_standard_proposal" ADD CONSTRAINT "fund_standard_proposal_township_id_township_id_fk" FOREIGN KEY ("township_id") REFERENCES "public"."township"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "fund_standard_proposal_township" ON "fund_standard_proposal" USING btree ("township_id","id");--> statement-breakpoint
CREATE INDEX "fund_standard_proposal_proposed" ON "fund_standard_proposal" USING btree ("proposed_on","id");