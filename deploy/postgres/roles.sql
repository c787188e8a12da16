-- The database and its two roles, with no more rights than they need. As the cluster's superuser, at any time again:
--   psql -v ON_ERROR_STOP=1 -f roles.sql
-- Then \password for each, or a line of pg_ident.conf. What carmen_app may do with each table, carmen migrate grants.

SELECT format('CREATE ROLE %I', name)
  FROM unnest(ARRAY['carmen_owner', 'carmen_app']) AS name
 WHERE name NOT IN (SELECT rolname FROM pg_roles) \gexec

-- Owns the tables and migrates; its statements may take long.
ALTER ROLE carmen_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 8;
ALTER ROLE carmen_owner SET statement_timeout = 0;
-- What the functions and the worker are: reads and writes rows, and sees the tenants that it says it acts for.
ALTER ROLE carmen_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS CONNECTION LIMIT 180;

-- Text is ordered by its bytes, as SQLite orders it.
SELECT $$CREATE DATABASE carmen OWNER carmen_owner TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'$$
 WHERE 'carmen' NOT IN (SELECT datname FROM pg_database) \gexec
REVOKE ALL ON DATABASE carmen FROM PUBLIC;
GRANT CONNECT ON DATABASE carmen TO carmen_app;

\connect carmen
ALTER SCHEMA public OWNER TO carmen_owner;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO carmen_app;
