-- Care and protection: copies of a child's scopes, ends and due dates, who civil affairs and villages may know of, what
-- may not overlap, and the suppressed cube. Every copy is made here so that a row rule is a plain condition.
--
-- Two keys in one hash, as in 0001: a GiST index over bare ids would be chosen for look-ups.
ALTER TABLE "left_behind_record" ADD CONSTRAINT "left_behind_record_no_overlap"
  EXCLUDE USING gist (hashtextextended("child_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "difficulty_record" ADD CONSTRAINT "difficulty_record_no_overlap"
  EXCLUDE USING gist (hashtextextended("child_id"::text || "category", 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
-- An orphan (both parents dead or missing) is never a de-facto unsupported child on the same day.
ALTER TABLE "difficulty_record" ADD CONSTRAINT "difficulty_record_orphan_or_unsupported"
  EXCLUDE USING gist (hashtextextended("child_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("category" IN ('orphan', 'unsupported') AND "status" IN ('confirmed', 'ended'));
--> statement-breakpoint
ALTER TABLE "assistance" ADD CONSTRAINT "assistance_no_overlap"
  EXCLUDE USING gist (hashtextextended("child_id"::text || "kind", 0) WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
ALTER TABLE "welfare_deadline" ADD CONSTRAINT "welfare_deadline_no_overlap"
  EXCLUDE USING gist (("kind" || '/' || "subject") WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
-- A row's scopes are its child's; none where no child is named.
CREATE FUNCTION tc.copy_child_scopes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.hukou_township_id := NULL; NEW.residence_township_id := NULL; NEW.school_id := NULL;
  SELECT c.hukou_township_id, c.residence_township_id, c.school_id
    INTO NEW.hukou_township_id, NEW.residence_township_id, NEW.school_id FROM child c WHERE c.id = NEW.child_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.residence_village(of_child uuid) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT l.village_id FROM child_location l WHERE l.child_id = of_child AND l.kind = 'residence'
    AND l.valid_from <= tc.today() AND (l.valid_to IS NULL OR l.valid_to > tc.today())
$$;
--> statement-breakpoint
CREATE FUNCTION tc.copy_child_village() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.village_id := tc.residence_village(NEW.child_id);
  RETURN NEW;
END $$;
--> statement-breakpoint
-- The length in force on a day, null where no rule says it.
CREATE FUNCTION tc.deadline_amount(of_kind text, of_subject text, on_day date) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT d.amount FROM welfare_deadline d WHERE d.kind = of_kind AND d.subject = of_subject
    AND d.valid_from <= on_day AND (d.valid_to IS NULL OR d.valid_to > on_day)
$$;
--> statement-breakpoint
CREATE FUNCTION tc.left_behind_due(of_record uuid, of_risk text, opened date) RETURNS date LANGUAGE sql STABLE AS $$
  SELECT b.day + tc.deadline_amount('left-behind-check', of_risk, b.day) FROM (
    SELECT coalesce((SELECT max(k.checked_on) FROM left_behind_check k WHERE k.record_id = of_record), opened) AS day) b
$$;
--> statement-breakpoint
-- Not opened at sixteen or more; ends on the sixteenth birthday whatever happens, and is due by the rule in force.
CREATE FUNCTION tc.left_behind_record_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sixteenth date;
BEGIN
  SELECT (c.birth_date + interval '16 years')::date INTO sixteenth FROM child c WHERE c.id = NEW.child_id;
  IF NEW.valid_from >= sixteenth THEN
    RAISE EXCEPTION 'no left-behind record is opened at sixteen' USING ERRCODE = 'check_violation';
  END IF;
  NEW.valid_to := least(sixteenth, NEW.closed_on);
  NEW.due_on := tc.left_behind_due(NEW.id, NEW.risk, NEW.valid_from);
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER kept BEFORE INSERT OR UPDATE OF child_id, valid_from, valid_to, closed_on, risk, due_on ON "left_behind_record"
  FOR EACH ROW EXECUTE FUNCTION tc.left_behind_record_kept();
--> statement-breakpoint
CREATE FUNCTION tc.birth_date_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE left_behind_record r SET valid_to = r.valid_to WHERE r.child_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER left_behind_ends AFTER UPDATE OF birth_date ON "child"
  FOR EACH ROW WHEN (OLD.birth_date IS DISTINCT FROM NEW.birth_date) EXECUTE FUNCTION tc.birth_date_changed();
--> statement-breakpoint
-- Writes down what the sixteenth birthday did: the record was over on that day already. Run daily; returns how many.
CREATE FUNCTION tc.close_left_behind_at_16() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE closed integer;
BEGIN
  UPDATE left_behind_record SET closed_on = valid_to, close_reason = 'age-16'
    WHERE closed_on IS NULL AND valid_to <= tc.today();
  GET DIAGNOSTICS closed = ROW_COUNT;
  RETURN closed;
END $$;
--> statement-breakpoint
-- A check's child is its record's; the record's next check falls due from it.
CREATE FUNCTION tc.left_behind_check_child() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT r.child_id, r.hukou_township_id, r.residence_township_id, r.school_id
    INTO NEW.child_id, NEW.hukou_township_id, NEW.residence_township_id, NEW.school_id
    FROM left_behind_record r WHERE r.id = NEW.record_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER copies BEFORE INSERT OR UPDATE OF record_id, child_id ON "left_behind_check"
  FOR EACH ROW EXECUTE FUNCTION tc.left_behind_check_child();
--> statement-breakpoint
CREATE FUNCTION tc.left_behind_checked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE left_behind_record r SET due_on = NULL
    WHERE (TG_OP <> 'INSERT' AND r.id = OLD.record_id) OR (TG_OP <> 'DELETE' AND r.id = NEW.record_id);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER due AFTER INSERT OR DELETE OR UPDATE OF record_id, checked_on ON "left_behind_check"
  FOR EACH ROW EXECUTE FUNCTION tc.left_behind_checked();
--> statement-breakpoint
-- 送教上门 keeps an enrolment: asked when the placement is entered, so that an enrolment can still end.
CREATE FUNCTION tc.home_teaching_enrolled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.placement = 'home-teaching'
    AND NOT EXISTS (SELECT 1 FROM child c WHERE c.id = NEW.child_id AND c.school_id IS NOT NULL) THEN
    RAISE EXCEPTION 'home teaching keeps an enrolment' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER enrolled BEFORE INSERT OR UPDATE OF placement ON "individual_plan"
  FOR EACH ROW EXECUTE FUNCTION tc.home_teaching_enrolled();
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['left_behind_record', 'entrusted_care', 'parent_urging', 'difficulty_record', 'assistance',
    'civil_affairs_candidate', 'care_contact', 'care_visit', 'care_activity', 'individual_plan'] LOOP
    EXECUTE format('CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id ON %I
      FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes()', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER child_village BEFORE INSERT OR UPDATE OF child_id ON "entrusted_care"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_village();
--> statement-breakpoint
CREATE TRIGGER child_village BEFORE INSERT OR UPDATE OF child_id ON "care_contact"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_village();
--> statement-breakpoint
-- The child's scopes on all its rows of care.
CREATE FUNCTION tc.care_scopes_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE left_behind_record r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE left_behind_check r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE entrusted_care r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE parent_urging r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE difficulty_record r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE assistance r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE civil_affairs_candidate r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE care_contact r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE care_visit r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE care_activity r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  UPDATE individual_plan r SET hukou_township_id = NEW.hukou_township_id, residence_township_id = NEW.residence_township_id, school_id = NEW.school_id WHERE r.child_id = NEW.id;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER care_scopes AFTER UPDATE OF hukou_township_id, residence_township_id, school_id ON "child" FOR EACH ROW
  WHEN ((OLD.hukou_township_id, OLD.residence_township_id, OLD.school_id) IS DISTINCT FROM (NEW.hukou_township_id, NEW.residence_township_id, NEW.school_id))
  EXECUTE FUNCTION tc.care_scopes_changed();
--> statement-breakpoint
-- Whom civil affairs may know of. One candidate per row that makes the child one, under that row's id.
CREATE FUNCTION tc.put_candidate(of_row uuid, of_child uuid, because text, since date, until date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF of_child IS NULL OR because IS NULL THEN
    DELETE FROM civil_affairs_candidate WHERE id = of_row;
    RETURN;
  END IF;
  INSERT INTO civil_affairs_candidate (id, child_id, reason, valid_from, valid_to) VALUES (of_row, of_child, because, since, until)
    ON CONFLICT (id) DO UPDATE SET child_id = excluded.child_id, reason = excluded.reason,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to;
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.difficulty_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN DELETE FROM civil_affairs_candidate WHERE id = OLD.id; RETURN NULL; END IF;
  PERFORM tc.put_candidate(NEW.id, NEW.child_id,
    CASE NEW.status WHEN 'applied' THEN 'referred' WHEN 'refused' THEN NULL ELSE 'listed' END, NEW.valid_from, NEW.valid_to);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER candidate AFTER INSERT OR DELETE OR UPDATE OF child_id, status, valid_from, valid_to ON "difficulty_record"
  FOR EACH ROW EXECUTE FUNCTION tc.difficulty_candidate();
--> statement-breakpoint
CREATE FUNCTION tc.left_behind_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN DELETE FROM civil_affairs_candidate WHERE id = OLD.id; RETURN NULL; END IF;
  PERFORM tc.put_candidate(NEW.id, NEW.child_id, 'left-behind', NEW.valid_from, NEW.valid_to);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER candidate AFTER INSERT OR DELETE ON "left_behind_record"
  FOR EACH ROW EXECUTE FUNCTION tc.left_behind_candidate();
--> statement-breakpoint
-- `valid_to` is set by a BEFORE trigger: what changed is seen on the row, not in the statement.
CREATE TRIGGER candidate_changed AFTER UPDATE ON "left_behind_record" FOR EACH ROW
  WHEN ((OLD.child_id, OLD.valid_from, OLD.valid_to) IS DISTINCT FROM (NEW.child_id, NEW.valid_from, NEW.valid_to))
  EXECUTE FUNCTION tc.left_behind_candidate();
--> statement-breakpoint
CREATE FUNCTION tc.report_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN DELETE FROM civil_affairs_candidate WHERE id = OLD.id; RETURN NULL; END IF;
  PERFORM tc.put_candidate(NEW.id, NEW.child_id, CASE WHEN NEW.to_civil_affairs THEN 'reported' END,
    (NEW.reported_at AT TIME ZONE 'Asia/Shanghai')::date, NEW.closed_on);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER candidate AFTER INSERT OR DELETE OR UPDATE OF child_id, reported_at, closed_on, to_civil_affairs ON "mandatory_report"
  FOR EACH ROW EXECUTE FUNCTION tc.report_candidate();
--> statement-breakpoint
CREATE FUNCTION tc.age_band(born date) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN y < 6 THEN 'under-6' WHEN y < 14 THEN '6-13' WHEN y < 16 THEN '14-15' ELSE '16+' END
    FROM (SELECT extract(year FROM age(tc.today(), born)) AS y) a
$$;
--> statement-breakpoint
-- 复姓: the family names of two characters; of all others the first character is the family name.
CREATE FUNCTION tc.given_name(full_name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN char_length(full_name) > 2 AND left(full_name, 2) IN ('欧阳', '司马', '上官', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '宇文', '长孙', '司徒', '夏侯', '轩辕', '端木')
    THEN substr(full_name, 3) WHEN char_length(full_name) > 1 THEN substr(full_name, 2) ELSE full_name END
$$;
--> statement-breakpoint
-- What villages and mass organisations read: one row while a left-behind record or an entrusted care lasts. Called by
-- triggers, and once a day for all children in care: ages, ends and moves come by date alone.
CREATE FUNCTION tc.refresh_care_contacts(children uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Two writers of one child: the second waits and then sees what the first wrote.
  PERFORM 1 FROM child c WHERE c.id = ANY (children) ORDER BY c.id FOR UPDATE;
  DELETE FROM care_contact k WHERE k.child_id = ANY (children)
    AND NOT EXISTS (SELECT 1 FROM left_behind_record r WHERE r.child_id = k.child_id AND r.valid_from <= tc.today() AND r.valid_to > tc.today())
    AND NOT EXISTS (SELECT 1 FROM entrusted_care e WHERE e.child_id = k.child_id AND e.valid_from <= tc.today() AND (e.valid_to IS NULL OR e.valid_to > tc.today()));
  INSERT INTO care_contact AS k (id, child_id, village_id, carer_id, name, given_name, age_band, due_on, valid_from, valid_to)
    SELECT uuidv7(), c.id, tc.residence_village(c.id), coalesce(r.carer_id, e.carer_id), c.name, tc.given_name(c.name), tc.age_band(c.birth_date),
        r.due_on, least(r.valid_from, e.valid_from), CASE WHEN e.id IS NULL THEN r.valid_to WHEN r.id IS NULL OR e.valid_to IS NULL THEN e.valid_to ELSE greatest(r.valid_to, e.valid_to) END
      FROM child c
      LEFT JOIN left_behind_record r ON r.child_id = c.id AND r.valid_from <= tc.today() AND r.valid_to > tc.today()
      LEFT JOIN LATERAL (SELECT x.* FROM entrusted_care x WHERE x.child_id = c.id AND x.valid_from <= tc.today() AND (x.valid_to IS NULL OR x.valid_to > tc.today())
        ORDER BY x.valid_from DESC, x.id LIMIT 1) e ON true
      WHERE c.id = ANY (children) AND (r.id IS NOT NULL OR e.id IS NOT NULL)
    ON CONFLICT (child_id) DO UPDATE SET village_id = excluded.village_id, carer_id = excluded.carer_id, name = excluded.name,
      given_name = excluded.given_name, age_band = excluded.age_band, due_on = excluded.due_on,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to
    WHERE (k.village_id, k.carer_id, k.name, k.age_band, k.due_on, k.valid_from, k.valid_to)
      IS DISTINCT FROM (excluded.village_id, excluded.carer_id, excluded.name, excluded.age_band, excluded.due_on, excluded.valid_from, excluded.valid_to);
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.care_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM tc.refresh_care_contacts(ARRAY[OLD.child_id]); END IF;
  IF TG_OP <> 'DELETE' AND (TG_OP = 'INSERT' OR NEW.child_id <> OLD.child_id) THEN PERFORM tc.refresh_care_contacts(ARRAY[NEW.child_id]); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER contact AFTER INSERT OR DELETE ON "left_behind_record" FOR EACH ROW EXECUTE FUNCTION tc.care_changed();
--> statement-breakpoint
CREATE TRIGGER contact_changed AFTER UPDATE ON "left_behind_record" FOR EACH ROW
  WHEN ((OLD.child_id, OLD.carer_id, OLD.due_on, OLD.valid_from, OLD.valid_to) IS DISTINCT FROM (NEW.child_id, NEW.carer_id, NEW.due_on, NEW.valid_from, NEW.valid_to))
  EXECUTE FUNCTION tc.care_changed();
--> statement-breakpoint
CREATE TRIGGER contact AFTER INSERT OR DELETE OR UPDATE OF child_id, carer_id, valid_from, valid_to ON "entrusted_care"
  FOR EACH ROW EXECUTE FUNCTION tc.care_changed();
--> statement-breakpoint
CREATE FUNCTION tc.cared_child_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM care_contact k WHERE k.child_id = NEW.id) THEN PERFORM tc.refresh_care_contacts(ARRAY[NEW.id]); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- After `left_behind_ends`, by name: the record's own end comes first.
CREATE TRIGGER zz_contact AFTER UPDATE OF name, birth_date ON "child"
  FOR EACH ROW WHEN ((OLD.name, OLD.birth_date) IS DISTINCT FROM (NEW.name, NEW.birth_date)) EXECUTE FUNCTION tc.cared_child_changed();
--> statement-breakpoint
CREATE FUNCTION tc.cared_child_moved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE moved uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.child_id ELSE NEW.child_id END;
BEGIN
  UPDATE entrusted_care e SET village_id = tc.residence_village(moved)
    WHERE e.child_id = moved AND e.village_id IS DISTINCT FROM tc.residence_village(moved);
  IF EXISTS (SELECT 1 FROM care_contact k WHERE k.child_id = moved) THEN PERFORM tc.refresh_care_contacts(ARRAY[moved]); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER villages AFTER INSERT OR UPDATE OR DELETE ON "child_location" FOR EACH ROW EXECUTE FUNCTION tc.cared_child_moved();
--> statement-breakpoint
-- A recipient's township is the report's; its first action is due by the rule in force on receipt.
CREATE FUNCTION tc.report_recipient_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT m.township_id INTO NEW.township_id FROM mandatory_report m WHERE m.id = NEW.report_id;
  NEW.due_at := NEW.received_at
    + make_interval(hours => tc.deadline_amount('first-action', NEW.department, (NEW.received_at AT TIME ZONE 'Asia/Shanghai')::date));
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER kept BEFORE INSERT OR UPDATE OF report_id, township_id, department, received_at, due_at ON "report_recipient"
  FOR EACH ROW EXECUTE FUNCTION tc.report_recipient_kept();
--> statement-breakpoint
CREATE FUNCTION tc.refresh_report_addressees(report uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- Recipients are added in parallel: the report's row is locked before they are looked at.
  PERFORM 1 FROM mandatory_report m WHERE m.id = report FOR UPDATE;
  UPDATE mandatory_report m SET to_police = f.police, to_civil_affairs = f.civil_affairs, to_education = f.education
    FROM (SELECT count(*) FILTER (WHERE r.department = 'police') > 0 AS police,
        count(*) FILTER (WHERE r.department = 'civil-affairs') > 0 AS civil_affairs,
        count(*) FILTER (WHERE r.department = 'education') > 0 AS education
      FROM report_recipient r WHERE r.report_id = report) f
    WHERE m.id = report AND (m.to_police, m.to_civil_affairs, m.to_education) IS DISTINCT FROM (f.police, f.civil_affairs, f.education);
END $$;
--> statement-breakpoint
CREATE FUNCTION tc.report_recipients_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN PERFORM tc.refresh_report_addressees(OLD.report_id); END IF;
  IF TG_OP <> 'DELETE' THEN PERFORM tc.refresh_report_addressees(NEW.report_id); END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER addressees AFTER INSERT OR DELETE OR UPDATE OF report_id, department ON "report_recipient"
  FOR EACH ROW EXECUTE FUNCTION tc.report_recipients_changed();
--> statement-breakpoint
CREATE FUNCTION tc.emergency_response_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT m.township_id INTO NEW.township_id FROM mandatory_report m WHERE m.id = NEW.report_id;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER kept BEFORE INSERT OR UPDATE OF report_id, township_id ON "emergency_response"
  FOR EACH ROW EXECUTE FUNCTION tc.emergency_response_kept();
--> statement-breakpoint
-- An intervention and a release are about the report's child; neither comes before what it rests on.
CREATE FUNCTION tc.report_child() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE m mandatory_report;
BEGIN
  SELECT * INTO m FROM mandatory_report r WHERE r.id = NEW.report_id FOR SHARE;
  IF m.child_id IS NULL THEN RAISE EXCEPTION 'the report names no child yet' USING ERRCODE = 'check_violation'; END IF;
  NEW.child_id := m.child_id;
  IF TG_TABLE_NAME = 'guardianship_intervention' THEN
    IF NEW.decided_on < (m.event_at AT TIME ZONE 'Asia/Shanghai')::date THEN
      RAISE EXCEPTION 'no intervention before the event' USING ERRCODE = 'check_violation';
    END IF;
  ELSIF m.status NOT IN ('assessed', 'closed') OR NEW.released_on < (m.reported_at AT TIME ZONE 'Asia/Shanghai')::date THEN
    RAISE EXCEPTION 'only an assessed report is released, and not before it was made' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER report_child BEFORE INSERT OR UPDATE OF report_id, child_id, decided_on ON "guardianship_intervention"
  FOR EACH ROW EXECUTE FUNCTION tc.report_child();
--> statement-breakpoint
CREATE TRIGGER report_child BEFORE INSERT OR UPDATE OF report_id, child_id, released_on ON "report_release"
  FOR EACH ROW EXECUTE FUNCTION tc.report_child();
--> statement-breakpoint
-- What follows a report follows its child and its township; a released report does not change its child, nor reopen.
CREATE FUNCTION tc.report_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.child_id IS DISTINCT FROM OLD.child_id OR NEW.status NOT IN ('assessed', 'closed'))
    AND EXISTS (SELECT 1 FROM report_release l WHERE l.report_id = NEW.id) THEN
    RAISE EXCEPTION 'a released report keeps its child and stays assessed' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.child_id IS DISTINCT FROM OLD.child_id THEN
    UPDATE guardianship_intervention g SET child_id = NEW.child_id WHERE g.report_id = NEW.id;
  END IF;
  IF NEW.township_id <> OLD.township_id THEN
    UPDATE report_recipient r SET township_id = NEW.township_id WHERE r.report_id = NEW.id;
    UPDATE emergency_response r SET township_id = NEW.township_id WHERE r.report_id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER moved AFTER UPDATE OF child_id, township_id, status ON "mandatory_report"
  FOR EACH ROW EXECUTE FUNCTION tc.report_moved();
--> statement-breakpoint
-- Children in care by township of residence, small cells suppressed by the rule of enrolment_cube (0002). The base is
-- every township. Checked and unchecked left-behind children are separate groups whose sum appears nowhere, so that no
-- figure is the difference of two others; nothing here depends on a report.
CREATE VIEW "welfare_cube" AS
  WITH counted AS (
    SELECT CASE WHEN r.due_on < tc.today() THEN 'left-behind-unchecked' ELSE 'left-behind-checked' END AS measure, r.residence_township_id AS township_id, r.child_id
      FROM left_behind_record r WHERE r.valid_from <= tc.today() AND r.valid_to > tc.today()
    UNION
    SELECT 'difficulty', d.residence_township_id, d.child_id
      FROM difficulty_record d WHERE d.status = 'confirmed' AND d.valid_from <= tc.today() AND (d.valid_to IS NULL OR d.valid_to > tc.today())),
  summed AS (SELECT measure, township_id, count(*)::int AS children FROM counted GROUP BY measure, township_id),
  cell AS (
    SELECT m.measure, t.id AS township_id, coalesce(s.children, 0) AS children
      FROM (VALUES ('left-behind-checked'), ('left-behind-unchecked'), ('difficulty')) m(measure) CROSS JOIN township t
      LEFT JOIN summed s ON s.measure = m.measure AND s.township_id = t.id),
  ranked AS (
    SELECT c.*, sum(c.children) OVER g AS total, min(c.children) OVER g AS least,
      min(c.children) FILTER (WHERE c.children >= 5) OVER g AS enough
      FROM cell c WINDOW g AS (PARTITION BY c.measure)),
  judged AS (
    SELECT r.*, r.total < 5 OR (r.least < 5 AND (r.children < 5 OR r.children = r.enough)) AS hidden FROM ranked r)
  SELECT md5(concat_ws('/', 'welfare', measure, township_id))::uuid AS id, 'township'::text AS level, measure, township_id,
      CASE WHEN NOT hidden THEN children END AS children, hidden AS suppressed
    FROM judged
  UNION ALL
  SELECT DISTINCT md5(concat_ws('/', 'welfare', measure))::uuid, 'district', measure, NULL::uuid,
      CASE WHEN total >= 5 THEN total END::int, total < 5
    FROM judged;
