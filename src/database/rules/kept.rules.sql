-- What stays although its owner may write: norms that were in force, rows that the platform derives, and days that have come.
-- Used by triggers beside the tables.

-- 四(四): whatever was reckoned by a norm (parameter, target, standard, ratio, deadline, definition) was reckoned by what it said.
-- Once its first day is over (within one day the last word counts) it says the same for ever, and ends today at the earliest; what
-- changes is a new edition, from today on. What tells the editions of one norm is the first argument; then columns that are copies, the column of its first day,
-- and what it is reckoned by, where that is no day: a month that is not over may still be changed.
-- The editions of a norm that nobody had entered before may be entered as they were, in one transaction.
CREATE OR REPLACE FUNCTION tc.keep_norm() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free constant text[] := coalesce(TG_ARGV[1], '{}')::text[] || '{version,valid_to}';
  since constant text := coalesce(TG_ARGV[2], 'valid_from');
  today constant date := date_trunc(coalesce(TG_ARGV[3], 'day'), tc.today())::date;
  was jsonb; is_now jsonb; known boolean;
BEGIN
  IF TG_OP <> 'INSERT' THEN was := to_jsonb(OLD); END IF;
  IF TG_OP <> 'DELETE' THEN is_now := to_jsonb(NEW); END IF;
  IF (was ->> since)::date < today AND (was - free IS DISTINCT FROM is_now - free
      OR least((was ->> 'valid_to')::date, today) <> least((is_now ->> 'valid_to')::date, today)) THEN
    PERFORM tc.refuse('parameter_stays');
  END IF;
  IF (is_now ->> since)::date < today AND (was ->> since)::date IS DISTINCT FROM (is_now ->> since)::date THEN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I x WHERE to_jsonb(x) @> $1 AND x.id <> $2 AND x.archived_at IS NULL AND x.created_at < now()::timestamptz(3))', TG_TABLE_NAME)
      INTO known USING (SELECT coalesce(jsonb_object_agg(k, is_now -> k), '{}') FROM unnest(TG_ARGV[0]::text[]) k), NEW.id;
    IF known THEN
      PERFORM tc.refuse('parameter_stays');
    END IF;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- 四(四): the days that are over of a dated fact stay as they were, whoever changes it dates it: what it says from today on, by the
-- columns that the argument names, is a row from today on, and a row of the days before is put beside it. What is over altogether
-- is not changed, and no day that is over is added to it or taken away. A person's file, by a second argument, is entered late as it
-- was: it ends on a day that is over, once, and what never was is archived. Within a correction of its days it is free.
CREATE OR REPLACE FUNCTION tc.keep_past_days() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE today date := tc.today(); says text[] := TG_ARGV[0]; late boolean := TG_NARGS > 1;
BEGIN
  IF late AND (NEW.archived_at IS NOT NULL OR tc.days_revised(daterange(OLD.valid_from, OLD.valid_to))) THEN RETURN NEW; END IF;
  IF OLD.valid_from >= today OR OLD.archived_at IS NOT NULL THEN
    IF NOT late AND TG_OP = 'UPDATE' AND OLD.archived_at IS NULL AND NEW.valid_from < today THEN
      PERFORM tc.refuse('parameter_past_days');
    END IF;
  ELSIF TG_OP = 'DELETE' OR NEW.archived_at IS NOT NULL OR least(OLD.valid_to, today) <> least(NEW.valid_to, today) AND (NOT late OR OLD.valid_to < today) THEN
    PERFORM tc.refuse('parameter_past_days');
  ELSIF (SELECT jsonb_object_agg(k, to_jsonb(OLD) -> k) <> jsonb_object_agg(k, to_jsonb(NEW) -> k) FROM unnest(says) k) THEN
    IF OLD.valid_to <= today OR NEW.valid_from NOT IN (OLD.valid_from, today) OR NEW.valid_to <= today THEN
      PERFORM tc.refuse('parameter_past_days');
    END IF;
    NEW.valid_from := today;
  ELSIF NEW.valid_from <> OLD.valid_from THEN
    PERFORM tc.refuse('parameter_past_days');
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- The id follows from the row and its first day.
CREATE OR REPLACE FUNCTION tc.put_past_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('INSERT INTO %1$I SELECT (jsonb_populate_record(NULL::%1$I, $1)).*', TG_TABLE_NAME)
    USING to_jsonb(OLD) || jsonb_build_object('id', md5(concat_ws('/', 'past', OLD.id, OLD.valid_from))::uuid, 'valid_to', NEW.valid_from);
  RETURN NULL;
