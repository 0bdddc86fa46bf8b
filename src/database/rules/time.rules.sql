-- The calendar of the district. Every rule asks this function for the day, never the clock.

-- The civil date of the district.
CREATE OR REPLACE FUNCTION tc.today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (now() AT TIME ZONE 'Asia/Shanghai')::date;
