-- Declared cubes and what the row policies of guardians need.
-- `protective` on a location: the child's address and placement are kept from guardians. It is a copy of any flag on
-- the child's guardianships, because a guardian's login sees its own guardianships only.
ALTER TABLE "child_location" ADD COLUMN "protective" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
CREATE FUNCTION tc.protective_flag_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE changed uuid[] := ARRAY[]::uuid[];
BEGIN
  IF TG_OP <> 'INSERT' THEN changed := changed || OLD.child_id; END IF;
  IF TG_OP <> 'DELETE' THEN changed := changed || NEW.child_id; END IF;
  UPDATE child_location l SET protective = f.flag
    FROM (SELECT c.id, EXISTS (SELECT 1 FROM guardianship g WHERE g.child_id = c.id AND g.protective_flag) AS flag
      FROM child c WHERE c.id = ANY (changed)) f
    WHERE l.child_id = f.id AND l.protective <> f.flag;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER protective AFTER INSERT OR UPDATE OR DELETE ON "guardianship"
  FOR EACH ROW EXECUTE FUNCTION tc.protective_flag_changed();
--> statement-breakpoint
CREATE FUNCTION tc.location_protective() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.protective := EXISTS (SELECT 1 FROM guardianship g WHERE g.child_id = NEW.child_id AND g.protective_flag);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER protective BEFORE INSERT OR UPDATE OF child_id ON "child_location"
  FOR EACH ROW EXECUTE FUNCTION tc.location_protective();
--> statement-breakpoint
-- Pupils by school year, stage and township, with the district's totals, small cells suppressed (政府信息公开条例15).
-- The base is every township, also one without pupils, so that no absence speaks. Within one year and stage the cells
-- add up to a published total; so with the cells below five goes the smallest one that is not, and all equal to it. Then
-- the withheld numbers may be exchanged among the withheld cells without a sign of it: neither the total, nor any other
-- published cell, nor this rule gives one of them away. A withheld total withholds all its cells. The pattern depends on
-- the figures alone, never on the question, so asking twice opens nothing.
CREATE VIEW "enrolment_cube" AS
  WITH latest AS (
    SELECT DISTINCT ON (h.school_id, h.school_year, h.grade) h.school_year, h.stage, h.township_id, h.school_id, h.students
      FROM school_headcount h WHERE h.certified_on IS NOT NULL
      ORDER BY h.school_id, h.school_year, h.grade, h.as_of DESC),
  frame AS (SELECT y.school_year, s.stage FROM (SELECT DISTINCT school_year FROM latest) y
    CROSS JOIN (VALUES ('primary'), ('junior')) s(stage)),
  cell AS (
    SELECT f.school_year, f.stage, t.id AS township_id, coalesce(sum(l.students), 0)::int AS students,
      count(DISTINCT l.school_id)::int AS schools
      FROM frame f CROSS JOIN township t
      LEFT JOIN latest l ON l.school_year = f.school_year AND l.stage = f.stage AND l.township_id = t.id
      GROUP BY f.school_year, f.stage, t.id),
  ranked AS (
    SELECT c.*, sum(c.students) OVER g AS total, sum(c.schools) OVER g AS total_schools, min(c.students) OVER g AS least,
      min(c.students) FILTER (WHERE c.students >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.school_year, c.stage)),
  judged AS (
    SELECT r.*, r.total < 5 OR (r.least < 5 AND (r.students < 5 OR r.students = r.enough)) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'township', school_year, stage, township_id))::uuid AS id, 'township'::text AS level,
      school_year, stage, township_id, schools, CASE WHEN NOT hidden THEN students END AS students, hidden AS suppressed
    FROM judged
  UNION ALL
  SELECT DISTINCT md5(concat_ws('/', 'district', school_year, stage))::uuid, 'district', school_year, stage, NULL::uuid,
      total_schools::int, CASE WHEN total >= 5 THEN total END::int, total < 5
    FROM judged;
