-- Teachers: the copies of the relation in force, one document held by two records, and who may be away from a place of the quota.
-- after: teachers/personnel-relation

ALTER TABLE "teacher" ALTER COLUMN "name" TYPE text COLLATE "zh-x-icu";

-- Who, on the quota, is without a record of being anywhere in the months that the rule says, lent or on leave for longer than it
-- says, or lent by the record of last month without being so. What the findings ask (teacher.expressions.ts), of all that is on record.
CREATE OR REPLACE FUNCTION tc.all_away_on_record() RETURNS TABLE (person uuid) LANGUAGE sql STABLE AS $$
  WITH n AS (SELECT s.*, date_trunc('month', tc.today()) AS month FROM staff_rule s
    WHERE s.archived_at IS NULL AND s.valid_from <= tc.today() AND (s.valid_to IS NULL OR s.valid_to > tc.today()))
  SELECT r.teacher_id FROM n JOIN personnel_relation r ON r.quota_category IS NOT NULL AND r.archived_at IS NULL
        AND daterange(r.valid_from, r.valid_to) @> (n.month - n.absent_months * interval '1 month')::date
      WHERE NOT EXISTS (SELECT FROM presence_month m WHERE m.teacher_id = r.teacher_id AND (m.status <> 'absent' OR m.periods > 0) AND m.archived_at IS NULL
        AND m.month < n.month AND m.month >= n.month - n.absent_months * interval '1 month')
  UNION ALL SELECT p.teacher_id FROM n JOIN teaching_placement p ON p.kind = 'secondment' AND p.archived_at IS NULL
        AND p.valid_from + n.secondment_months * interval '1 month' <= tc.today() AND (p.valid_to IS NULL OR p.valid_to > tc.today())
  UNION ALL SELECT m.teacher_id FROM n JOIN presence_month m ON m.status = 'leave' AND m.archived_at IS NULL
        AND m.month < n.month AND m.month >= n.month - (n.leave_months + 1) * interval '1 month'
      GROUP BY m.teacher_id, n.id, n.leave_months HAVING count(*) > n.leave_months
  UNION ALL SELECT m.teacher_id FROM presence_month m WHERE m.status = 'seconded' AND m.archived_at IS NULL
        AND m.month = date_trunc('month', tc.today()) - interval '1 month' AND NOT EXISTS (SELECT FROM teaching_placement p
          WHERE p.teacher_id = m.teacher_id AND p.kind = 'secondment' AND p.archived_at IS NULL AND p.valid_from < date_trunc('month', tc.today()) AND (p.valid_to IS NULL OR p.valid_to > m.month))
$$;

CREATE OR REPLACE FUNCTION tc.away_on_record(of_teacher uuid) RETURNS boolean LANGUAGE sql STABLE
  RETURN EXISTS (SELECT FROM tc.all_away_on_record() a WHERE a.person = of_teacher);

CREATE OR REPLACE FUNCTION tc.scopes_of_teacher(of_teacher uuid, OUT school uuid, OUT township uuid, OUT duplicate boolean, OUT away boolean) LANGUAGE sql STABLE AS $$
  SELECT r.school_id, r.township_id, r.id IS NOT NULL AND EXISTS (SELECT FROM teacher o
      JOIN personnel_relation q ON q.teacher_id = o.id AND q.archived_at IS NULL AND q.valid_from <= tc.today() AND (q.valid_to IS NULL OR q.valid_to > tc.today())
      WHERE o.id_number_index = t.id_number_index AND o.id <> t.id AND o.archived_at IS NULL), r.quota_category IS NOT NULL AND tc.away_on_record(t.id)
    FROM teacher t LEFT JOIN personnel_relation r
      ON r.teacher_id = t.id AND r.archived_at IS NULL AND r.valid_from <= tc.today() AND (r.valid_to IS NULL OR r.valid_to > tc.today())
    WHERE t.id = of_teacher
$$;

-- Rights rest on them: whoever writes them, they are the relation's. A new row fetches them after the write.
CREATE OR REPLACE FUNCTION tc.teacher_scopes_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT s.school, s.township, s.duplicate, s.away INTO NEW.school_id, NEW.township_id, NEW.duplicate_person, NEW.suspected_away FROM tc.scopes_of_teacher(NEW.id) s;
  RETURN NEW;
END $$;

CREATE TRIGGER scopes BEFORE UPDATE OF school_id, township_id, duplicate_person, suspected_away ON "teacher"
  FOR EACH ROW EXECUTE FUNCTION tc.teacher_scopes_kept();

