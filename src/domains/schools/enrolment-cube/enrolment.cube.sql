-- Pupils by school year, stage and township, told so that no school's number can be found (政府信息公开条例15).

-- Pupils by school year, stage and township, with the district's totals. Each school's pupils of a stage enter as the figure
-- of their step of five (tc.figure), and everything here is a sum of such figures: who subtracts, or knows all schools but
-- one, learns that one's step, which is five numbers. A sum below five is withheld, because few stand behind it. Where no
-- school teaches the stage there are no pupils, which is public.
CREATE VIEW tc.enrolment_cube_live AS
  WITH latest AS (
    SELECT DISTINCT ON (h.school_id, h.school_year, h.grade) h.school_year, h.stage, h.township_id, h.school_id, h.students
      FROM school_headcount h WHERE h.certified_on IS NOT NULL AND h.archived_at IS NULL
      ORDER BY h.school_id, h.school_year, h.grade, h.as_of DESC),
  part AS (
    SELECT l.school_year, l.stage, l.township_id, l.school_id, tc.figure(sum(l.students)) AS students
      FROM latest l GROUP BY l.school_year, l.stage, l.township_id, l.school_id),
  frame AS (SELECT y.school_year, s.stage FROM (SELECT DISTINCT school_year FROM part) y
    CROSS JOIN (VALUES ('primary'), ('junior')) s(stage)),
  cell AS (
    SELECT f.school_year, f.stage, t.id AS township_id, coalesce(sum(p.students), 0)::int AS students,
      count(DISTINCT p.school_id)::int AS schools
      FROM frame f CROSS JOIN township t
      LEFT JOIN part p ON p.school_year = f.school_year AND p.stage = f.stage AND p.township_id = t.id
      -- One that went later was there in its years.
      WHERE coalesce(t.archived_at >= make_date(f.school_year + 1, 9, 1), true)
      GROUP BY f.school_year, f.stage, t.id),
  told AS (
    SELECT md5(concat_ws('/', 'township', school_year, stage, township_id))::uuid AS id, 'township'::text AS level,
        school_year, stage, township_id, schools, students FROM cell
    UNION ALL
    SELECT md5(concat_ws('/', 'district', school_year, stage))::uuid, 'district', school_year, stage, NULL::uuid,
        sum(schools)::int, sum(students)::int FROM cell GROUP BY school_year, stage)
  SELECT id, level, school_year, stage, township_id, schools,
      CASE WHEN students NOT BETWEEN 1 AND 4 THEN students END AS students, students BETWEEN 1 AND 4 AS suppressed
    FROM told;

-- A closed year's are those of its closing (四(四)).
CREATE VIEW "enrolment_cube" AS
  SELECT * FROM tc.enrolment_cube_live l WHERE tc.is_server()
    AND NOT EXISTS (SELECT 1 FROM closed_figure f WHERE f.period_from = make_date(l.school_year, 9, 1) AND f.measure = 'closing'
      AND f.period_to = make_date(l.school_year + 1, 9, 1) AND f.archived_at IS NULL)
  UNION ALL
  SELECT f.row_id, CASE WHEN f.school_id IS NOT NULL THEN 'school' WHEN f.township_id IS NOT NULL THEN 'township' ELSE 'district' END, extract(year FROM f.period_from)::int, f.part, f.township_id, max(f.value) FILTER (WHERE f.measure = 'pupils-schools')::int,
      max(f.value) FILTER (WHERE f.measure = 'pupils')::int, max(f.value) FILTER (WHERE f.measure = 'pupils') IS NULL
    FROM closed_figure f WHERE tc.is_server() AND f.latest AND f.archived_at IS NULL AND f.measure IN ('pupils-schools', 'pupils')
    GROUP BY f.row_id, f.part, f.period_from, f.school_id, f.township_id;
