-- Headcounts that money is reckoned by: of the right standard, within its rule, and frozen once certified.
-- after: reference/definition, schools/closed-figure

CREATE TRIGGER township BEFORE INSERT OR UPDATE OF school_id, township_id ON "funding_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_township();

-- A certified number is a fact that money was paid on; its standard is one of the same item and stage.
CREATE OR REPLACE FUNCTION tc.freeze_funding_headcount() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.status = 'certified' AND (TG_OP = 'DELETE' OR NOT tc.within_rules(1)
      OR to_jsonb(NEW) - 'superseded_on' <> to_jsonb(OLD) - 'superseded_on') THEN
    PERFORM tc.refuse('funding_headcount_frozen');
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER freeze_certified BEFORE UPDATE OR DELETE ON "funding_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.freeze_funding_headcount();

CREATE OR REPLACE FUNCTION tc.funding_headcount_standard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Held: what certified numbers stand on changes before them or not at all.
  PERFORM FROM fund_standard s WHERE s.id = NEW.standard_id AND s.item = NEW.item AND s.stage = NEW.stage AND s.archived_at IS NULL
    AND (s.township_id IS NULL OR s.township_id = NEW.township_id)
    AND s.valid_from < make_date(NEW.fiscal_year + 1, 1, 1)
    AND (s.valid_to IS NULL OR s.valid_to > make_date(NEW.fiscal_year, 1, 1)) FOR SHARE;
  IF NOT FOUND THEN
    PERFORM tc.refuse('funding_headcount_standard_fits');
  END IF;
  -- As it was on the day of the count: a later locale leaves the number as it came.
  IF NEW.item = 'small-school' AND NEW.funded > 0 AND (TG_OP = 'INSERT' OR (NEW.school_id, NEW.as_of, NEW.item) <> (OLD.school_id, OLD.as_of, OLD.item))
      AND NOT coalesce(tc.defined('rural.funding', (SELECT t.locale FROM school_state t WHERE t.school_id = NEW.school_id AND t.archived_at IS NULL
        AND t.revised_on IS NULL AND daterange(t.valid_from, t.valid_to) @> NEW.as_of), NEW.as_of), false) THEN
    PERFORM tc.refuse('funding_headcount_small_rural');
  END IF;
  RETURN NEW;
END $$;

-- After `township`: triggers run by name, and the area is compared with the copy.
CREATE TRIGGER with_standard BEFORE INSERT OR UPDATE ON "funding_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_headcount_standard();

-- A revision is of the number that counts, and counts in its place once it is certified itself.
CREATE OR REPLACE FUNCTION tc.funding_headcount_revises() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN NEW.superseded_on := NULL; END IF;
  -- The official day's count comes first; a later one revises what rests on it.
  IF NEW.revision = 0 AND NEW.item <> 'other' AND (TG_OP = 'INSERT' OR NEW.as_of <> OLD.as_of) AND EXISTS (SELECT FROM school_headcount c
      CROSS JOIN LATERAL (SELECT tc.counting_day(c.school_year) AS day) o WHERE c.school_id = NEW.school_id AND c.stage = NEW.stage AND c.as_of = o.day
        AND c.school_year = extract(year FROM NEW.as_of - interval '8 months') AND NEW.as_of <> o.day
        AND c.certified_on IS NOT NULL AND c.archived_at IS NULL) THEN
    PERFORM tc.refuse('funding_headcount_counting_day');
  END IF;
  IF NEW.revision > 0 AND NEW.archived_at IS NULL AND NEW.superseded_on IS NULL THEN
    IF NOT EXISTS (SELECT FROM funding_headcount h WHERE (h.school_id, h.fiscal_year, h.item, h.stage, h.revision)
        = (NEW.school_id, NEW.fiscal_year, NEW.item, NEW.stage, NEW.revision - 1) AND h.status = 'certified' AND h.archived_at IS NULL) THEN
      PERFORM tc.refuse('funding_headcount_revises');
    END IF;
    IF NEW.status = 'certified' THEN
      UPDATE funding_headcount h SET superseded_on = NEW.certified_on WHERE (h.school_id, h.fiscal_year, h.item, h.stage, h.revision)
        = (NEW.school_id, NEW.fiscal_year, NEW.item, NEW.stage, NEW.revision - 1) AND h.superseded_on IS NULL;
    END IF;
  END IF;
  RETURN NEW;
END $$;

-- After `freeze_certified`: triggers run by name.
CREATE TRIGGER revises BEFORE INSERT OR UPDATE ON "funding_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_headcount_revises();

-- Of `all_funded` pupils of a school those of one stage, in proportion to the pupils there are: the parts are whole and add up.
CREATE OR REPLACE FUNCTION tc.share_of_stage(stage text, actual bigint, all_actual bigint, all_funded bigint) RETURNS bigint
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN all_actual = 0 THEN 0
    WHEN stage = 'primary' THEN (all_funded * actual * 2 + all_actual) / (2 * all_actual)
    ELSE all_funded - (all_funded * (all_actual - actual) * 2 + all_actual) / (2 * all_actual) END;

