-- Uploads: begun, filled part by part, and ended, by the server's own login alone, for a person whom it has verified. What is not
-- attached within the hour is nobody's any more.

-- False where the person has too many that hang on nothing.
CREATE OR REPLACE FUNCTION tc.begin_upload(named uuid, who uuid, acting text, called text, media text, most integer) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('upload/' || who::text, 0));
  -- What nobody can attach any more does not wait for the day's work: a person's uploads are ten at any time.
  DELETE FROM tc.upload u WHERE u.person_id = who AND u.attachment_id IS NULL AND u.begun_at < now() - interval '1 hour';
  IF (SELECT count(*) FROM tc.upload u WHERE u.person_id = who AND u.attachment_id IS NULL AND u.begun_at > now() - interval '1 hour') >= most THEN
    RETURN false;
  END IF;
  INSERT INTO tc.upload (id, person_id, role, begun_at, file_name, media_type) VALUES (named, who, acting, now(), called, media);
  RETURN true;
END $$;

-- False where another key writes by now.
CREATE OR REPLACE FUNCTION tc.add_upload_part(named uuid, nth integer, sealed bytea, under text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF NOT tc.key_writes(under) THEN RETURN false; END IF;
  INSERT INTO tc.upload_part (upload_id, n, cipher, key_id) SELECT u.id, nth, sealed, under FROM tc.upload u WHERE u.id = named AND u.size_bytes IS NULL;
  RETURN true;
END $$;

CREATE OR REPLACE FUNCTION tc.end_upload(named uuid, size integer, digest text) RETURNS timestamptz
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  UPDATE tc.upload SET size_bytes = size, sha256 = digest WHERE id = named AND size_bytes IS NULL RETURNING begun_at + interval '1 hour'
$$;

-- What broke off, and nothing else.
CREATE OR REPLACE FUNCTION tc.drop_upload(named uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM tc.upload WHERE id = named AND size_bytes IS NULL
$$;

-- Of the day's work.
CREATE OR REPLACE FUNCTION tc.spent_uploads() RETURNS integer LANGUAGE plpgsql AS $$
DECLARE gone integer;
BEGIN
  DELETE FROM tc.upload u WHERE u.attachment_id IS NULL AND u.begun_at < now() - interval '1 hour';
  GET DIAGNOSTICS gone = ROW_COUNT;
  RETURN gone;
END $$;

-- What lay in the object store is removed there by the server.
CREATE OR REPLACE FUNCTION tc.upload_part_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO tc.spent_object (upload_id, n, spent_at) VALUES (OLD.upload_id, OLD.n, now()) ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE TRIGGER gone AFTER DELETE ON tc.upload_part FOR EACH ROW WHEN (OLD.cipher IS NULL) EXECUTE FUNCTION tc.upload_part_gone();

CREATE OR REPLACE FUNCTION tc.spent_objects(most integer) RETURNS TABLE (of_upload uuid, nth integer)
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.upload_id, s.n FROM tc.spent_object s ORDER BY s.spent_at, s.upload_id, s.n LIMIT most
$$;

CREATE OR REPLACE FUNCTION tc.forget_object(named uuid, nth integer) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM tc.spent_object s WHERE s.upload_id = named AND s.n = nth
$$;
