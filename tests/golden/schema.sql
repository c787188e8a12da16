CREATE TABLE "meta" (
  "name" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("name")
) STRICT;

CREATE TABLE "journal" (
  "tenant" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  "at" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "actor_name" TEXT NOT NULL,
  "behind" TEXT,
  "action" TEXT NOT NULL,
  "organisation" TEXT,
  "cluster" TEXT,
  "business_unit" TEXT,
  "department" TEXT,
  "record" TEXT NOT NULL,
  "leaf" BLOB NOT NULL,
  PRIMARY KEY ("tenant", "seq")
) STRICT;
CREATE INDEX IF NOT EXISTS "journal_at" ON "journal" ("at");
CREATE TRIGGER IF NOT EXISTS "journal_no_update" BEFORE UPDATE ON "journal" BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER IF NOT EXISTS "journal_no_delete" BEFORE DELETE ON "journal" BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

CREATE TABLE "journal_targets" (
  "tenant" TEXT NOT NULL,
  "resource" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "seq" INTEGER NOT NULL,
  PRIMARY KEY ("tenant", "resource", "target", "seq")
) STRICT, WITHOUT ROWID;
CREATE TRIGGER IF NOT EXISTS "journal_targets_no_update" BEFORE UPDATE ON "journal_targets" BEGIN SELECT RAISE(ABORT, 'journal_targets is append-only'); END;
CREATE TRIGGER IF NOT EXISTS "journal_targets_no_delete" BEFORE DELETE ON "journal_targets" BEGIN SELECT RAISE(ABORT, 'journal_targets is append-only'); END;

CREATE TABLE "journal_trees" (
  "tenant" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  "peaks" BLOB NOT NULL,
  PRIMARY KEY ("tenant")
) STRICT;

CREATE TABLE "journal_heads" (
  "seq" INTEGER NOT NULL,
  "tenant" TEXT NOT NULL,
  "size" INTEGER NOT NULL,
  "root" BLOB NOT NULL,
  PRIMARY KEY ("seq")
) STRICT;
CREATE INDEX IF NOT EXISTS "journal_heads_tenant" ON "journal_heads" ("tenant", "seq");
CREATE TRIGGER IF NOT EXISTS "journal_heads_no_update" BEFORE UPDATE ON "journal_heads" BEGIN SELECT RAISE(ABORT, 'journal_heads is append-only'); END;
CREATE TRIGGER IF NOT EXISTS "journal_heads_no_delete" BEFORE DELETE ON "journal_heads" BEGIN SELECT RAISE(ABORT, 'journal_heads is append-only'); END;

CREATE TABLE "idempotency_keys" (
  "actor" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "digest" TEXT NOT NULL,
  "status" INTEGER NOT NULL,
  "answer" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  PRIMARY KEY ("actor", "key")
) STRICT;
CREATE INDEX IF NOT EXISTS "idempotency_keys_at" ON "idempotency_keys" ("at");

CREATE TABLE "setup_links" (
  "digest" TEXT NOT NULL,
  "ends_at" TEXT NOT NULL,
  PRIMARY KEY ("digest")
) STRICT;

CREATE TABLE "response_times" (
  "tenant" TEXT NOT NULL,
  "hour" TEXT NOT NULL,
  "method" TEXT NOT NULL,
  "route" TEXT NOT NULL,
  "count" INTEGER NOT NULL,
  "refused" INTEGER NOT NULL,
  "errors" INTEGER NOT NULL,
  "most_us" INTEGER NOT NULL,
  "buckets" TEXT NOT NULL,
  "exemplars" TEXT NOT NULL,
  PRIMARY KEY ("tenant", "hour", "method", "route")
) STRICT;
CREATE INDEX IF NOT EXISTS "response_times_hour" ON "response_times" ("hour");

CREATE TABLE "jobs" (
  "name" TEXT NOT NULL,
  "due_at" TEXT NOT NULL,
  "holder" TEXT NOT NULL,
  "leased_until" TEXT NOT NULL,
  PRIMARY KEY ("name")
) STRICT;

