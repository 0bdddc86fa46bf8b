-- Which keys the rows are sealed with: a server asks before it serves, and says by which key it seals from now on. Only the server's
-- own login may execute these functions. A key that is retired goes with `rekey`, by the administrator.

CREATE OR REPLACE FUNCTION tc.keys_in_use() RETURNS TABLE (id text, proof bytea)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT k.id, k.proof FROM tc.column_key k
$$;

CREATE OR REPLACE FUNCTION tc.use_key(key text, shown bytea) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO tc.column_key (id, proof) VALUES (key, shown) ON CONFLICT DO NOTHING
$$;
