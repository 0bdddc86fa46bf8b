-- Posts and rotation in figures.

-- Staff in force today by school (or township's pool), category and kind. Exact: posts of adults in public service are
-- official counts that quota, posts and money depend on, and none of the groups is a sensitive attribute.
CREATE VIEW "staff_cube" AS
  SELECT md5(concat_ws('/', 'staff', r.school_id, r.township_id, t.category, t.staff_kind))::uuid AS id,
      r.school_id, r.township_id, t.category, t.staff_kind, count(*)::int AS staff,
      count(*) FILTER (WHERE EXISTS (SELECT 1 FROM teaching_placement p WHERE p.teacher_id = t.id AND p.kind = 'secondment'
        AND p.archived_at IS NULL AND p.valid_from <= tc.today() AND (p.valid_to IS NULL OR p.valid_to > tc.today())))::int AS seconded
    FROM personnel_relation r JOIN teacher t ON t.id = r.teacher_id AND t.archived_at IS NULL
    WHERE tc.is_server() AND r.archived_at IS NULL AND r.valid_from <= tc.today() AND (r.valid_to IS NULL OR r.valid_to > tc.today())
    GROUP BY r.school_id, r.township_id, t.category, t.staff_kind;

-- Rotation by school year (三(三)). The plan's way counts teachers of town schools, and of strong ones (优质学校), who go to rural schools; the national way
-- everyone who goes to another school. A teacher counts once a year, at the school of the relation, and is looked up once a
-- year for both ways of counting.
CREATE VIEW tc.rotation_cube_live AS
  WITH years AS (
    SELECT DISTINCT e.school_year, rule.rotation_plan_of, rule.rotation_backbone_from,
        (SELECT string_to_array(p.text_value, ',') FROM parameter p WHERE p.key = 'rural.rotation.locales' AND p.township_id IS NULL
          AND p.archived_at IS NULL AND daterange(p.valid_from, p.valid_to) @> make_date(e.school_year, 9, 1)) AS rural
      FROM rotation_eligibility e JOIN staff_rule rule ON rule.archived_at IS NULL AND rule.valid_from <= make_date(e.school_year, 9, 1)
        AND (rule.valid_to IS NULL OR rule.valid_to > make_date(e.school_year, 9, 1))
      WHERE e.archived_at IS NULL),
  ways AS (SELECT y.*, w.way FROM years y CROSS JOIN (VALUES ('plan'), ('national')) w(way)),
  eligible AS MATERIALIZED (
    SELECT e.school_year, r.school_id, count(*)::int AS persons FROM rotation_eligibility e
      JOIN personnel_relation r ON r.teacher_id = e.teacher_id AND r.archived_at IS NULL AND r.school_id IS NOT NULL
        AND r.valid_from <= make_date(e.school_year, 9, 1) AND (r.valid_to IS NULL OR r.valid_to > make_date(e.school_year, 9, 1))
      WHERE e.eligible AND e.archived_at IS NULL GROUP BY e.school_year, r.school_id),
  moved AS (
    SELECT y.school_year, r.school_id, p.teacher_id,
        bool_or((home.locale <> ALL (y.rural) OR k.id IS NOT NULL) AND host.locale = ANY (y.rural)) AS planned,
        coalesce(bool_or(array_position(levels, b.level) >= array_position(levels, y.rotation_backbone_from)), false) AS backbone
      FROM years y JOIN teaching_placement p ON p.kind = 'rotation' AND p.archived_at IS NULL AND p.valid_from < make_date(y.school_year + 1, 9, 1) AND (p.valid_to IS NULL OR p.valid_to > make_date(y.school_year, 9, 1))
      -- The school of the relation, what both schools were and the person's level, on the first day that the placement has in the year.
      CROSS JOIN LATERAL (SELECT greatest(p.valid_from, make_date(y.school_year, 9, 1)) AS day) d
      JOIN personnel_relation r ON r.teacher_id = p.teacher_id AND r.archived_at IS NULL AND r.school_id <> p.school_id
        AND r.valid_from <= d.day AND (r.valid_to IS NULL OR r.valid_to > d.day)
      JOIN school_state home ON home.school_id = r.school_id AND home.archived_at IS NULL AND home.revised_on IS NULL
        AND daterange(home.valid_from, home.valid_to) @> d.day
      JOIN school_state host ON host.school_id = p.school_id AND host.archived_at IS NULL AND host.revised_on IS NULL
        AND daterange(host.valid_from, host.valid_to) @> d.day
      LEFT JOIN school_condition k ON k.school_id = r.school_id AND k.school_year = y.school_year AND k.strong_school AND k.archived_at IS NULL
      LEFT JOIN backbone_period b ON b.teacher_id = p.teacher_id AND b.archived_at IS NULL AND daterange(b.valid_from, b.valid_to) @> d.day
      JOIN teacher t ON t.id = p.teacher_id AND t.archived_at IS NULL CROSS JOIN (SELECT ARRAY['school', 'county', 'city', 'national'] AS levels) l
      GROUP BY y.school_year, r.school_id, p.teacher_id),
  rotated AS MATERIALIZED (
    SELECT w.school_year, w.way, m.school_id, count(*)::int AS persons,
        count(*) FILTER (WHERE m.backbone)::int AS backbone
      FROM ways w JOIN moved m ON m.school_year = w.school_year AND (w.way = 'national' OR m.planned)
      GROUP BY w.school_year, w.way, m.school_id),
  cell AS (
    SELECT w.school_year, w.way, s.school_id, s.township_id, coalesce(e.persons, 0) AS eligible,
        coalesce(r.persons, 0) AS rotated, coalesce(r.backbone, 0) AS rotated_backbone
      -- What the school was on the last day of the year, or is today.
      FROM ways w JOIN school_state s ON s.archived_at IS NULL AND s.revised_on IS NULL
        AND daterange(s.valid_from, s.valid_to) @> least(tc.today(), make_date(w.school_year + 1, 8, 31))
        AND (w.way = 'national' OR w.rotation_plan_of = 'all' OR s.locale <> ALL (w.rural)
          OR EXISTS (SELECT FROM school_condition k WHERE k.school_id = s.school_id AND k.school_year = w.school_year AND k.strong_school AND k.archived_at IS NULL))
      LEFT JOIN eligible e ON e.school_year = w.school_year AND e.school_id = s.school_id
      LEFT JOIN rotated r ON r.school_year = w.school_year AND r.way = w.way AND r.school_id = s.school_id
      WHERE e.persons IS NOT NULL OR r.persons IS NOT NULL),
  total AS (
    SELECT CASE WHEN grouping(school_id) = 0 THEN 'school' WHEN grouping(township_id) = 0 THEN 'township' ELSE 'district' END AS level,
        school_year, way, school_id, township_id, sum(eligible)::int AS eligible, sum(rotated)::int AS rotated,
        sum(rotated_backbone)::int AS rotated_backbone
      FROM cell GROUP BY GROUPING SETS ((school_year, way), (school_year, way, township_id), (school_year, way, township_id, school_id)))
  SELECT md5(concat_ws('/', 'rotation', level, school_year, way, township_id, school_id))::uuid AS id, level, way, school_year,
      school_id, township_id, eligible, rotated, rotated_backbone,
      rotated * 1000 / nullif(eligible, 0) AS rotated_permille,
      rotated_backbone * 1000 / nullif(rotated, 0) AS backbone_permille
    FROM total;

-- A closed year's are those of its closing (四(四)).
CREATE VIEW "rotation_cube" AS
  SELECT * FROM tc.rotation_cube_live l WHERE tc.is_server()
    AND NOT EXISTS (SELECT 1 FROM closed_figure f WHERE f.period_from = make_date(l.school_year, 9, 1) AND f.measure = 'closing'
      AND f.period_to = make_date(l.school_year + 1, 9, 1) AND f.archived_at IS NULL)
  UNION ALL
  SELECT f.row_id, CASE WHEN f.school_id IS NOT NULL THEN 'school' WHEN f.township_id IS NOT NULL THEN 'township' ELSE 'district' END, f.part, extract(year FROM f.period_from)::int, f.school_id, f.township_id, max(f.value) FILTER (WHERE f.measure = 'rotation-eligible')::int, max(f.value) FILTER (WHERE f.measure = 'rotation-rotated')::int, max(f.value) FILTER (WHERE f.measure = 'rotation-backbone')::int,
      floor(max(f.value) FILTER (WHERE f.measure = 'rotation-rotated') * 1000.0 / nullif(max(f.value) FILTER (WHERE f.measure = 'rotation-eligible')::int, 0))::int, floor(max(f.value) FILTER (WHERE f.measure = 'rotation-backbone') * 1000.0 / nullif(max(f.value) FILTER (WHERE f.measure = 'rotation-rotated')::int, 0))::int
    FROM closed_figure f WHERE tc.is_server() AND f.latest AND f.archived_at IS NULL AND f.measure IN ('rotation-eligible', 'rotation-rotated', 'rotation-backbone')
    GROUP BY f.row_id, f.part, f.period_from, f.school_id, f.township_id;