END $$;

-- 四(四): what a dated record says of days that are over, in the columns of the second argument, from the day in that of the first on,
-- it says for ever: it ends, once, or is archived as what never was, and another is entered beside it. Within a correction of its
-- days it is free. Which tables, and which days: see said.ts.
CREATE OR REPLACE FUNCTION tc.keep_said() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was jsonb := to_jsonb(OLD); is_now jsonb := to_jsonb(NEW); said text := was ->> TG_ARGV[0]; lasts boolean := TG_ARGV[0] = 'valid_from';
  since date := CASE WHEN length(said) > 10 THEN (said::timestamptz AT TIME ZONE 'Asia/Shanghai')::date ELSE said::date END;
  until date := CASE WHEN lasts THEN (was ->> 'valid_to')::date ELSE since + 1 END;
BEGIN
  IF (lasts AND until < tc.today() AND was -> 'valid_to' <> is_now -> 'valid_to' OR EXISTS (SELECT FROM unnest(TG_ARGV[1]::text[]) k WHERE was -> k <> is_now -> k))
    AND NOT tc.days_revised(daterange(since, until)) THEN
    PERFORM tc.refuse('parameter_said');
  END IF;
  RETURN NEW;
END $$;

-- Whether one of these functions is among those that led here. Asked of the call stack, where nobody says a name but by calling;
-- a block or function of somebody's own could, so that none may stand in it.
CREATE OR REPLACE FUNCTION tc.called_by(VARIADIC functions text[]) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE stack text;
BEGIN
  GET DIAGNOSTICS stack = PG_CONTEXT;
  RETURN stack !~ '(^|\n)PL/pgSQL function (?!tc(_write)?[.])' AND stack ~ format('function (tc[.](%1$s)[(]|"(%1$s)")', array_to_string(functions, '|'));
END $$;

-- Whether a rule of ours writes, so many triggers deep, not whoever's session it is: nobody's own function may be among those that
-- led here, for a trigger of one's own would lead as deep.
CREATE OR REPLACE FUNCTION tc.within_rules(above integer DEFAULT 0) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE stack text;
BEGIN
  IF pg_trigger_depth() <= above THEN RETURN false; END IF;
  GET DIAGNOSTICS stack = PG_CONTEXT;
  RETURN stack !~ '(^|\n)PL/pgSQL function (?!tc(_write)?[.]|inline_code_block)';
END $$;

-- 四(四): what is derived is written by the functions that derive it, which the arguments name, and by nobody's hand. A
-- trigger of each row leaves what a recorded correction of its school year opened to who corrects it.
CREATE OR REPLACE FUNCTION tc.only_derived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT tc.called_by(VARIADIC TG_ARGV) THEN
    IF TG_LEVEL = 'STATEMENT' THEN
      PERFORM tc.refuse('job_run_derives');
    END IF;
    IF NOT tc.period_revised(tc.period_of('school-year', CASE TG_OP WHEN 'DELETE' THEN OLD.school_year ELSE NEW.school_year END::text)) THEN
      PERFORM tc.refuse('job_run_derives');
    END IF;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- Something was done on a day that has not come: see days-done.ts. Its argument names the columns, of which the first that lies
-- ahead is told; if no day does, it is the last, a year.
CREATE OR REPLACE FUNCTION tc.day_ahead() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  columns text[] := TG_ARGV[0]::text[];
  ahead text := columns[cardinality(columns)];
  said text; day date; name text;
BEGIN
  FOREACH name IN ARRAY columns LOOP
    said := to_jsonb(NEW) ->> name;
    day := CASE WHEN length(said) = 10 THEN said::date WHEN length(said) > 10 THEN (said::timestamptz AT TIME ZONE 'Asia/Shanghai')::date END;
    IF day > tc.today() THEN
      ahead := name;
      EXIT;
    END IF;
  END LOOP;
  PERFORM tc.refuse('workday_calendar_day_come', TG_TABLE_NAME, ahead);
END $$;

-- What was confirmed of a row was confirmed of what it said: where that changes, these columns say nothing any more.
CREATE OR REPLACE FUNCTION tc.confirmed_no_more() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN jsonb_populate_record(NEW, (SELECT jsonb_object_agg(c, NULL) FROM unnest(TG_ARGV) c));
END $$;
