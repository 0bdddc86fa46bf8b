-- The calendar of the district. Every rule asks this function for the day, never the clock.

-- The civil date of the district.
CREATE OR REPLACE FUNCTION tc.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (now() AT TIME ZONE 'Asia/Shanghai')::date;

-- Working days from the first of two days on, the second left out: by the calendar, and where it says nothing, Monday to Friday.
CREATE OR REPLACE FUNCTION tc.workdays_between(since date, until date) RETURNS integer LANGUAGE sql STABLE
  RETURN CASE WHEN since IS NOT NULL AND until IS NOT NULL THEN (SELECT count(*)::int FROM generate_series(since, until - 1, interval '1 day') g(at)
    LEFT JOIN workday_calendar w ON w.day = g.at::date AND w.archived_at IS NULL WHERE coalesce(w.is_workday, extract(isodow FROM g.at) < 6)) END;

-- The last of so many working days after a day; null where it is not said how many.
CREATE OR REPLACE FUNCTION tc.workdays_after(since date, days integer) RETURNS date LANGUAGE sql STABLE
  RETURN CASE WHEN days > 0 THEN (SELECT g.at::date FROM generate_series(since + 1, since + 3 * days + 30, interval '1 day') g(at)
    LEFT JOIN workday_calendar w ON w.day = g.at::date AND w.archived_at IS NULL WHERE coalesce(w.is_workday, extract(isodow FROM g.at) < 6)
    ORDER BY g.at OFFSET days - 1 LIMIT 1) END;
