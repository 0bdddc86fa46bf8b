-- Papers: whose child they are of is copied from the record; what they hold is an upload of whoever attaches it, once; what is on
-- file stays.
-- after: aid/student-aid-grant, welfare/entrusted-care, welfare/mandatory-report, provision/school-closure, welfare/difficulty, welfare/individual-plan

-- An upload of whoever gives the command, in this role, of the last hour, that hangs on nothing. Outside a command nobody's own is
-- asked for.
CREATE OR REPLACE FUNCTION tc.own_upload(named uuid) RETURNS SETOF tc.upload LANGUAGE sql STABLE AS $$
  SELECT u.* FROM tc.upload u
    WHERE u.id = named AND u.attachment_id IS NULL AND u.size_bytes IS NOT NULL AND (tc.command_person() IS NULL
      OR u.person_id = tc.command_person() AND u.role = current_setting('tongchou.role', true) AND u.begun_at > now() - interval '1 hour')
$$;

CREATE OR REPLACE FUNCTION tc.attachment_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  held tc.upload;
  was attachment;
BEGIN
  NEW.child_id := coalesce((SELECT g.child_id FROM student_aid_grant g WHERE g.id = NEW.aid_grant_id),
    (SELECT c.child_id FROM entrusted_care c WHERE c.id = NEW.entrusted_care_id),
    (SELECT r.child_id FROM mandatory_report r WHERE r.id = NEW.report_id),
    (SELECT d.child_id FROM difficulty_record d WHERE d.id = NEW.difficulty_id),
    (SELECT p.child_id FROM individual_plan p WHERE p.id = NEW.plan_id));
  IF TG_OP = 'UPDATE' THEN
    was := OLD;
    was.version := NEW.version;
    was.archived_at := NEW.archived_at;
    was.child_id := NEW.child_id;
    IF was IS DISTINCT FROM NEW THEN PERFORM tc.refuse('attachment_stays'); END IF;
    RETURN NEW;
  END IF;
  -- What is refused is so behind the rights of the row, which know nothing of uploads: until then it is nobody's.
  SELECT * INTO held FROM tc.own_upload(NEW.content);
  NEW.file_name := coalesce(held.file_name, 'none');
  NEW.media_type := coalesce(held.media_type, 'pdf');
  NEW.size_bytes := coalesce(held.size_bytes, 1);
  NEW.sha256 := coalesce(held.sha256, '');
  RETURN NEW;
END $$;

CREATE TRIGGER written BEFORE INSERT OR UPDATE ON "attachment" FOR EACH ROW EXECUTE FUNCTION tc.attachment_written();

CREATE OR REPLACE FUNCTION tc.attachment_claims() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- One at a time for each record; each side has its own number, for one that does not see the other's would count them by it.
  PERFORM pg_advisory_xact_lock(hashtextextended('attachment/' || coalesce(NEW.aid_grant_id, NEW.entrusted_care_id, NEW.report_id, NEW.closure_id,
    NEW.difficulty_id, NEW.plan_id)::text, 0));
  IF (SELECT count(*) FROM attachment a WHERE a.attached_by = NEW.attached_by AND (a.aid_grant_id = NEW.aid_grant_id
      OR a.entrusted_care_id = NEW.entrusted_care_id OR a.report_id = NEW.report_id OR a.closure_id = NEW.closure_id
      OR a.difficulty_id = NEW.difficulty_id OR a.plan_id = NEW.plan_id)) > 20 THEN
    PERFORM tc.refuse('attachment_most');
  END IF;
  -- Of two that name one upload, the second finds it taken.
  UPDATE tc.upload u SET attachment_id = NEW.id WHERE u.id = (SELECT o.id FROM tc.own_upload(NEW.content) o) AND u.attachment_id IS NULL;
  IF NOT FOUND THEN PERFORM tc.refuse('attachment_upload'); END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER claims AFTER INSERT ON "attachment" FOR EACH ROW EXECUTE FUNCTION tc.attachment_claims();

-- A report's child may be found out later.
CREATE OR REPLACE FUNCTION tc.attachments_follow() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('UPDATE attachment SET child_id = $1 WHERE %I = $2 AND child_id IS DISTINCT FROM $1', TG_ARGV[0]) USING NEW.child_id, NEW.id;
  RETURN NULL;
END $$;

CREATE TRIGGER attachments_follow AFTER UPDATE OF child_id ON "mandatory_report"
  FOR EACH ROW WHEN (OLD.child_id IS DISTINCT FROM NEW.child_id) EXECUTE FUNCTION tc.attachments_follow('report_id');

CREATE TRIGGER attachments_follow AFTER UPDATE OF child_id ON "student_aid_grant"
  FOR EACH ROW WHEN (OLD.child_id IS DISTINCT FROM NEW.child_id) EXECUTE FUNCTION tc.attachments_follow('aid_grant_id');

CREATE TRIGGER attachments_follow AFTER UPDATE OF child_id ON "entrusted_care"
  FOR EACH ROW WHEN (OLD.child_id IS DISTINCT FROM NEW.child_id) EXECUTE FUNCTION tc.attachments_follow('entrusted_care_id');

CREATE TRIGGER attachments_follow AFTER UPDATE OF child_id ON "difficulty_record"
  FOR EACH ROW WHEN (OLD.child_id IS DISTINCT FROM NEW.child_id) EXECUTE FUNCTION tc.attachments_follow('difficulty_id');

CREATE TRIGGER attachments_follow AFTER UPDATE OF child_id ON "individual_plan"
  FOR EACH ROW WHEN (OLD.child_id IS DISTINCT FROM NEW.child_id) EXECUTE FUNCTION tc.attachments_follow('plan_id');
