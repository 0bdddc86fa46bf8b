-- after: rules/access-log
-- The chained record of what was read, done and refused. Only the server's own login may execute these functions, and nobody but
-- their owner reads or writes the tables. A batch is what its process and number say: told again, after a connection was lost, it
-- is the same or refused.

CREATE OR REPLACE FUNCTION tc.append_access(of_process uuid, nth bigint, closed timestamptz, line_count integer, told text, before bytea, made bytea)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  -- What is acknowledged is on disk, whatever the server's default.
  IF current_setting('synchronous_commit') IN ('off', 'local') THEN PERFORM set_config('synchronous_commit', 'on', true); END IF;
  INSERT INTO tc.access_batch (process, seq, at, lines, body, prev, hash)
    VALUES (of_process, nth, closed, line_count, told, before, made) ON CONFLICT DO NOTHING;
  IF NOT FOUND AND NOT EXISTS (SELECT FROM tc.access_batch b WHERE b.at = closed AND b.process = of_process AND b.seq = nth AND b.hash = made) THEN
    PERFORM tc.refuse('access_log_never_changes');
  END IF;
END $$;

CREATE OR REPLACE FUNCTION tc.checkpoint_access(of_process uuid, nth bigint, what text, signed_at timestamptz, made bytea, jws text, key_id text, public_half text)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF current_setting('synchronous_commit') IN ('off', 'local') THEN PERFORM set_config('synchronous_commit', 'on', true); END IF;
  INSERT INTO tc.access_key (kid, public_key, since) VALUES (key_id, public_half, signed_at) ON CONFLICT DO NOTHING;
  -- Another key by a name that is taken: what it signs nobody could verify.
  IF NOT EXISTS (SELECT FROM tc.access_key k WHERE k.kid = key_id AND k.public_key = public_half) THEN
    PERFORM tc.refuse('access_log_never_changes');
  END IF;
  INSERT INTO tc.access_checkpoint (process, seq, kind, at, hash, signed) VALUES (of_process, nth, what, signed_at, made, jws)
    ON CONFLICT DO NOTHING;
END $$;

CREATE TRIGGER kept_row BEFORE UPDATE OR DELETE ON tc.access_batch
  FOR EACH ROW EXECUTE FUNCTION tc.access_log_is_kept();

CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON tc.access_batch
  FOR EACH STATEMENT EXECUTE FUNCTION tc.access_log_is_kept();

CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON tc.access_checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION tc.access_log_is_kept();

CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON tc.access_key
  FOR EACH STATEMENT EXECUTE FUNCTION tc.access_log_is_kept();
