-- Look-ups of an exact number: each is counted and logged before it is asked. Only the server's own login may execute these
-- functions, and nobody but their owner reads or writes the tables.

-- Counts the look-up of a name, once however often it is told; or, where the person has made as many today as the role may,
-- says in how many seconds the next day begins. The count is one row, for which another waits: it holds over processes, and it
-- is kept whatever becomes of the request.
CREATE OR REPLACE FUNCTION tc.count_lookup(named uuid, asker uuid, acting text, declared text, place text, under integer,
  most integer) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  today constant date := tc.today();
BEGIN
  INSERT INTO tc.lookup_count (person_id, day, asked) VALUES (asker, today, 0) ON CONFLICT DO NOTHING;
  -- Held first: then one sees whether an attempt whose connection was lost was carried out.
  PERFORM FROM tc.lookup_count c WHERE c.person_id = asker AND c.day = today FOR UPDATE;
  IF EXISTS (SELECT FROM tc.access_log l WHERE l.lookup = named) THEN RETURN NULL; END IF;
  UPDATE tc.lookup_count SET asked = asked + 1 WHERE person_id = asker AND day = today AND asked < most;
  IF FOUND THEN
    INSERT INTO tc.access_log (event, lookup, person_id, role, purpose, coordinate, policy_version)
      VALUES ('lookup-asked', named, asker, acting, declared, place, under);
    RETURN NULL;
  END IF;
  UPDATE tc.lookup_count SET refused = refused + 1 WHERE person_id = asker AND day = today;
  RETURN ceil(extract(epoch FROM (today + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' - now()));
END $$;

-- Before its answer goes out: whether a row was found that the person may see.
CREATE OR REPLACE FUNCTION tc.answer_lookup(named uuid, found_row boolean) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO tc.access_log (event, lookup, person_id, role, purpose, coordinate, policy_version, hit)
    SELECT 'lookup-answered', lookup, person_id, role, purpose, coordinate, policy_version, found_row
      FROM tc.access_log WHERE lookup = named AND event = 'lookup-asked'
    ON CONFLICT (lookup, event) DO NOTHING
$$;

-- What a paper holds is sent to this person: on record before its first byte goes out.
CREATE OR REPLACE FUNCTION tc.log_content(asker uuid, acting text, declared text, place text, of_row uuid, under integer) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO tc.access_log (event, lookup, person_id, role, purpose, coordinate, policy_version, row_id)
    VALUES ('content-sent', uuidv7(), asker, acting, declared, place, under, of_row)
$$;

CREATE OR REPLACE FUNCTION tc.access_log_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM tc.refuse('access_log_never_changes');
END $$;

CREATE TRIGGER kept BEFORE UPDATE OR DELETE OR TRUNCATE ON tc.access_log
  FOR EACH STATEMENT EXECUTE FUNCTION tc.access_log_is_kept();
