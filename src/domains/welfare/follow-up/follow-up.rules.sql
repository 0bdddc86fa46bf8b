-- What follows a report: responses and interventions are about the report's child and township, and come after the event.
-- after: welfare/mandatory-report

CREATE OR REPLACE FUNCTION tc.emergency_response_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  SELECT m.township_id INTO NEW.township_id FROM mandatory_report m WHERE m.id = NEW.report_id;
  RETURN NEW;
END $$;

CREATE TRIGGER kept BEFORE INSERT OR UPDATE OF report_id, township_id ON "emergency_response"
  FOR EACH ROW EXECUTE FUNCTION tc.emergency_response_kept();

CREATE TRIGGER report_child BEFORE INSERT OR UPDATE OF report_id, child_id, decided_on ON "guardianship_intervention"
  FOR EACH ROW EXECUTE FUNCTION tc.report_child();

CREATE OR REPLACE FUNCTION tc.response_after_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE happened timestamptz;
BEGIN
  SELECT m.event_at INTO happened FROM mandatory_report m WHERE m.id = NEW.report_id FOR SHARE;
  IF NEW.responded_at < happened THEN
    PERFORM tc.refuse('emergency_response_after_event');
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER after_event AFTER INSERT OR UPDATE OF report_id, responded_at ON "emergency_response"
  DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION tc.response_after_event();
