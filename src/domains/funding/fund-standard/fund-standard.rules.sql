-- Standards of funding: one a day, a lower one says why, and what certified numbers stand on keeps.

-- One standard a day for each item, stage and area. The base item has no area, so that town and country are alike.
ALTER TABLE "fund_standard" ADD CONSTRAINT "fund_standard_no_overlap"
  EXCLUDE USING gist (hashtextextended("item" || '/' || "stage" || '/' || coalesce("township_id"::text, ''), 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

-- A standard below the one before it says why.
CREATE OR REPLACE FUNCTION tc.fund_standard_explained() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE one fund_standard%ROWTYPE;
BEGIN
  one := CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
  PERFORM pg_advisory_xact_lock(hashtextextended('fund_standard/' || one.item || '/' || one.stage, 0));
  IF EXISTS (SELECT FROM (SELECT s.amount_fen, s.change_note, lag(s.amount_fen) OVER (ORDER BY s.valid_from) AS before
      FROM fund_standard s WHERE s.item = one.item AND s.stage = one.stage AND s.archived_at IS NULL
        AND s.township_id IS NOT DISTINCT FROM one.township_id) f
      WHERE f.amount_fen < f.before AND coalesce(f.change_note, '') = '') THEN
    PERFORM tc.refuse('fund_standard_lower_explained');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER explained AFTER INSERT OR UPDATE OR DELETE ON "fund_standard" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW EXECUTE FUNCTION tc.fund_standard_explained();

-- A standard that certified numbers stand on keeps its item, stage, area and amount.
CREATE OR REPLACE FUNCTION tc.freeze_used_standard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.item, OLD.stage, OLD.township_id, OLD.amount_fen, OLD.minimum_pupils)
      IS DISTINCT FROM (NEW.item, NEW.stage, NEW.township_id, NEW.amount_fen, NEW.minimum_pupils)
    AND EXISTS (SELECT FROM funding_headcount h WHERE h.standard_id = OLD.id AND h.status = 'certified' AND h.archived_at IS NULL) THEN
    PERFORM tc.refuse('fund_standard_certified_keeps');
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER freeze_used BEFORE UPDATE ON "fund_standard"
  FOR EACH ROW EXECUTE FUNCTION tc.freeze_used_standard();

-- Certified numbers keep their standard; reported ones do not rise above it either when it falls.
CREATE OR REPLACE FUNCTION tc.standard_holds_funded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM (SELECT DISTINCT h.school_id, h.fiscal_year FROM funding_headcount h WHERE h.standard_id = NEW.id
      AND h.archived_at IS NULL AND h.superseded_on IS NULL) y CROSS JOIN LATERAL tc.newest_funding(y.school_id, y.fiscal_year) n
      WHERE n.funded > n.by_rule) THEN
    PERFORM tc.refuse('fund_standard_holds_funded');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER holds_funded AFTER UPDATE OF minimum_pupils ON "fund_standard" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (OLD.minimum_pupils IS DISTINCT FROM NEW.minimum_pupils) EXECUTE FUNCTION tc.standard_holds_funded();

-- The least number of a small school is the definition's (`small-school.funding`), as it is when the standard begins.
CREATE OR REPLACE FUNCTION tc.standard_least_defined() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.minimum_pupils IS DISTINCT FROM (SELECT p.number_value FROM definition d JOIN parameter p ON p.key = d.parameter_key
      WHERE regexp_replace(d.key, '[.][0-9]{4}$', '') = 'small-school.funding' AND d.archived_at IS NULL AND p.archived_at IS NULL
        AND p.township_id IS NULL AND daterange(d.valid_from, d.valid_to) @> greatest(NEW.valid_from, d.valid_from)
        AND daterange(p.valid_from, p.valid_to) @> greatest(NEW.valid_from, d.valid_from)
      ORDER BY d.valid_from LIMIT 1) THEN
    PERFORM tc.refuse('fund_standard_small_least');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER small_least AFTER INSERT OR UPDATE OF item, minimum_pupils, valid_from ON "fund_standard" DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.item = 'small-school') EXECUTE FUNCTION tc.standard_least_defined();

-- See tc.keep_norm.
CREATE TRIGGER stays BEFORE INSERT OR UPDATE OR DELETE ON "fund_standard" FOR EACH ROW EXECUTE FUNCTION tc.keep_norm('{item,stage,township_id}');