CREATE TABLE "organisations" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "code" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "alias" TEXT NOT NULL DEFAULT '',
  "legal_name" TEXT NOT NULL DEFAULT '',
  "country" TEXT NOT NULL DEFAULT '',
  "tax_number" TEXT NOT NULL DEFAULT '',
  "region" TEXT NOT NULL DEFAULT '',
  "default_currency" TEXT NOT NULL DEFAULT '',
  "locale" TEXT NOT NULL DEFAULT 'en',
  "contacts" TEXT NOT NULL DEFAULT '[]',
  "branding" TEXT NOT NULL DEFAULT '{"displayName":"","accent":""}',
  "search_text" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id")
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "organisations_code_unique" ON "organisations" ("code") WHERE "archived_at" IS NULL;
CREATE INDEX IF NOT EXISTS "organisations_name" ON "organisations" ("name", "id", "tenant", "version", "created_at", "created_by", "updated_at", "updated_by", "archived_at", "archived_by", "code", "alias", "legal_name", "country", "tax_number", "region", "default_currency", "locale", "contacts", "branding");
CREATE INDEX IF NOT EXISTS "organisations_country" ON "organisations" ("country", "id");
CREATE INDEX IF NOT EXISTS "organisations_region" ON "organisations" ("region", "id");
CREATE INDEX IF NOT EXISTS "organisations_default_currency" ON "organisations" ("default_currency", "id");

CREATE TABLE "clusters" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "organisation_id" TEXT,
  "code" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "alias" TEXT NOT NULL DEFAULT '',
  "region" TEXT NOT NULL DEFAULT '',
  "search_text" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id")
) STRICT;
CREATE INDEX IF NOT EXISTS "clusters_id" ON "clusters" ("id");
CREATE INDEX IF NOT EXISTS "clusters_organisation_id" ON "clusters" ("organisation_id");
CREATE UNIQUE INDEX IF NOT EXISTS "clusters_code_unique" ON "clusters" ("tenant", "code") WHERE "archived_at" IS NULL;
CREATE INDEX IF NOT EXISTS "clusters_name" ON "clusters" ("tenant", "name", "id");
CREATE INDEX IF NOT EXISTS "clusters_region" ON "clusters" ("tenant", "region", "id");

CREATE TABLE "business_units" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "cluster_id" TEXT,
  "code" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "brand" TEXT NOT NULL DEFAULT '',
  "status" TEXT NOT NULL DEFAULT 'active',
  "is_hq" INTEGER NOT NULL DEFAULT FALSE,
  "rooms" INTEGER NOT NULL DEFAULT 0,
  "phone" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "city" TEXT NOT NULL DEFAULT '',
  "country" TEXT NOT NULL DEFAULT '',
  "time_zone" TEXT NOT NULL DEFAULT '',
  "currency" TEXT NOT NULL DEFAULT '',
  "company" TEXT NOT NULL DEFAULT '{"legalName":"","taxNumber":"","branchNumber":"","address":""}',
  "tags" TEXT NOT NULL DEFAULT '[]',
  "search_text" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("tenant", "cluster_id") REFERENCES "clusters" ("tenant", "id")
) STRICT;
CREATE INDEX IF NOT EXISTS "business_units_id" ON "business_units" ("id");
CREATE INDEX IF NOT EXISTS "business_units_cluster_id" ON "business_units" ("cluster_id");
CREATE UNIQUE INDEX IF NOT EXISTS "business_units_code_unique" ON "business_units" ("tenant", "code") WHERE "archived_at" IS NULL;
CREATE INDEX IF NOT EXISTS "business_units_name" ON "business_units" ("tenant", "name", "id");
CREATE INDEX IF NOT EXISTS "business_units_brand" ON "business_units" ("tenant", "brand", "id");
CREATE INDEX IF NOT EXISTS "business_units_status" ON "business_units" ("tenant", "status", "id");
CREATE INDEX IF NOT EXISTS "business_units_is_hq" ON "business_units" ("tenant", "is_hq", "id");
CREATE INDEX IF NOT EXISTS "business_units_rooms" ON "business_units" ("tenant", "rooms", "id");
CREATE INDEX IF NOT EXISTS "business_units_city" ON "business_units" ("tenant", "city", "id");
CREATE INDEX IF NOT EXISTS "business_units_country" ON "business_units" ("tenant", "country", "id");
CREATE INDEX IF NOT EXISTS "business_units_currency" ON "business_units" ("tenant", "currency", "id");