-- The copies of the relation in force: school and township on the person, the school on the person's rows; and whether
-- another person record of the same document has a relation in force, too. Called by the triggers below, and once a day
-- for relations that begin or end by date alone.
CREATE OR REPLACE FUNCTION tc.refresh_teacher_scopes(teachers uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE touched uuid[];
BEGIN
  touched := ARRAY(SELECT unnest(teachers) UNION
    SELECT o.id FROM teacher t JOIN teacher o ON o.id_number_index = t.id_number_index WHERE t.id = ANY (teachers));
  PERFORM FROM teacher t WHERE t.id = ANY (touched) ORDER BY t.id FOR NO KEY UPDATE;
  UPDATE teacher t SET school_id = n.school, township_id = n.township, duplicate_person = n.duplicate, suspected_away = n.away
    FROM (SELECT x.id, s.* FROM teacher x CROSS JOIN LATERAL tc.scopes_of_teacher(x.id) s WHERE x.id = ANY (touched)) n
    WHERE t.id = n.id AND (t.school_id, t.township_id, t.duplicate_person, t.suspected_away) IS DISTINCT FROM (n.school, n.township, n.duplicate, n.away);
  UPDATE teaching_placement c SET home_school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.home_school_id IS DISTINCT FROM t.school_id;
  UPDATE title_grant c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
  UPDATE backbone_period c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
  UPDATE teacher_training c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
  UPDATE presence_month c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
  UPDATE rotation_eligibility c SET school_id = t.school_id FROM teacher t
    WHERE t.id = ANY (touched) AND c.teacher_id = t.id AND c.school_id IS DISTINCT FROM t.school_id;
END $$;

-- Of persons whose record of presence, secondment or rule changed: nothing else of them did.
CREATE OR REPLACE FUNCTION tc.refresh_away(teachers uuid[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE changed integer;
BEGIN
  PERFORM FROM teacher t WHERE t.id = ANY (teachers) ORDER BY t.id FOR NO KEY UPDATE;
  UPDATE teacher t SET suspected_away = NOT t.suspected_away FROM (SELECT x.id, s.away FROM teacher x CROSS JOIN LATERAL tc.scopes_of_teacher(x.id) s
    WHERE x.id = ANY (teachers)) n WHERE t.id = n.id AND t.suspected_away IS DISTINCT FROM n.away;
  GET DIAGNOSTICS changed = ROW_COUNT;
  RETURN changed;
END $$;

CREATE OR REPLACE FUNCTION tc.away_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'staff_rule' THEN
    PERFORM tc.refresh_away(ARRAY(SELECT r.teacher_id FROM personnel_relation r WHERE r.quota_category IS NOT NULL
      AND r.valid_from <= tc.today() AND (r.valid_to IS NULL OR r.valid_to > tc.today())));
  ELSIF TG_OP = 'INSERT' THEN
    PERFORM tc.refresh_away(ARRAY(SELECT DISTINCT a.teacher_id FROM after_rows a));
  ELSE
    PERFORM tc.refresh_away(ARRAY[OLD.teacher_id] || CASE TG_OP WHEN 'UPDATE' THEN ARRAY[NEW.teacher_id] END);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER away AFTER INSERT ON "presence_month" REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION tc.away_changed();

CREATE TRIGGER away_then AFTER DELETE OR UPDATE OF teacher_id, month, status, periods, archived_at ON "presence_month"
  FOR EACH ROW EXECUTE FUNCTION tc.away_changed();

CREATE TRIGGER away AFTER INSERT ON "teaching_placement" REFERENCING NEW TABLE AS after_rows FOR EACH STATEMENT EXECUTE FUNCTION tc.away_changed();

CREATE TRIGGER away_then AFTER DELETE OR UPDATE OF teacher_id, kind, valid_from, valid_to, archived_at ON "teaching_placement"
  FOR EACH ROW EXECUTE FUNCTION tc.away_changed();

CREATE TRIGGER away AFTER INSERT OR UPDATE OR DELETE ON "staff_rule" FOR EACH STATEMENT EXECUTE FUNCTION tc.away_changed();

-- Each day: relations that begin or end; by months that are over and secondments, who may be away.
CREATE OR REPLACE FUNCTION tc.job_teacher_scopes(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE teachers uuid[];
BEGIN
  teachers := ARRAY(SELECT DISTINCT r.teacher_id FROM personnel_relation r
    WHERE r.valid_from BETWEEN since AND day OR r.valid_to BETWEEN since AND day);
  PERFORM tc.refresh_teacher_scopes(teachers);
  RETURN cardinality(teachers) + tc.refresh_away(ARRAY(SELECT t.id FROM teacher t
    WHERE t.suspected_away <> (t.id IN (SELECT a.person FROM tc.all_away_on_record() a)
      AND EXISTS (SELECT FROM personnel_relation r WHERE r.teacher_id = t.id AND r.quota_category IS NOT NULL AND r.archived_at IS NULL
        AND r.valid_from <= tc.today() AND (r.valid_to IS NULL OR r.valid_to > tc.today())))));
END $$;

CREATE OR REPLACE FUNCTION tc.teacher_number_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refresh_teacher_scopes(ARRAY(SELECT t.id FROM teacher t WHERE t.id = NEW.id
    OR (TG_OP = 'UPDATE' AND t.id_number_index = OLD.id_number_index)));
  RETURN NULL;
END $$;

CREATE TRIGGER teacher_scopes AFTER INSERT OR UPDATE OF id_number_index, archived_at ON "teacher"
  FOR EACH ROW EXECUTE FUNCTION tc.teacher_number_changed();

CREATE CONSTRAINT TRIGGER relation_fits_employment AFTER UPDATE OF staff_kind ON "teacher"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.relation_fits_employment();
