CREATE TABLE "tc"."access_batch" (
	"process" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"lines" integer NOT NULL,
	"body" text NOT NULL,
	"prev" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "access_batch_at_process_seq_pk" PRIMARY KEY("at","process","seq")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "tc"."access_checkpoint" (
	"process" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"hash" "bytea" NOT NULL,
	"signed" text NOT NULL,
	CONSTRAINT "access_checkpoint_process_seq_kind_pk" PRIMARY KEY("process","seq","kind")
);
--> statement-breakpoint
CREATE TABLE "tc"."access_key" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL
);
