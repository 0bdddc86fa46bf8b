-- Catchments and plans of admission: no village twice, every village once, and a school with a large class admits fewer.
-- after: schools/closed-figure, provision/school-closure

-- Two catchments of one year and stage share a village only in parts of different names: a whole village is every part.
ALTER TABLE "catchment_division" ADD CONSTRAINT "catchment_division_no_overlap"
  EXCLUDE USING gist (
    hashtextextended("village_id"::text || '/' || "school_year"::text || '/' || "stage", 0) WITH =,
    (CASE WHEN "part_text" IS NULL THEN int8range(NULL, NULL)
      ELSE int8range(hashtextextended("part_text", 0), hashtextextended("part_text", 0), '[]') END) WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "catchment"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "enrolment_plan"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

CREATE OR REPLACE FUNCTION tc.catchment_division_scope() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Locked, so that the catchment's year and stage cannot change beside this row.
  SELECT c.school_year, c.stage INTO NEW.school_year, NEW.stage FROM catchment c WHERE c.id = NEW.catchment_id FOR SHARE;
  SELECT v.township_id INTO NEW.township_id FROM village v WHERE v.id = NEW.village_id FOR KEY SHARE;
  RETURN NEW;
END $$;

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE ON "catchment_division"
  FOR EACH ROW EXECUTE FUNCTION tc.catchment_division_scope();

CREATE OR REPLACE FUNCTION tc.catchment_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE catchment_division SET school_year = NEW.school_year, stage = NEW.stage WHERE catchment_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER divisions AFTER UPDATE OF school_year, stage ON "catchment"
  FOR EACH ROW EXECUTE FUNCTION tc.catchment_changed();

CREATE OR REPLACE FUNCTION tc.village_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE catchment_division SET township_id = NEW.township_id WHERE village_id = NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER catchment_divisions AFTER UPDATE OF township_id ON "village"
  FOR EACH ROW WHEN (OLD.township_id IS DISTINCT FROM NEW.township_id) EXECUTE FUNCTION tc.village_moved();

CREATE OR REPLACE FUNCTION tc.enrolment_plan_cap() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM school s WHERE s.id = NEW.school_id FOR NO KEY UPDATE;
  -- 四(四): whether a plan was capped stays once its year is over.
  NEW.capped := CASE WHEN TG_OP = 'UPDATE' AND make_date(OLD.school_year + 1, 9, 1) <= tc.today() THEN OLD.capped
    ELSE tc.has_open_large_class(NEW.school_id, NEW.school_year) END;
  NEW.cap_reason := CASE WHEN NEW.capped THEN coalesce(NEW.cap_reason, '大班额台账未销号') END;
  RETURN NEW;
END $$;

CREATE TRIGGER b_cap BEFORE INSERT OR UPDATE ON "enrolment_plan"
  FOR EACH ROW EXECUTE FUNCTION tc.enrolment_plan_cap();

-- 三(八): a grade that nobody is admitted to any more is a grade that a rural school loses, and by the procedure alone. The school is
-- held by `b_cap`, as by whoever takes the decision back.
CREATE OR REPLACE FUNCTION tc.assert_intake_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE entry int;
BEGIN
  SELECT min(t.grade_from) INTO entry FROM school s JOIN school_stage t ON t.school_id = s.id AND t.stage = NEW.stage AND t.archived_at IS NULL
    AND daterange(t.valid_from, t.valid_to) @> make_date(NEW.school_year, 9, 1)
    WHERE s.id = NEW.school_id AND s.status = 'operating' AND s.archived_at IS NULL AND tc.rural_for_closure(s.locale, s.was_rural);
  IF entry IS NOT NULL AND NOT tc.closure_covers(NEW.school_id, tc.today(), int4multirange(int4range(entry, entry, '[]')), 'reduce', 'idle', 'close', 'merge') THEN
    PERFORM tc.refuse('enrolment_plan_keeps_intake');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER keeps_intake AFTER INSERT OR UPDATE OF school_id, school_year, stage, planned, archived_at ON "enrolment_plan"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW WHEN (NEW.planned = 0 AND NEW.archived_at IS NULL) EXECUTE FUNCTION tc.assert_intake_kept();

-- 三(四): every village belongs to a primary school. Redrawn in one transaction, in any order; a village that was covered
-- in a school year is covered at its end, or is gone.
CREATE OR REPLACE FUNCTION tc.assert_village_covered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Many villages in a redrawing: two of one year queue, whatever their order.
  PERFORM pg_advisory_xact_lock(hashtextextended('catchment_division ' || OLD.school_year, 0));
  PERFORM FROM village v WHERE v.id = OLD.village_id AND v.archived_at IS NULL;
  IF FOUND AND NOT EXISTS (SELECT 1 FROM catchment_division d
      WHERE d.village_id = OLD.village_id AND d.school_year = OLD.school_year AND d.stage = 'primary'
        AND d.archived_at IS NULL) THEN
    PERFORM tc.refuse('catchment_division_village_covered');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER village_covered AFTER DELETE OR UPDATE OF catchment_id, village_id, school_year, stage, archived_at ON "catchment_division"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.stage = 'primary') EXECUTE FUNCTION tc.assert_village_covered();

-- 四(四): where to go to school, and how many were planned, in a closed year.
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "catchment"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{township_id}');
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "catchment_division"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{township_id}');
CREATE TRIGGER closed_period BEFORE INSERT OR UPDATE OR DELETE ON "enrolment_plan"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_closed_period('school-year', 'school_year', '{township_id,capped,cap_reason}');