CREATE TABLE "departments" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "business_unit_id" TEXT,
  "type" TEXT NOT NULL DEFAULT 'custom',
  "name" TEXT NOT NULL DEFAULT '',
  "search_text" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("tenant", "business_unit_id") REFERENCES "business_units" ("tenant", "id")
) STRICT;
CREATE INDEX IF NOT EXISTS "departments_id" ON "departments" ("id");
CREATE INDEX IF NOT EXISTS "departments_business_unit_id" ON "departments" ("business_unit_id");
CREATE INDEX IF NOT EXISTS "departments_type" ON "departments" ("tenant", "type", "id");
CREATE INDEX IF NOT EXISTS "departments_name" ON "departments" ("tenant", "name", "id");

CREATE TABLE "users" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "name" TEXT NOT NULL DEFAULT '',
  "email" TEXT NOT NULL DEFAULT '',
  "phone" TEXT NOT NULL DEFAULT '',
  "locale" TEXT NOT NULL DEFAULT 'en',
  "status" TEXT NOT NULL DEFAULT 'active',
  "status_reason" TEXT NOT NULL DEFAULT '',
  "platform_role" TEXT,
  "last_active" TEXT,
  "password_hash" TEXT NOT NULL DEFAULT '',
  "password_set_at" TEXT,
  "search_text" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id")
) STRICT;
CREATE INDEX IF NOT EXISTS "users_tenant" ON "users" ("tenant", "id") WHERE "tenant" <> '00000000-0000-0000-0000-000000000000';
CREATE INDEX IF NOT EXISTS "users_name" ON "users" ("name", "id", "tenant", "version", "created_at", "created_by", "updated_at", "updated_by", "archived_at", "archived_by", "email", "phone", "locale", "status", "status_reason", "platform_role", "last_active", "password_set_at");
CREATE UNIQUE INDEX IF NOT EXISTS "users_email_unique" ON "users" ("email") WHERE "archived_at" IS NULL;
CREATE INDEX IF NOT EXISTS "users_locale" ON "users" ("locale", "id");
CREATE INDEX IF NOT EXISTS "users_status" ON "users" ("status", "id");
CREATE INDEX IF NOT EXISTS "users_platform_role" ON "users" ("platform_role", "id");
CREATE INDEX IF NOT EXISTS "users_last_active" ON "users" ("last_active", "id");

CREATE TABLE "assignments" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "user_id" TEXT,
  "business_unit_id" TEXT,
  "role" TEXT NOT NULL DEFAULT 'staff',
  "department" TEXT,
  "department_id" TEXT,
  "modules" TEXT NOT NULL DEFAULT '[]',
  "is_default" INTEGER NOT NULL DEFAULT FALSE,
  "starts_at" TEXT,
  "ends_at" TEXT,
  "source" TEXT NOT NULL DEFAULT 'manual',
  "assigned_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id"),
  FOREIGN KEY ("tenant", "business_unit_id") REFERENCES "business_units" ("tenant", "id"),
  FOREIGN KEY ("tenant", "department_id") REFERENCES "departments" ("tenant", "id")
) STRICT;
CREATE INDEX IF NOT EXISTS "assignments_id" ON "assignments" ("id");
CREATE INDEX IF NOT EXISTS "assignments_user_id" ON "assignments" ("user_id");
CREATE INDEX IF NOT EXISTS "assignments_business_unit_id" ON "assignments" ("business_unit_id");
CREATE INDEX IF NOT EXISTS "assignments_role" ON "assignments" ("tenant", "role", "id");
CREATE INDEX IF NOT EXISTS "assignments_department" ON "assignments" ("tenant", "department", "id");
CREATE INDEX IF NOT EXISTS "assignments_department_id" ON "assignments" ("department_id");
CREATE INDEX IF NOT EXISTS "assignments_ends_at" ON "assignments" ("tenant", "ends_at", "id");
CREATE INDEX IF NOT EXISTS "assignments_source" ON "assignments" ("tenant", "source", "id");

