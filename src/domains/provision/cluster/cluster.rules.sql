-- Networks of schools: one membership at a time, and who may be paired with whom.
-- after: reference/definition

ALTER TABLE "cluster_member" ADD CONSTRAINT "cluster_member_no_overlap"
  EXCLUDE USING gist (hashtextextended("cluster_id"::text || "school_id"::text, 0) WITH =, daterange("valid_from", "valid_to") WITH &&)
  WHERE ("archived_at" IS NULL);

CREATE TRIGGER a_scope BEFORE INSERT OR UPDATE OF school_id, township_id ON "cluster_member"
  FOR EACH ROW EXECUTE FUNCTION tc.provision_school_scope();

-- 对口帮扶: an urban or strong school leads, rural or weak schools are helped (definitions `urban.pairing`, `rural.pairing`). Strong: its latest conditions do not call
-- it weak; weak: they do.
CREATE OR REPLACE FUNCTION tc.assert_pairing() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE found_id uuid; cluster uuid;
BEGIN
  IF TG_TABLE_NAME = 'school_cluster' THEN cluster := NEW.id; ELSE cluster := NEW.cluster_id; END IF;
  -- Of a network that changes beside a new member, either sees the other.
  PERFORM FROM school_cluster c WHERE c.id = cluster FOR SHARE;
  SELECT m.id INTO found_id FROM cluster_member m
    JOIN school_cluster c ON c.id = m.cluster_id AND c.kind = 'pairing'
    JOIN school lead ON lead.id = c.lead_school_id
    JOIN school s ON s.id = m.school_id
    WHERE c.id = cluster AND m.archived_at IS NULL AND c.archived_at IS NULL
      AND (m.school_id = c.lead_school_id
        OR NOT (coalesce(tc.defined('urban.pairing', lead.locale, tc.today()), false) OR NOT coalesce((SELECT k.weak_school FROM school_condition k
            WHERE k.school_id = lead.id AND k.archived_at IS NULL ORDER BY k.school_year DESC LIMIT 1), true))
        OR NOT (coalesce(tc.defined('rural.pairing', s.locale, tc.today()), false) OR coalesce((SELECT k.weak_school FROM school_condition k
            WHERE k.school_id = s.id AND k.archived_at IS NULL ORDER BY k.school_year DESC LIMIT 1), false)))
    LIMIT 1;
  IF found_id IS NOT NULL THEN
    PERFORM tc.refuse('cluster_member_pairing');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER pairing AFTER INSERT OR UPDATE ON "cluster_member"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_pairing();

CREATE CONSTRAINT TRIGGER pairing AFTER UPDATE ON "school_cluster"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.assert_pairing();

-- 四(四): days that are over stay: see tc.keep_past_days.
CREATE TRIGGER b_past BEFORE UPDATE OR DELETE ON "cluster_member" FOR EACH ROW EXECUTE FUNCTION tc.keep_past_days('{cluster_id,school_id}');
CREATE TRIGGER b_past_days AFTER UPDATE ON "cluster_member"
  FOR EACH ROW WHEN (NEW.valid_from > OLD.valid_from AND OLD.valid_from < tc.today()) EXECUTE FUNCTION tc.put_past_days();
