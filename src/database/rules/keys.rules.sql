-- Which keys the rows are sealed with: a server asks before it serves, and tells which it has. Only the server's own login may execute
-- these functions. Which key writes from now on, and that one is retired, `rekey` says with the administrator's rights.

CREATE OR REPLACE FUNCTION tc.keys_in_use() RETURNS TABLE (id text, proof bytea, state text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k.id, k.proof, k.state FROM tc.column_key k WHERE k.state <> 'retired'
$$;

-- Of a database that has none: the first one.
CREATE OR REPLACE FUNCTION tc.use_key(key text, shown bytea) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO tc.column_key (id, proof, state) SELECT key, shown, 'writes' WHERE NOT EXISTS (SELECT FROM tc.column_key) ON CONFLICT DO NOTHING
$$;

-- A process has these keys, and hears which are in use. Beside a change of the key that writes it waits: whoever comes before it is
-- looked at, whoever comes after it hears of it.
CREATE OR REPLACE FUNCTION tc.hold_keys(named uuid, held text) RETURNS TABLE (id text, proof bytea, state text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('the key that writes', 0));
  INSERT INTO tc.key_holder (process, keys, at) VALUES (named, held, clock_timestamp())
    ON CONFLICT (process) DO UPDATE SET keys = excluded.keys, at = excluded.at;
  DELETE FROM tc.key_holder h WHERE h.at < clock_timestamp() - interval '1 hour';
  RETURN QUERY SELECT k.id, k.proof, k.state FROM tc.keys_in_use() k;
END $$;

CREATE OR REPLACE FUNCTION tc.let_keys_go(named uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  DELETE FROM tc.key_holder h WHERE h.process = named
$$;

-- Whether this key writes, until the end of the transaction; of a database without keys any does.
CREATE OR REPLACE FUNCTION tc.key_writes(key text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtextextended('the key that writes', 0));
  RETURN NOT EXISTS (SELECT FROM tc.column_key k WHERE k.state = 'writes' AND k.id IS DISTINCT FROM key);
END $$;

-- A number is compared by its index, which follows from a key: while rows are sealed anew, all living rows of one number stand under one
-- key, so that unique indexes and rules go on to mean the number. A server with several keys says the index under each, the one that
-- writes first; what stands here is that under which rows of the number stand already. `rekey` moves all rows of a number at once and
-- holds the same lock. Nothing that anybody reads tells which it was: a code is always of the key that writes. Arguments: the column, and
-- where such numbers are compared; what no rule compares (a phone) stands under the key that writes.
CREATE OR REPLACE FUNCTION tc.under_one_key() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  said text[] := string_to_array(to_jsonb(NEW)->>TG_ARGV[0], ' ');
  place text;
  found text;
BEGIN
  PERFORM pg_advisory_xact_lock(tc.number_lock(TG_ARGV[1], said[1]));
  FOREACH place IN ARRAY TG_ARGV[1:] LOOP
    EXECUTE format('SELECT x.%I FROM %s x WHERE x.%I = ANY ($1) AND x.archived_at IS NULL LIMIT 1', TG_ARGV[0], regexp_replace(place, '[.].*$', '')::regclass, TG_ARGV[0])
      INTO found USING said;
    EXIT WHEN found IS NOT NULL;
  END LOOP;
  RETURN jsonb_populate_record(NEW, jsonb_build_object(TG_ARGV[0], coalesce(found, said[1])));
END $$;

-- By the number's index under the key that writes. There are few such locks: a list of thousands holds no more.
CREATE OR REPLACE FUNCTION tc.number_lock(place text, under text) RETURNS bigint LANGUAGE sql IMMUTABLE
  RETURN hashtextextended(place, 0) # (hashtextextended(under, 0) & 255);

CREATE TRIGGER a0_one_key BEFORE INSERT OR UPDATE OF id_number_index ON "child"
  FOR EACH ROW WHEN (NEW.id_number_index LIKE '% %')
  EXECUTE FUNCTION tc.under_one_key('id_number_index', 'child.id_number_index', 'pupil_registration.id_number_index');

CREATE TRIGGER a0_one_key BEFORE INSERT OR UPDATE OF id_number_index ON "pupil_registration"
  FOR EACH ROW WHEN (NEW.id_number_index LIKE '% %')
  EXECUTE FUNCTION tc.under_one_key('id_number_index', 'child.id_number_index', 'pupil_registration.id_number_index');

CREATE TRIGGER a0_one_key_of_student BEFORE INSERT OR UPDATE OF student_no_index ON "pupil_registration"
  FOR EACH ROW WHEN (NEW.student_no_index LIKE '% %')
  EXECUTE FUNCTION tc.under_one_key('student_no_index', 'student.student_no_index', 'pupil_registration.student_no_index');

CREATE TRIGGER a0_one_key BEFORE INSERT OR UPDATE OF student_no_index ON "student"
  FOR EACH ROW WHEN (NEW.student_no_index LIKE '% %')
  EXECUTE FUNCTION tc.under_one_key('student_no_index', 'student.student_no_index', 'pupil_registration.student_no_index');

CREATE TRIGGER a0_one_key BEFORE INSERT OR UPDATE OF id_number_index ON "guardian"
  FOR EACH ROW WHEN (NEW.id_number_index LIKE '% %')
  EXECUTE FUNCTION tc.under_one_key('id_number_index', 'guardian.id_number_index');

CREATE TRIGGER a0_one_key_of_phone BEFORE INSERT OR UPDATE OF phone_index ON "guardian"
  FOR EACH ROW WHEN (NEW.phone_index LIKE '% %')
  EXECUTE FUNCTION tc.under_one_key('phone_index');

CREATE TRIGGER a0_one_key BEFORE INSERT OR UPDATE OF id_number_index ON "teacher"
  FOR EACH ROW WHEN (NEW.id_number_index LIKE '% %')
  EXECUTE FUNCTION tc.under_one_key('id_number_index', 'teacher.id_number_index');

CREATE TRIGGER a0_one_key_of_phone BEFORE INSERT OR UPDATE OF phone_index ON "teacher"
  FOR EACH ROW WHEN (NEW.phone_index LIKE '% %')
  EXECUTE FUNCTION tc.under_one_key('phone_index');

CREATE TRIGGER a0_one_key BEFORE INSERT OR UPDATE OF account_index ON "payee_account"
  FOR EACH ROW WHEN (NEW.account_index LIKE '% %')
  EXECUTE FUNCTION tc.under_one_key('account_index', 'payee_account.account_index');