CREATE TABLE "grants" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "user_id" TEXT,
  "organisation_id" TEXT,
  "cluster_id" TEXT,
  "business_unit_id" TEXT,
  "department_id" TEXT,
  "role" TEXT NOT NULL DEFAULT '',
  "modules" TEXT NOT NULL DEFAULT '[]',
  "effect" TEXT NOT NULL DEFAULT 'allow',
  "inherits" INTEGER NOT NULL DEFAULT TRUE,
  "starts_at" TEXT,
  "ends_at" TEXT,
  "source" TEXT NOT NULL DEFAULT 'manual',
  "reason" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id"),
  FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id"),
  FOREIGN KEY ("tenant", "cluster_id") REFERENCES "clusters" ("tenant", "id"),
  FOREIGN KEY ("tenant", "business_unit_id") REFERENCES "business_units" ("tenant", "id"),
  FOREIGN KEY ("tenant", "department_id") REFERENCES "departments" ("tenant", "id")
) STRICT;
CREATE INDEX IF NOT EXISTS "grants_id" ON "grants" ("id");
CREATE INDEX IF NOT EXISTS "grants_user_id" ON "grants" ("user_id");
CREATE INDEX IF NOT EXISTS "grants_organisation_id" ON "grants" ("organisation_id");
CREATE INDEX IF NOT EXISTS "grants_cluster_id" ON "grants" ("cluster_id");
CREATE INDEX IF NOT EXISTS "grants_business_unit_id" ON "grants" ("business_unit_id");
CREATE INDEX IF NOT EXISTS "grants_department_id" ON "grants" ("department_id");
CREATE INDEX IF NOT EXISTS "grants_role" ON "grants" ("tenant", "role", "id");
CREATE INDEX IF NOT EXISTS "grants_effect" ON "grants" ("tenant", "effect", "id");
CREATE INDEX IF NOT EXISTS "grants_ends_at" ON "grants" ("tenant", "ends_at", "id");

CREATE TABLE "roles" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "organisation_id" TEXT,
  "cluster_id" TEXT,
  "key" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "permissions" TEXT NOT NULL DEFAULT '[]',
  "parents" TEXT NOT NULL DEFAULT '[]',
  "search_text" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id"),
  FOREIGN KEY ("tenant", "cluster_id") REFERENCES "clusters" ("tenant", "id")
) STRICT;
CREATE INDEX IF NOT EXISTS "roles_id" ON "roles" ("id");
CREATE INDEX IF NOT EXISTS "roles_organisation_id" ON "roles" ("organisation_id");
CREATE INDEX IF NOT EXISTS "roles_cluster_id" ON "roles" ("cluster_id");
CREATE INDEX IF NOT EXISTS "roles_key" ON "roles" ("tenant", "key", "id");
CREATE INDEX IF NOT EXISTS "roles_name" ON "roles" ("tenant", "name", "id");

CREATE TABLE "sessions" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "user_id" TEXT,
  "token_hash" TEXT NOT NULL DEFAULT '',
  "device" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "last_seen" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "idle_expires_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "expires_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "revoked_at" TEXT,
  "revoked_reason" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
) STRICT;
CREATE INDEX IF NOT EXISTS "sessions_user_id" ON "sessions" ("user_id");
CREATE UNIQUE INDEX IF NOT EXISTS "sessions_token_hash_unique" ON "sessions" ("token_hash") WHERE "archived_at" IS NULL AND "token_hash" <> '';
CREATE INDEX IF NOT EXISTS "sessions_expires_at" ON "sessions" ("expires_at", "id");
CREATE INDEX IF NOT EXISTS "sessions_revoked_at" ON "sessions" ("revoked_at", "id");

CREATE TABLE "password_links" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "user_id" TEXT,
  "token_hash" TEXT NOT NULL DEFAULT '',
  "expires_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "used_at" TEXT,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
) STRICT;
CREATE INDEX IF NOT EXISTS "password_links_user_id" ON "password_links" ("user_id");
CREATE UNIQUE INDEX IF NOT EXISTS "password_links_token_hash_unique" ON "password_links" ("token_hash") WHERE "archived_at" IS NULL AND "token_hash" <> '';

CREATE TABLE "sign_in_events" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "user_id" TEXT,
  "email" TEXT NOT NULL DEFAULT '',
  "result" TEXT NOT NULL DEFAULT 'refused',
  "reason" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "device" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
) STRICT;
CREATE INDEX IF NOT EXISTS "sign_in_events_user_id" ON "sign_in_events" ("user_id");
CREATE INDEX IF NOT EXISTS "sign_in_events_email" ON "sign_in_events" ("email", "id");
CREATE INDEX IF NOT EXISTS "sign_in_events_result" ON "sign_in_events" ("result", "id");
CREATE INDEX IF NOT EXISTS "sign_in_events_reason" ON "sign_in_events" ("reason", "id");
CREATE INDEX IF NOT EXISTS "sign_in_events_address" ON "sign_in_events" ("address", "id");

