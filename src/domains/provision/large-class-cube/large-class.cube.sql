-- Large classes, told so that they say nothing of few pupils.

-- Large classes by school year, stage and township, with the district's totals. Counts classes alone, all from stored facts.
-- Classes of few pupils would tell how many sit there: they are withheld where the figures of "enrolment_cube" sum up to
-- less than twenty, and are left out of the district's totals, so that no subtraction brings them back. What is withheld
-- follows from published figures, so it says nothing by itself.
CREATE VIEW tc.large_class_cube_live AS
  WITH latest AS (
    SELECT DISTINCT ON (h.school_id, h.school_year, h.grade) h.school_year, h.stage, h.township_id, h.school_id, h.students
      FROM school_headcount h WHERE h.certified_on IS NOT NULL AND h.archived_at IS NULL
      ORDER BY h.school_id, h.school_year, h.grade, h.as_of DESC),
  part AS (
    SELECT l.school_year, l.stage, l.township_id, tc.figure(sum(l.students)) AS students
      FROM latest l GROUP BY l.school_year, l.stage, l.township_id, l.school_id),
  pupils AS (SELECT school_year, stage, township_id, sum(students) AS students FROM part GROUP BY 1, 2, 3),
  ledger AS (
    SELECT k.class_id, bool_or(k.cleared_on IS NULL AND k.latest_size >= 56) AS large,
      bool_or(k.cleared_on IS NULL AND k.latest_size >= 66) AS very_large
      FROM large_class_case k WHERE k.archived_at IS NULL GROUP BY k.class_id),
  counted AS (
    SELECT c.school_year, CASE WHEN c.grade <= 6 THEN 'primary' ELSE 'junior' END AS stage, c.township_id,
      count(*) AS classes, count(l.class_id) AS found, count(*) FILTER (WHERE l.large) AS large,
      count(*) FILTER (WHERE l.very_large) AS very_large
      FROM school_class c LEFT JOIN ledger l ON l.class_id = c.id
      WHERE c.archived_at IS NULL GROUP BY 1, 2, 3),
  frame AS (SELECT y.school_year, s.stage FROM (SELECT DISTINCT school_year FROM counted) y
    CROSS JOIN (VALUES ('primary'), ('junior')) s(stage)),
  cell AS (
    SELECT f.school_year, f.stage, t.id AS township_id, coalesce(n.classes, 0)::int AS classes,
      coalesce(n.found, 0)::int AS found, coalesce(n.large, 0)::int AS large, coalesce(n.very_large, 0)::int AS very_large,
      coalesce(p.students, 0) < 20 AND (n.classes IS NOT NULL OR p.students IS NOT NULL) AS hidden
      FROM frame f CROSS JOIN township t
      LEFT JOIN counted n ON n.school_year = f.school_year AND n.stage = f.stage AND n.township_id = t.id
      LEFT JOIN pupils p ON p.school_year = f.school_year AND p.stage = f.stage AND p.township_id = t.id
      -- One that went later was there in its years.
      WHERE coalesce(t.archived_at >= make_date(f.school_year + 1, 9, 1), true))
  SELECT md5(concat_ws('/', 'large township', school_year, stage, township_id))::uuid AS id, 'township'::text AS level,
      school_year, stage, township_id, CASE WHEN NOT hidden THEN classes END AS classes, CASE WHEN NOT hidden THEN found END AS found,
      CASE WHEN NOT hidden THEN large END AS large, CASE WHEN NOT hidden THEN very_large END AS very_large, hidden AS suppressed
    FROM cell
  UNION ALL
  SELECT md5(concat_ws('/', 'large district', school_year, stage))::uuid, 'district', school_year, stage, NULL::uuid,
      coalesce(sum(classes) FILTER (WHERE NOT hidden), 0)::int, coalesce(sum(found) FILTER (WHERE NOT hidden), 0)::int,
      coalesce(sum(large) FILTER (WHERE NOT hidden), 0)::int, coalesce(sum(very_large) FILTER (WHERE NOT hidden), 0)::int, false
    FROM cell GROUP BY school_year, stage;

-- A closed year's are those of its closing (四(四)).
CREATE VIEW "large_class_cube" AS
  SELECT * FROM tc.large_class_cube_live l WHERE tc.is_server()
    AND NOT EXISTS (SELECT 1 FROM closed_figure f WHERE f.period_from = make_date(l.school_year, 9, 1) AND f.measure = 'closing'
      AND f.period_to = make_date(l.school_year + 1, 9, 1) AND f.archived_at IS NULL)
  UNION ALL
  SELECT f.row_id, CASE WHEN f.school_id IS NOT NULL THEN 'school' WHEN f.township_id IS NOT NULL THEN 'township' ELSE 'district' END, extract(year FROM f.period_from)::int, f.part, f.township_id, max(f.value) FILTER (WHERE f.measure = 'classes')::int,
      max(f.value) FILTER (WHERE f.measure = 'classes-found')::int, max(f.value) FILTER (WHERE f.measure = 'classes-large')::int, max(f.value) FILTER (WHERE f.measure = 'classes-very-large')::int, max(f.value) FILTER (WHERE f.measure = 'classes') IS NULL
    FROM closed_figure f WHERE tc.is_server() AND f.latest AND f.archived_at IS NULL AND f.measure IN ('classes', 'classes-found', 'classes-large', 'classes-very-large')
    GROUP BY f.row_id, f.part, f.period_from, f.school_id, f.township_id;
