-- The day's work: who may have it done, once a day, in order, and written down.

-- What a server asks first: the civil day, and for each job the last day that it was done for (null: never).
CREATE OR REPLACE FUNCTION tc.job_days(OUT job text, OUT done_to date, OUT today date) RETURNS SETOF record
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT r.job, max(r.day) FILTER (WHERE r.outcome = 'done'), tc.today() FROM job_run r WHERE tc.is_server() GROUP BY r.job
  UNION ALL SELECT NULL, NULL, tc.today() WHERE tc.is_server()
$$;

-- One job of one day, in this one transaction: all of it and its record, or a record of why nothing was done. The job is
-- `tc.job_<name>(since, day)`: it brings to `day` what may have changed since, is told the very first day where it never ran,
-- may be repeated, and returns the rows it changed. Beside another process, or already done, it does nothing. A job's days
-- follow one another: one that failed holds up its own later days and no other job.
CREATE OR REPLACE FUNCTION tc.run_job(name text, day date, again boolean, OUT outcome text, OUT changed integer, OUT code text)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  work constant text := format('tc.%I', 'job_' || replace(name, '-', '_'));
  began constant timestamptz := clock_timestamp();
  done_to date;
BEGIN
  outcome := CASE WHEN NOT tc.is_server() OR to_regprocedure(work || '(date, date)') IS NULL THEN 'unknown'
    WHEN run_job.day > tc.today() THEN 'ahead'
    WHEN NOT pg_try_advisory_xact_lock(hashtextextended('tc.run_job/' || name, 0)) THEN 'elsewhere' END;
  IF outcome IS NOT NULL THEN RETURN; END IF;
  SELECT max(r.day) INTO done_to FROM job_run r WHERE r.job = name AND r.outcome = 'done';
  IF done_to >= run_job.day AND NOT again THEN
    outcome := 'done-before';
    RETURN;
  END IF;
  IF run_job.day > done_to + 1 THEN
    outcome := 'waits';
    RETURN;
  END IF;
  PERFORM set_config('tongchou.command', 'job:' || name, true), set_config('tongchou.person', '', true), set_config('tongchou.role', '', true),
    set_config('tongchou.request', '', true), set_config('tongchou.purpose', '', true), set_config('tongchou.history', 'on', true);
  BEGIN
    EXECUTE format('SELECT %s($1, $2)', work) INTO changed
      USING CASE WHEN again THEN '-infinity' ELSE coalesce(done_to + 1, '-infinity') END, run_job.day;
    SET CONSTRAINTS ALL IMMEDIATE;
  EXCEPTION WHEN query_canceled OR OTHERS THEN
    code := SQLSTATE;
  END;
  outcome := CASE WHEN code IS NULL THEN 'done' ELSE 'failed' END;
  INSERT INTO job_run (id, job, day, started_at, finished_at, outcome, rows_changed, error_code)
    VALUES (uuidv7(), name, run_job.day, began, clock_timestamp(), outcome, CASE WHEN code IS NULL THEN coalesce(changed, 0) ELSE 0 END, code);
END $$;

-- Look-ups are counted by the day: a new day's budget is whole by itself. What no day asks for any more goes, and what the next
-- month's history is written to is made.
CREATE OR REPLACE FUNCTION tc.job_spent_rows(since date, day date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  counts integer; tickets integer; calls integer; told integer := 0;
  kept_since constant timestamptz := now() - make_interval(days => coalesce((SELECT p.number_value::integer FROM parameter p
    WHERE p.key = 'outbox.days' AND p.township_id IS NULL AND p.archived_at IS NULL AND daterange(p.valid_from, p.valid_to) @> tc.today()), 30));
BEGIN
  PERFORM tc.make_partitions(job_spent_rows.day);
  DELETE FROM tc.command_key k WHERE k.at < now() - interval '24 hours';
  GET DIAGNOSTICS calls = ROW_COUNT;
  -- Changes come in the order of their ids: where the first of them stays, all do.
  IF kept_since > (SELECT o.at FROM tc.outbox o ORDER BY o.id LIMIT 1) THEN
    DELETE FROM tc.outbox o WHERE o.at < kept_since;
    GET DIAGNOSTICS told = ROW_COUNT;
  END IF;
  DELETE FROM tc.lookup_count c WHERE c.day < job_spent_rows.day - 31;
  GET DIAGNOSTICS counts = ROW_COUNT;
  DELETE FROM tc.ticket t WHERE t.expires_at < now();
  GET DIAGNOSTICS tickets = ROW_COUNT;
  RETURN counts + tickets + calls + told + tc.spent_uploads();
END $$;

CREATE TRIGGER zz_derived BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON "job_run"
  FOR EACH STATEMENT EXECUTE FUNCTION tc.only_derived('run_job');