CREATE TABLE "modules" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "code" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "category" TEXT NOT NULL DEFAULT 'operations',
  "needs" TEXT NOT NULL DEFAULT '[]',
  "excludes" TEXT NOT NULL DEFAULT '[]',
  "search_text" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id")
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "modules_code_unique" ON "modules" ("code") WHERE "archived_at" IS NULL;
CREATE INDEX IF NOT EXISTS "modules_name" ON "modules" ("name", "id", "tenant", "version", "created_at", "created_by", "updated_at", "updated_by", "archived_at", "archived_by", "code", "description", "category", "needs", "excludes");
CREATE INDEX IF NOT EXISTS "modules_category" ON "modules" ("category", "id");

CREATE TABLE "plans" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "code" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "description" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'draft',
  "search_text" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id")
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS "plans_code_unique" ON "plans" ("code") WHERE "archived_at" IS NULL;
CREATE INDEX IF NOT EXISTS "plans_name" ON "plans" ("name", "id", "tenant", "version", "created_at", "created_by", "updated_at", "updated_by", "archived_at", "archived_by", "code", "description", "state");
CREATE INDEX IF NOT EXISTS "plans_state" ON "plans" ("state", "id");

CREATE TABLE "plan_versions" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "plan_id" TEXT,
  "number" INTEGER NOT NULL DEFAULT 0,
  "title" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'draft',
  "currency" TEXT NOT NULL DEFAULT '',
  "period" TEXT NOT NULL DEFAULT 'monthly',
  "prices" TEXT NOT NULL DEFAULT '[]',
  "modules" TEXT NOT NULL DEFAULT '[]',
  "unlimited_seats" INTEGER NOT NULL DEFAULT FALSE,
  "seat_policy" TEXT NOT NULL DEFAULT 'hard',
  "extra_seats" INTEGER NOT NULL DEFAULT 0,
  "included_seats" INTEGER NOT NULL DEFAULT 0,
  "overage_amount" TEXT NOT NULL DEFAULT '',
  "grace_days" INTEGER NOT NULL DEFAULT 30,
  "examples" TEXT NOT NULL DEFAULT '[]',
  "published_at" TEXT,
  "retired_at" TEXT,
  "search_text" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id"),
  FOREIGN KEY ("plan_id") REFERENCES "plans" ("id")
) STRICT;
CREATE INDEX IF NOT EXISTS "plan_versions_tenant" ON "plan_versions" ("tenant", "id") WHERE "tenant" <> '00000000-0000-0000-0000-000000000000';
CREATE INDEX IF NOT EXISTS "plan_versions_plan_id" ON "plan_versions" ("plan_id");
CREATE INDEX IF NOT EXISTS "plan_versions_number" ON "plan_versions" ("number", "id");
CREATE INDEX IF NOT EXISTS "plan_versions_state" ON "plan_versions" ("state", "id");
CREATE INDEX IF NOT EXISTS "plan_versions_currency" ON "plan_versions" ("currency", "id");
CREATE INDEX IF NOT EXISTS "plan_versions_period" ON "plan_versions" ("period", "id");

CREATE TABLE "subscriptions" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "number" TEXT NOT NULL DEFAULT '',
  "business_unit_id" TEXT,
  "plan_version_id" TEXT,
  "status" TEXT NOT NULL DEFAULT 'draft',
  "seats" INTEGER NOT NULL DEFAULT 1,
  "starts_on" TEXT NOT NULL DEFAULT '1970-01-01',
  "ends_on" TEXT,
  "auto_renew" INTEGER NOT NULL DEFAULT FALSE,
  "billing_day" INTEGER NOT NULL DEFAULT 1,
  "notes" TEXT NOT NULL DEFAULT '',
  "cancel_reason" TEXT NOT NULL DEFAULT '',
  "seat_terms" TEXT NOT NULL DEFAULT '[]',
  "invoiced_until" TEXT,
  "search_text" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("tenant", "business_unit_id") REFERENCES "business_units" ("tenant", "id"),
  FOREIGN KEY ("plan_version_id") REFERENCES "plan_versions" ("id")
) STRICT;
CREATE INDEX IF NOT EXISTS "subscriptions_id" ON "subscriptions" ("id");
CREATE UNIQUE INDEX IF NOT EXISTS "subscriptions_number_unique" ON "subscriptions" ("tenant", "number") WHERE "archived_at" IS NULL AND "number" <> '';
CREATE INDEX IF NOT EXISTS "subscriptions_number" ON "subscriptions" ("tenant", "number", "id");
CREATE INDEX IF NOT EXISTS "subscriptions_business_unit_id" ON "subscriptions" ("business_unit_id");
CREATE INDEX IF NOT EXISTS "subscriptions_plan_version_id" ON "subscriptions" ("plan_version_id");
CREATE INDEX IF NOT EXISTS "subscriptions_status" ON "subscriptions" ("tenant", "status", "id");
CREATE INDEX IF NOT EXISTS "subscriptions_starts_on" ON "subscriptions" ("tenant", "starts_on", "id");
CREATE INDEX IF NOT EXISTS "subscriptions_ends_on" ON "subscriptions" ("tenant", "ends_on", "id");

