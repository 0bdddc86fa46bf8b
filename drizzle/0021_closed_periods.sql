ALTER TABLE "closed_figure" DROP CONSTRAINT "closed_figure_measure";--> statement-breakpoint
DROP INDEX "closed_figure_natural";--> statement-breakpoint
DROP INDEX "closed_figure_latest";--> statement-breakpoint
ALTER TABLE "closed_figure" ALTER COLUMN "value" SET DATA TYPE bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "closed_figure_natural" ON "closed_figure" USING btree ("row_id","measure","period_from","period_to","revision");--> statement-breakpoint
CREATE UNIQUE INDEX "closed_figure_latest" ON "closed_figure" USING btree ("row_id","measure","period_from","period_to") WHERE "closed_figure"."latest";--> statement-breakpoint
ALTER TABLE "closed_figure" ADD CONSTRAINT "closed_figure_measure" CHECK ("closed_figure"."measure" in ('closing', 'class-size', 'class-size-opening', 'quota', 'quota-occupied', 'quota-outside', 'quota-seconded', 'rotation-eligible', 'rotation-rotated', 'rotation-backbone', 'classes', 'classes-found', 'classes-large', 'classes-very-large', 'pupils-schools', 'pupils'));--> statement-breakpoint
-- Of every check of a text in normal form: the text says something, too.
DO $$ DECLARE c record; BEGIN
  FOR c IN SELECT o.conrelid::regclass AS at, o.conname, a.attname, pg_get_expr(o.conbin, o.conrelid) AS was FROM pg_constraint o
      JOIN pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = o.conkey[1] WHERE o.contype = 'c' AND o.conname LIKE '%\_normal' LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I, ADD CONSTRAINT %I CHECK (%I ~ %L AND (%s))', c.at, c.conname, c.conname, c.attname, '[^\s\u3000]', c.was);
  END LOOP;
END $$;
