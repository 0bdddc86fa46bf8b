-- Children in difficulty, their assistance, and whom civil affairs may know of.

ALTER TABLE "difficulty_record" ADD CONSTRAINT "difficulty_record_no_overlap"
  EXCLUDE USING gist (hashtextextended("child_id"::text || "category", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER a_unseen BEFORE INSERT OR UPDATE OF valid_from, valid_to ON "difficulty_record"
  FOR EACH ROW WHEN (tc.command_person() IS NOT NULL) EXECUTE FUNCTION tc.no_unseen_period('difficulty_record_no_overlap', 'child_id', 'category');

-- An orphan (both parents dead or missing) is never a de-facto unsupported child on the same day.
ALTER TABLE "difficulty_record" ADD CONSTRAINT "difficulty_record_orphan_or_unsupported"
  EXCLUDE USING gist (hashtextextended("child_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("category" IN ('orphan', 'unsupported') AND "status" IN ('confirmed', 'ended') AND "archived_at" IS NULL);

ALTER TABLE "assistance" ADD CONSTRAINT "assistance_no_overlap"
  EXCLUDE USING gist (hashtextextended("child_id"::text || "kind", 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id, hukou_township_id, residence_township_id, school_id ON "difficulty_record"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id, hukou_township_id, residence_township_id, school_id ON "assistance"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

CREATE TRIGGER child_scopes BEFORE INSERT OR UPDATE OF child_id, hukou_township_id, residence_township_id, school_id ON "civil_affairs_candidate"
  FOR EACH ROW EXECUTE FUNCTION tc.copy_child_scopes();

-- Whom civil affairs may know of. One candidate per row that makes the child one, under that row's id.
CREATE OR REPLACE FUNCTION tc.put_candidate(of_row uuid, of_child uuid, because text, since date, until date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF of_child IS NULL OR because IS NULL THEN
    DELETE FROM civil_affairs_candidate WHERE id = of_row;
    RETURN;
  END IF;
  INSERT INTO civil_affairs_candidate (id, child_id, reason, valid_from, valid_to) VALUES (of_row, of_child, because, since, until)
    ON CONFLICT (id) DO UPDATE SET child_id = excluded.child_id, reason = excluded.reason,
      valid_from = excluded.valid_from, valid_to = excluded.valid_to;
END $$;

CREATE OR REPLACE FUNCTION tc.difficulty_candidate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN DELETE FROM civil_affairs_candidate WHERE id = OLD.id; RETURN NULL; END IF;
  PERFORM tc.put_candidate(NEW.id, NEW.child_id,
    CASE WHEN NEW.archived_at IS NULL THEN CASE NEW.status WHEN 'applied' THEN 'referred' WHEN 'refused' THEN NULL ELSE 'listed' END END, NEW.valid_from, NEW.valid_to);
  RETURN NULL;
END $$;

CREATE TRIGGER candidate AFTER INSERT OR DELETE OR UPDATE OF child_id, status, valid_from, valid_to, archived_at ON "difficulty_record"
  FOR EACH ROW EXECUTE FUNCTION tc.difficulty_candidate();

CREATE TRIGGER zz_derived BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "civil_affairs_candidate"
  FOR EACH STATEMENT EXECUTE FUNCTION tc.only_derived('difficulty_candidate', 'left_behind_candidate', 'report_candidate', 'care_scopes_changed');