CREATE TABLE "invoices" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "number" TEXT NOT NULL DEFAULT '',
  "business_unit_id" TEXT,
  "month" TEXT NOT NULL DEFAULT '',
  "billed_for" TEXT NOT NULL DEFAULT '',
  "state" TEXT NOT NULL DEFAULT 'draft',
  "legal_name" TEXT NOT NULL DEFAULT '',
  "tax_number" TEXT NOT NULL DEFAULT '',
  "branch_number" TEXT NOT NULL DEFAULT '',
  "address" TEXT NOT NULL DEFAULT '',
  "currency" TEXT NOT NULL DEFAULT '',
  "period_from" TEXT NOT NULL DEFAULT '1970-01-01',
  "period_until" TEXT NOT NULL DEFAULT '1970-01-01',
  "issued_on" TEXT,
  "lines" TEXT NOT NULL DEFAULT '[]',
  "subtotal" INTEGER NOT NULL DEFAULT 0,
  "total" INTEGER NOT NULL DEFAULT 0,
  "due" INTEGER NOT NULL DEFAULT 0,
  "input_hash" TEXT NOT NULL DEFAULT '',
  "input" TEXT NOT NULL DEFAULT '',
  "search_text" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("tenant", "business_unit_id") REFERENCES "business_units" ("tenant", "id")
) STRICT;
CREATE INDEX IF NOT EXISTS "invoices_id" ON "invoices" ("id");
CREATE UNIQUE INDEX IF NOT EXISTS "invoices_number_unique" ON "invoices" ("tenant", "number") WHERE "archived_at" IS NULL AND "number" <> '';
CREATE INDEX IF NOT EXISTS "invoices_number" ON "invoices" ("tenant", "number", "id");
CREATE INDEX IF NOT EXISTS "invoices_business_unit_id" ON "invoices" ("business_unit_id");
CREATE INDEX IF NOT EXISTS "invoices_month" ON "invoices" ("tenant", "month", "id");
CREATE UNIQUE INDEX IF NOT EXISTS "invoices_billed_for_unique" ON "invoices" ("tenant", "billed_for") WHERE "archived_at" IS NULL AND "billed_for" <> '';
CREATE INDEX IF NOT EXISTS "invoices_state" ON "invoices" ("tenant", "state", "id");
CREATE INDEX IF NOT EXISTS "invoices_currency" ON "invoices" ("tenant", "currency", "id");
CREATE INDEX IF NOT EXISTS "invoices_issued_on" ON "invoices" ("tenant", "issued_on", "id");
CREATE INDEX IF NOT EXISTS "invoices_total" ON "invoices" ("tenant", "total", "id");

CREATE TABLE "counters" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "series" TEXT NOT NULL DEFAULT '',
  "last" INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY ("tenant", "id")
) STRICT;
CREATE INDEX IF NOT EXISTS "counters_id" ON "counters" ("id");
CREATE UNIQUE INDEX IF NOT EXISTS "counters_series_unique" ON "counters" ("tenant", "series") WHERE "archived_at" IS NULL;