-- The numbers of a school's year that are the newest of their item and stage, each with what the rule of its standard gives.
-- The least number (the hundred-pupil rule) is one of the school, whatever stages it has.
CREATE OR REPLACE FUNCTION tc.newest_funding(school uuid, year integer) RETURNS TABLE (item text, stage text, actual integer,
    funded integer, by_rule bigint) LANGUAGE sql STABLE AS $$
    WITH newest AS (SELECT DISTINCT ON (h.item, h.stage) h.item, h.stage, h.actual, h.funded, s.minimum_pupils
        FROM funding_headcount h JOIN fund_standard s ON s.id = h.standard_id
        WHERE h.school_id = school AND h.fiscal_year = year AND h.superseded_on IS NULL AND h.archived_at IS NULL
        ORDER BY h.item, h.stage, h.revision DESC),
      whole AS (SELECT n.item, sum(n.actual) AS pupils, max(n.minimum_pupils) AS least FROM newest n GROUP BY n.item)
    SELECT n.item, n.stage, n.actual, n.funded, tc.share_of_stage(n.stage, n.actual, w.pupils, greatest(w.pupils, w.least))
      FROM newest n JOIN whole w ON w.item = n.item;
$$;

-- 三(二)(六) 核定人数. What holds of all numbers of a school's year together, under a lock on the year of all schools, so that
-- many may be reported at once in any order: none is above the rule (fewer is not refused: it is the finding that departments
-- ask for); base and small school are not both paid; and what is certified is what the certified count of its day says. A
-- pupil of special education is in the base or beside it as the parameter of the fiscal year's first day says, and never both
-- where it says `instead-of-base`.
CREATE OR REPLACE FUNCTION tc.assert_funding(school uuid, year integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE apart boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('funding/' || year, 0));
  IF EXISTS (SELECT FROM tc.newest_funding(school, year) n WHERE n.funded > n.by_rule) THEN
    PERFORM tc.refuse('funding_headcount_within_rule');
  END IF;
  IF (SELECT count(DISTINCT n.item) > 1 FROM tc.newest_funding(school, year) n WHERE n.item IN ('base', 'small-school') AND n.funded > 0) THEN
    PERFORM tc.refuse('funding_headcount_base_or_small');
  END IF;
  apart := EXISTS (SELECT FROM parameter p WHERE p.key = 'funding.special-education' AND p.text_value = 'instead-of-base'
    AND p.township_id IS NULL AND p.archived_at IS NULL AND daterange(p.valid_from, p.valid_to) @> make_date(year, 1, 1));
  IF EXISTS (SELECT FROM funding_headcount h CROSS JOIN LATERAL (SELECT sum(c.students) AS pupils, sum(c.boarders) AS boarders
        FROM school_headcount c WHERE c.school_id = h.school_id AND c.stage = h.stage AND c.as_of = h.as_of AND c.certified_on IS NOT NULL
          AND c.archived_at IS NULL) c
      -- What is certified of the same count alone: nobody leaves the base by what is merely reported, or by another day's count.
      CROSS JOIN LATERAL (SELECT coalesce(max(n.actual), 0) AS pupils FROM (SELECT p.actual FROM funding_headcount p
        WHERE p.school_id = h.school_id AND p.fiscal_year = h.fiscal_year AND p.item = 'special-education' AND p.stage = h.stage
          AND p.as_of = h.as_of AND p.status = 'certified' AND p.archived_at IS NULL ORDER BY p.revision DESC LIMIT 1) n) special
      WHERE h.school_id = school AND h.fiscal_year = year AND h.status = 'certified' AND h.superseded_on IS NULL AND h.archived_at IS NULL
        AND h.item <> 'other' AND NOT coalesce(CASE h.item WHEN 'boarding' THEN h.actual = c.boarders WHEN 'high-cold' THEN h.actual = c.pupils
          WHEN 'special-education' THEN h.actual <= c.pupils ELSE h.actual + CASE WHEN apart THEN special.pupils ELSE 0 END = c.pupils
            -- A school that went over to the other item keeps nobody in this one.
            OR h.actual = 0 AND h.funded = 0 END, false)) THEN
    PERFORM tc.refuse('funding_headcount_of_count');
  END IF;
  PERFORM tc.assert_allocations(school, year);
END $$;

CREATE OR REPLACE FUNCTION tc.funding_headcount_written() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.assert_funding(NEW.school_id, NEW.fiscal_year);
  IF TG_OP = 'UPDATE' AND (OLD.school_id, OLD.fiscal_year) IS DISTINCT FROM (NEW.school_id, NEW.fiscal_year) THEN
    PERFORM tc.assert_funding(OLD.school_id, OLD.fiscal_year);
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER within_rule AFTER INSERT OR UPDATE OF school_id, fiscal_year, item, stage, standard_id, actual, funded, as_of, status, archived_at
  ON "funding_headcount"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.funding_headcount_written();

-- What a closed period rests on is corrected by a recorded revision (四(四)).
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "funding_headcount"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('fiscal-year', 'fiscal_year', '{}');
