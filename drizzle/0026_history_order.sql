DROP INDEX "tc"."history_row";--> statement-breakpoint
CREATE INDEX "history_row" ON "tc"."history" USING btree ("row_id","id");