CREATE TABLE "imports" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "state" TEXT NOT NULL DEFAULT 'done',
  "mode" TEXT NOT NULL DEFAULT 'skip',
  "summary" TEXT NOT NULL DEFAULT '',
  "files" TEXT NOT NULL DEFAULT '[]',
  "rows_created" INTEGER NOT NULL DEFAULT 0,
  "rows_changed" INTEGER NOT NULL DEFAULT 0,
  "organisation_id" TEXT,
  "cluster_id" TEXT,
  "undone_at" TEXT,
  "undone_by" TEXT,
  "search_text" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id"),
  FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id"),
  FOREIGN KEY ("undone_by") REFERENCES "users" ("id")
) STRICT;
CREATE INDEX IF NOT EXISTS "imports_state" ON "imports" ("state", "id");
CREATE INDEX IF NOT EXISTS "imports_organisation_id" ON "imports" ("organisation_id");
CREATE INDEX IF NOT EXISTS "imports_cluster_id" ON "imports" ("cluster_id");
CREATE INDEX IF NOT EXISTS "imports_undone_by" ON "imports" ("undone_by");

CREATE TABLE "import_contents" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "import_id" TEXT,
  "steps" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id"),
  FOREIGN KEY ("import_id") REFERENCES "imports" ("id")
) STRICT;
CREATE INDEX IF NOT EXISTS "import_contents_import_id" ON "import_contents" ("import_id");

CREATE TABLE "setting_values" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "organisation_id" TEXT,
  "cluster_id" TEXT,
  "business_unit_id" TEXT,
  "key" TEXT NOT NULL DEFAULT '',
  "value" INTEGER NOT NULL DEFAULT 0,
  "locked" INTEGER NOT NULL DEFAULT FALSE,
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id"),
  FOREIGN KEY ("tenant", "cluster_id") REFERENCES "clusters" ("tenant", "id"),
  FOREIGN KEY ("tenant", "business_unit_id") REFERENCES "business_units" ("tenant", "id")
) STRICT;
CREATE INDEX IF NOT EXISTS "setting_values_id" ON "setting_values" ("id");
CREATE INDEX IF NOT EXISTS "setting_values_organisation_id" ON "setting_values" ("organisation_id");
CREATE INDEX IF NOT EXISTS "setting_values_cluster_id" ON "setting_values" ("cluster_id");
CREATE INDEX IF NOT EXISTS "setting_values_business_unit_id" ON "setting_values" ("business_unit_id");
CREATE INDEX IF NOT EXISTS "setting_values_key" ON "setting_values" ("tenant", "key", "id");

CREATE TABLE "saved_views" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "user_id" TEXT,
  "resource" TEXT NOT NULL DEFAULT '',
  "name" TEXT NOT NULL DEFAULT '',
  "query" TEXT NOT NULL DEFAULT '',
  PRIMARY KEY ("id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
) STRICT;
CREATE INDEX IF NOT EXISTS "saved_views_user_id" ON "saved_views" ("user_id");
CREATE INDEX IF NOT EXISTS "saved_views_resource" ON "saved_views" ("resource", "id");
CREATE INDEX IF NOT EXISTS "saved_views_name" ON "saved_views" ("name", "id");

CREATE TABLE "isolation_checks" (
  "id" TEXT NOT NULL,
  "tenant" TEXT NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 0,
  "created_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT,
  "updated_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT,
  "archived_at" TEXT,
  "archived_by" TEXT,
  "checked_at" TEXT NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "outcome" TEXT NOT NULL DEFAULT '',
  "engine" TEXT NOT NULL DEFAULT '',
  "home" TEXT NOT NULL DEFAULT '',
  "open" INTEGER NOT NULL DEFAULT 0,
  "refused" INTEGER NOT NULL DEFAULT 0,
  "unconfirmed" INTEGER NOT NULL DEFAULT 0,
  "silent" INTEGER NOT NULL DEFAULT 0,
  "untried" INTEGER NOT NULL DEFAULT 0,
  "requests" INTEGER NOT NULL DEFAULT 0,
  "walled" INTEGER NOT NULL DEFAULT 0,
  "unwalled" INTEGER NOT NULL DEFAULT 0,
  "took_ms" INTEGER NOT NULL DEFAULT 0,
  "operations" TEXT NOT NULL DEFAULT '[]',
  PRIMARY KEY ("id")
) STRICT;
CREATE INDEX IF NOT EXISTS "isolation_checks_checked_at" ON "isolation_checks" ("checked_at", "id");
CREATE INDEX IF NOT EXISTS "isolation_checks_engine" ON "isolation_checks" ("engine", "id");
CREATE INDEX IF NOT EXISTS "isolation_checks_open" ON "isolation_checks" ("open", "id");

