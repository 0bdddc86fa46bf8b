-- Schools: the central school above a branch, the grades of a kind, and that no school with pupils stops. Whether it may
-- close is the closure's to say.
-- after: reference/definition

ALTER TABLE "school" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

-- 三(七): the parent decides a registrar's scope. It is a central school (primary or nine-year, itself without a parent,
-- so that no chain and no cycle comes about) of the same township, and operates as long as the branch is not closed.
CREATE OR REPLACE FUNCTION tc.assert_school_parent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Held, so that the parent cannot leave its state beside this row.
  PERFORM 1 FROM school p WHERE p.id IN (SELECT b.parent_school_id FROM school b WHERE b.id = NEW.id) FOR SHARE;
  IF EXISTS (SELECT 1 FROM school b JOIN school p ON p.id = b.parent_school_id
      WHERE (b.id = NEW.id OR b.parent_school_id = NEW.id) AND b.archived_at IS NULL
        AND NOT (p.parent_school_id IS NULL AND p.kind IN ('211', '312') AND p.township_id = b.township_id
          AND (p.status = 'operating' AND p.archived_at IS NULL OR b.status IN ('merged', 'closed')))) THEN
    PERFORM tc.refuse('school_parent');
  END IF;
  RETURN NULL;
END $$;

-- Two schools that name each other, or a third between them, queue before they hold a row.
CREATE OR REPLACE FUNCTION tc.parents_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('school_parent', 0));
  RETURN NULL;
END $$;

CREATE TRIGGER parents_queue BEFORE UPDATE OF parent_school_id ON "school" FOR EACH STATEMENT EXECUTE FUNCTION tc.parents_queue();

CREATE CONSTRAINT TRIGGER school_parent AFTER INSERT OR UPDATE OF parent_school_id, township_id, kind, status, archived_at ON "school"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_school_parent();

-- 三(八): whether the steps of a closure protect a school (definition `rural.closure`). Without the definition every one.
CREATE OR REPLACE FUNCTION tc.rural_for_closure(locale text, was_rural boolean) RETURNS boolean LANGUAGE sql STABLE
  RETURN was_rural OR coalesce(tc.defined('rural.closure', locale, tc.today()), true);

-- A school that stood in a rural locale is spared no step by a new locale.
CREATE OR REPLACE FUNCTION tc.keep_was_rural() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.was_rural := tc.rural_for_closure(OLD.locale, OLD.was_rural);
  RETURN NEW;
END $$;

CREATE TRIGGER a_was_rural BEFORE UPDATE OF locale, was_rural ON "school"
  FOR EACH ROW EXECUTE FUNCTION tc.keep_was_rural();

-- 三(一): no classes unless operating. A class is added, and a pupil sits, in an operating school alone; a school stops
-- operating when its pupils have gone, in either order within one transaction.
CREATE OR REPLACE FUNCTION tc.assert_school_empty() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM school s WHERE s.id = NEW.id AND (s.status <> 'operating' OR s.archived_at IS NOT NULL))
      AND EXISTS (SELECT 1 FROM enrolment e WHERE e.school_id = NEW.id AND (e.valid_to IS NULL OR e.valid_to > tc.today()) AND e.archived_at IS NULL) THEN
    PERFORM tc.refuse('school_empty');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER school_empty AFTER UPDATE OF status, archived_at ON "school"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.status = 'operating' AND OLD.archived_at IS NULL AND (NEW.status <> 'operating' OR NEW.archived_at IS NOT NULL)) EXECUTE FUNCTION tc.assert_school_empty();

-- Grades a kind of school may teach (JY/T 1001 BXLX): a teaching point none above 6.
CREATE OR REPLACE FUNCTION tc.grades_of_kind(kind text) RETURNS int4range LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN kind IN ('211', '218', '219') THEN int4range(1, 7) WHEN kind IN ('311', '319', '341') THEN int4range(7, 10)
    ELSE int4range(1, 10) END;
