-- What people are told of reads of their own record (PIPL 44, 45): from what was asked alone, see told/told.rules.sql.
-- after: stewardship/told

-- Of the coordinates that a line showed or used (`Child.name`, `Child.name:filter`): why it is not told to whom it is about (null: it
-- is told), the kinds of records in words, and whether it tells that a child has a school or a home here. What the catalogue does not
-- know is not told; nor what was found by something that they may not read themselves, for that it was shown tells of it. Reports that
-- were read beside it show by a protected way, and whom they showed is withheld person by person: here they say nothing, for there
-- might have been none.
CREATE OR REPLACE FUNCTION tc.told_of(subject text, shown text[], OUT withheld text, OUT kinds text, OUT here boolean) LANGUAGE sql STABLE AS $$
  WITH said AS (
    SELECT split_part(s, ':', 1) AS coordinate, split_part(s, '.', 1) AS name, split_part(s, ':', 2) IN ('', 'read', 'lookup') AS is_read FROM unnest(shown) s),
  judged AS (
    SELECT t.name, t.term, t.place, t.verdict, ARRAY[CASE WHEN NOT (s.is_read AND t.verdict = 'protected') OR t.verdict IS NULL THEN coalesce(t.verdict, 'closed') END,
        CASE WHEN NOT (s.is_read AND f.verdict = 'protected') THEN f.verdict END,
        CASE WHEN NOT s.is_read AND t.verdict = 'tell' AND f.verdict IS NULL AND u.coordinate IS NULL THEN 'closed' END] AS verdicts,
        t.verdict = 'tell' AND (t.name NOT IN (SELECT a.name FROM tc.told_anywhere() a(name)) OR s.coordinate IN (SELECT e.at FROM tc.told_somewhere() e(at))) AS here
      FROM said s LEFT JOIN tc.told_types() t ON t.subject = told_of.subject AND t.name = s.name
        LEFT JOIN tc.told_fields() f ON f.subject = told_of.subject AND f.coordinate = s.coordinate
        LEFT JOIN tc.told_uses() u ON u.subject = told_of.subject AND u.coordinate = s.coordinate)
  SELECT CASE WHEN bool_or('closed' = ANY (j.verdicts)) THEN 'closed' WHEN bool_or('protected' = ANY (j.verdicts)) THEN 'protected' END,
      (SELECT string_agg(k.term, '、' ORDER BY k.place) FROM (SELECT DISTINCT i.term, i.place FROM judged i WHERE i.verdict = 'tell') k), coalesce(bool_or(j.here), false)
    FROM judged j
$$;

-- Why a child's guardians are not told that this department read; null: they are. Those who see any child of their place or duty tell of
-- nothing by reading one; police, civil affairs, care organisations and villages see a child for the sake of a record that is closed
-- to guardians. A department that is not known here is not told.
CREATE OR REPLACE FUNCTION tc.told_reader(department text) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN department IN ('education', 'school', 'teacher', 'township', 'finance', 'leader', 'inspection', 'guardian') THEN NULL
    WHEN department IN ('care', 'village') THEN 'closed' ELSE 'protected' END;

-- Whether it is told of a read that it was for this: of a purpose that serves nothing but protection, or that is not known here, never.
CREATE OR REPLACE FUNCTION tc.told_purpose(purpose text) RETURNS boolean LANGUAGE sql IMMUTABLE
  RETURN purpose IS NULL OR purpose IN ('dropout-return', 'identity-verification', 'inspection', 'meal-coverage', 'payment', 'rehabilitation', 'title-certificate');
