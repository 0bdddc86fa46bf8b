#!/usr/bin/env bash
# Runs once, when the database container makes its cluster: the database and the server's own login, which owns
# nothing. Everything else comes with `migrate`.
set -euo pipefail
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set=password="$TONGCHOU_DATABASE_PASSWORD" <<'SQL'
create role tongchou login nosuperuser nocreatedb nocreaterole noinherit nobypassrls password :'password';
create database tongchou;
-- Logins have no business beside it.
revoke connect on database postgres, template1 from public;
SQL
