-- Purchased services: their township is their school's.

CREATE TRIGGER township BEFORE INSERT OR UPDATE OF school_id, township_id ON "purchased_service"
  FOR EACH ROW EXECUTE FUNCTION tc.funding_township();
