ALTER TABLE "target" ADD COLUMN "key" text NOT NULL;--> statement-breakpoint
ALTER TABLE "target" ADD COLUMN "comparator" text NOT NULL;--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_key_unique" UNIQUE("key");--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_key_normal" CHECK ("target"."key" !~ '[^\u0001-\u02ff\u2010-\u2021\u3000-\u3029\u4e00-\u9fff\uff01-\uff5e]' or ("target"."key" is nfc normalized and "target"."key" !~ '[\u16eb\u2022\u2027\u2219\u22c5\u2e31\u30fb\ua78f\uff65]'));--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_comparator" CHECK ("target"."comparator" in ('at-least', 'at-most'));--> statement-breakpoint
ALTER TABLE "target" ADD CONSTRAINT "target_key" CHECK ("target"."key" ~ '^[a-z][a-z0-9-]*([.][a-z0-9-]+)+$');