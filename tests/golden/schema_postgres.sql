CREATE OR REPLACE FUNCTION fold(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
SELECT CASE WHEN octet_length($1) = length($1) THEN lower($1 COLLATE "C") ELSE translate(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace($1, 'Æ', 'ae'), 'Þ', 'th'), 'ß', 'ss'), 'æ', 'ae'), 'þ', 'th'), 'Ĳ', 'ij'), 'ĳ', 'ij'), 'Œ', 'oe'), 'œ', 'oe'), 'ƕ', 'hv'), 'Ǆ', 'dz'), 'ǅ', 'dz'), 'ǆ', 'dz'), 'Ǉ', 'lj'), 'ǈ', 'lj'), 'ǉ', 'lj'), 'Ǌ', 'nj'), 'ǋ', 'nj'), 'ǌ', 'nj'), 'Ǣ', 'ae'), 'ǣ', 'ae'), 'Ǳ', 'dz'), 'ǲ', 'dz'), 'ǳ', 'dz'), 'Ƕ', 'hv'), 'Ǽ', 'ae'), 'ǽ', 'ae'), 'ẞ', 'ss'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïðñòóôõöøùúûüýÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĴĵĶķĸĹĺĻļĽľĿŀŁłŃńŅņŇňŉŊŋŌōŎŏŐőŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŧŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹźŻżŽžſƀƁƂƃƆƇƈƉƊƋƌƎƏƐƑƒƓƗƘƙƚƜƝƞƟƠơƤƥƫƬƭƮƯưƲƳƴƵƶƿǍǎǏǐǑǒǓǔǕǖǗǘǙǚǛǜǝǞǟǠǡǤǥǦǧǨǩǪǫǬǭǰǴǵǷǸǹǺǻǾǿȀȁȂȃȄȅȆȇȈȉȊȋȌȍȎȏȐȑȒȓȔȕȖȗȘșȚțȞȟȠȡȤȥȦȧȨȩȪȫȬȭȮȯȰȱȲȳȴȵȶȷȺȻȼȽȾȿɀɃɅɆɇɈɉɊɋɌɍɎɏΆΈΉΊΌΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡ΢ΣΤΥΦΧΨΩΪΫάέήίΰςϊϋόύώЀЁЂЃЄЅІЇЈЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯйѐёѓїќѝўѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀҊҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӐӒӔӖӘӚӜӞӠӢӤӦӨӪӬӮӰӲӴӶӸӺӼӾԀԂԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԨԪԬԮḀḁḂḃḄḅḆḇḈḉḊḋḌḍḎḏḐḑḒḓḔḕḖḗḘḙḚḛḜḝḞḟḠḡḢḣḤḥḦḧḨḩḪḫḬḭḮḯḰḱḲḳḴḵḶḷḸḹḺḻḼḽḾḿṀṁṂṃṄṅṆṇṈṉṊṋṌṍṎṏṐṑṒṓṔṕṖṗṘṙṚṛṜṝṞṟṠṡṢṣṤṥṦṧṨṩṪṫṬṭṮṯṰṱṲṳṴṵṶṷṸṹṺṻṼṽṾṿẀẁẂẃẄẅẆẇẈẉẊẋẌẍẎẏẐẑẒẓẔẕẖẗẘẙẚẛẜẝẟẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹỾỿ̴̵̶̷̸̡̢̧̨̛̖̗̘̙̜̝̞̟̠̣̤̥̦̩̪̫̬̭̮̯̰̱̲̳̹̺̻̼͇͈͉͍͎̀́̂̃̄̅̆̇̈̉̊̋̌̍̎̏̐̑̒̓̔̽̾̿̀́͂̓̈́͆͊͋͌̕̚ͅ͏͓͔͕͖͙͚͐͑͒͗͛ͣͤͥͦͧͨͩͪͫͬͭͮͯ͘͜͟͢͝͞͠͡', 'abcdefghijklmnopqrstuvwxyzaaaaaaceeeeiiiidnoooooouuuuyaaaaaaceeeeiiiidnoooooouuuuyyaaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzsbbbboccddddeeeffgikklmnnoooppttttuuvyyzzwaaiioouuuuuuuuuueaaaaggggkkoooojggwnnaaooaaaaeeeeiiiioooorrrruuuusstthhndzzaaeeooooooooyylntjaccltszbveejjqqrryyαεηιουωιαβγδεζηθικλμνξοπρσστυφχψωιυαεηιυσιυουωееђгєѕііјљњћкиуџабвгдежзииклмнопрстуфхцчшщъыьэюяиеегікиуѡѣѥѧѩѫѭѯѱѳѵѷѹѻѽѿҁҋҍҏґғҕҗҙқҝҟҡңҥҧҩҫҭүұҳҵҷҹһҽҿӑӓӕӗәӛӝӟӡӣӥӧөӫӭӯӱӳӵӷӹӻӽӿԁԃԅԇԉԋԍԏԑԓԕԗԙԛԝԟԡԣԥԧԩԫԭԯaabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyasssdaaaaaaaaaaaaaaaaaaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyyyy') END $$;
DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
CREATE EXTENSION IF NOT EXISTS pg_trgm; END IF; EXCEPTION WHEN insufficient_privilege THEN NULL; END $$;
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE TABLE "meta" (
  "name" TEXT COLLATE "C" NOT NULL,
  "value" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY ("name")
);

CREATE TABLE "journal" (
  "tenant" TEXT COLLATE "C" NOT NULL,
  "seq" BIGINT NOT NULL,
  "at" TEXT COLLATE "C" NOT NULL,
  "actor" TEXT COLLATE "C" NOT NULL,
  "actor_name" TEXT COLLATE "C" NOT NULL,
  "behind" TEXT COLLATE "C",
  "action" TEXT COLLATE "C" NOT NULL,
  "organisation" TEXT COLLATE "C",
  "cluster" TEXT COLLATE "C",
  "business_unit" TEXT COLLATE "C",
  "department" TEXT COLLATE "C",
  "record" TEXT COLLATE "C" NOT NULL,
  "leaf" BYTEA NOT NULL,
  PRIMARY KEY ("tenant", "seq")
);
CREATE INDEX IF NOT EXISTS "journal_at" ON "journal" ("at");
CREATE OR REPLACE TRIGGER "journal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "journal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE "journal" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "journal_SELECT" ON "journal"; CREATE POLICY "journal_SELECT" ON "journal" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "journal_INSERT" ON "journal"; CREATE POLICY "journal_INSERT" ON "journal" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "journal_UPDATE" ON "journal"; CREATE POLICY "journal_UPDATE" ON "journal" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "journal_DELETE" ON "journal"; CREATE POLICY "journal_DELETE" ON "journal" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "journal_targets" (
  "tenant" TEXT COLLATE "C" NOT NULL,
  "resource" TEXT COLLATE "C" NOT NULL,
  "target" TEXT COLLATE "C" NOT NULL,
  "seq" BIGINT NOT NULL,
  PRIMARY KEY ("tenant", "resource", "target", "seq")
);
CREATE OR REPLACE TRIGGER "journal_targets_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "journal_targets" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE "journal_targets" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "journal_targets_SELECT" ON "journal_targets"; CREATE POLICY "journal_targets_SELECT" ON "journal_targets" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "journal_targets_INSERT" ON "journal_targets"; CREATE POLICY "journal_targets_INSERT" ON "journal_targets" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "journal_targets_UPDATE" ON "journal_targets"; CREATE POLICY "journal_targets_UPDATE" ON "journal_targets" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "journal_targets_DELETE" ON "journal_targets"; CREATE POLICY "journal_targets_DELETE" ON "journal_targets" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "journal_trees" (
  "tenant" TEXT COLLATE "C" NOT NULL,
  "size" BIGINT NOT NULL,
  "peaks" BYTEA NOT NULL,
  PRIMARY KEY ("tenant")
);

CREATE TABLE "journal_heads" (
  "seq" BIGINT NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "size" BIGINT NOT NULL,
  "root" BYTEA NOT NULL,
  PRIMARY KEY ("seq")
);
CREATE INDEX IF NOT EXISTS "journal_heads_tenant" ON "journal_heads" ("tenant", "seq");
CREATE OR REPLACE TRIGGER "journal_heads_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "journal_heads" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE "idempotency_keys" (
  "actor" TEXT COLLATE "C" NOT NULL,
  "key" TEXT COLLATE "C" NOT NULL,
  "digest" TEXT COLLATE "C" NOT NULL,
  "status" BIGINT NOT NULL,
  "answer" TEXT COLLATE "C" NOT NULL,
  "at" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY ("actor", "key")
);
CREATE INDEX IF NOT EXISTS "idempotency_keys_at" ON "idempotency_keys" ("at");

CREATE TABLE "setup_links" (
  "digest" TEXT COLLATE "C" NOT NULL,
  "ends_at" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY ("digest")
);

CREATE TABLE "response_times" (
  "tenant" TEXT COLLATE "C" NOT NULL,
  "hour" TEXT COLLATE "C" NOT NULL,
  "method" TEXT COLLATE "C" NOT NULL,
  "route" TEXT COLLATE "C" NOT NULL,
  "count" BIGINT NOT NULL,
  "refused" BIGINT NOT NULL,
  "errors" BIGINT NOT NULL,
  "most_us" BIGINT NOT NULL,
  "buckets" TEXT COLLATE "C" NOT NULL,
  "exemplars" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY ("tenant", "hour", "method", "route")
);
CREATE INDEX IF NOT EXISTS "response_times_hour" ON "response_times" ("hour");
ALTER TABLE "response_times" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "response_times_SELECT" ON "response_times"; CREATE POLICY "response_times_SELECT" ON "response_times" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "response_times_INSERT" ON "response_times"; CREATE POLICY "response_times_INSERT" ON "response_times" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "response_times_UPDATE" ON "response_times"; CREATE POLICY "response_times_UPDATE" ON "response_times" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "response_times_DELETE" ON "response_times"; CREATE POLICY "response_times_DELETE" ON "response_times" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "jobs" (
  "name" TEXT COLLATE "C" NOT NULL,
  "due_at" TEXT COLLATE "C" NOT NULL,
  "holder" TEXT COLLATE "C" NOT NULL,
  "leased_until" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY ("name")
);

CREATE TABLE "access_changes" (
  "xid" XID8 NOT NULL,
  "at" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY ("xid")
);
CREATE INDEX IF NOT EXISTS "access_changes_at" ON "access_changes" ("at");

CREATE TABLE "organisations" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "code" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "name" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "alias" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "legal_name" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "country" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "tax_number" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "region" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "default_currency" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "locale" TEXT COLLATE "C" NOT NULL DEFAULT 'en',
  "contacts" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "branding" TEXT COLLATE "C" NOT NULL DEFAULT '{"displayName":"","accent":""}',
  "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "organisations_code_unique" ON "organisations" ("code") WHERE "archived_at" IS NULL;
CREATE INDEX IF NOT EXISTS "organisations_name" ON "organisations" ("name", "id");
CREATE INDEX IF NOT EXISTS "organisations_country" ON "organisations" ("country", "id");
CREATE INDEX IF NOT EXISTS "organisations_region" ON "organisations" ("region", "id");
CREATE INDEX IF NOT EXISTS "organisations_default_currency" ON "organisations" ("default_currency", "id");
DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN CREATE INDEX IF NOT EXISTS "organisations_search" ON "organisations" USING gin ("search_text" gin_trgm_ops) WITH (gin_pending_list_limit = 256); END IF; END $$;

CREATE TABLE "clusters" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "organisation_id" TEXT COLLATE "C",
  "code" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "name" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "alias" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "region" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id")
);
CREATE INDEX IF NOT EXISTS "clusters_id" ON "clusters" ("id");
CREATE INDEX IF NOT EXISTS "clusters_organisation_id" ON "clusters" ("organisation_id");
CREATE UNIQUE INDEX IF NOT EXISTS "clusters_code_unique" ON "clusters" ("tenant", "code") WHERE "archived_at" IS NULL;
CREATE INDEX IF NOT EXISTS "clusters_name" ON "clusters" ("tenant", "name", "id");
CREATE INDEX IF NOT EXISTS "clusters_region" ON "clusters" ("tenant", "region", "id");
ALTER TABLE "clusters" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "clusters_SELECT" ON "clusters"; CREATE POLICY "clusters_SELECT" ON "clusters" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "clusters_INSERT" ON "clusters"; CREATE POLICY "clusters_INSERT" ON "clusters" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "clusters_UPDATE" ON "clusters"; CREATE POLICY "clusters_UPDATE" ON "clusters" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "clusters_DELETE" ON "clusters"; CREATE POLICY "clusters_DELETE" ON "clusters" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "business_units" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "cluster_id" TEXT COLLATE "C",
  "code" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "name" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "brand" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "status" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
  "is_hq" BOOLEAN NOT NULL DEFAULT FALSE,
  "rooms" BIGINT NOT NULL DEFAULT 0,
  "phone" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "email" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "address" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "city" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "country" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "time_zone" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "currency" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "company" TEXT COLLATE "C" NOT NULL DEFAULT '{"legalName":"","taxNumber":"","branchNumber":"","address":""}',
  "tags" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("tenant", "cluster_id") REFERENCES "clusters" ("tenant", "id")
);
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
ALTER TABLE "business_units" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "business_units_SELECT" ON "business_units"; CREATE POLICY "business_units_SELECT" ON "business_units" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "business_units_INSERT" ON "business_units"; CREATE POLICY "business_units_INSERT" ON "business_units" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "business_units_UPDATE" ON "business_units"; CREATE POLICY "business_units_UPDATE" ON "business_units" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "business_units_DELETE" ON "business_units"; CREATE POLICY "business_units_DELETE" ON "business_units" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "departments" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "business_unit_id" TEXT COLLATE "C",
  "type" TEXT COLLATE "C" NOT NULL DEFAULT 'custom',
  "name" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("tenant", "business_unit_id") REFERENCES "business_units" ("tenant", "id")
);
CREATE INDEX IF NOT EXISTS "departments_id" ON "departments" ("id");
CREATE INDEX IF NOT EXISTS "departments_business_unit_id" ON "departments" ("business_unit_id");
CREATE INDEX IF NOT EXISTS "departments_type" ON "departments" ("tenant", "type", "id");
CREATE INDEX IF NOT EXISTS "departments_name" ON "departments" ("tenant", "name", "id");
ALTER TABLE "departments" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "departments_SELECT" ON "departments"; CREATE POLICY "departments_SELECT" ON "departments" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "departments_INSERT" ON "departments"; CREATE POLICY "departments_INSERT" ON "departments" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "departments_UPDATE" ON "departments"; CREATE POLICY "departments_UPDATE" ON "departments" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "departments_DELETE" ON "departments"; CREATE POLICY "departments_DELETE" ON "departments" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "users" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "name" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "email" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "phone" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "locale" TEXT COLLATE "C" NOT NULL DEFAULT 'en',
  "status" TEXT COLLATE "C" NOT NULL DEFAULT 'active',
  "status_reason" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "platform_role" TEXT COLLATE "C",
  "last_active" TEXT COLLATE "C",
  "password_hash" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "password_set_at" TEXT COLLATE "C",
  "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("id")
);
CREATE INDEX IF NOT EXISTS "users_tenant" ON "users" ("tenant", "id") WHERE "tenant" <> '00000000-0000-0000-0000-000000000000';
CREATE INDEX IF NOT EXISTS "users_name" ON "users" ("name", "id");
CREATE UNIQUE INDEX IF NOT EXISTS "users_email_unique" ON "users" ("email") WHERE "archived_at" IS NULL;
CREATE INDEX IF NOT EXISTS "users_locale" ON "users" ("locale", "id");
CREATE INDEX IF NOT EXISTS "users_status" ON "users" ("status", "id");
CREATE INDEX IF NOT EXISTS "users_platform_role" ON "users" ("platform_role", "id");
CREATE INDEX IF NOT EXISTS "users_last_active" ON "users" ("last_active", "id");
DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN CREATE INDEX IF NOT EXISTS "users_search" ON "users" USING gin ("search_text" gin_trgm_ops) WITH (gin_pending_list_limit = 256); END IF; END $$;

CREATE TABLE "assignments" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "user_id" TEXT COLLATE "C",
  "business_unit_id" TEXT COLLATE "C",
  "role" TEXT COLLATE "C" NOT NULL DEFAULT 'staff',
  "department" TEXT COLLATE "C",
  "department_id" TEXT COLLATE "C",
  "modules" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "is_default" BOOLEAN NOT NULL DEFAULT FALSE,
  "starts_at" TEXT COLLATE "C",
  "ends_at" TEXT COLLATE "C",
  "source" TEXT COLLATE "C" NOT NULL DEFAULT 'manual',
  "assigned_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id"),
  FOREIGN KEY ("tenant", "business_unit_id") REFERENCES "business_units" ("tenant", "id"),
  FOREIGN KEY ("tenant", "department_id") REFERENCES "departments" ("tenant", "id")
);
CREATE INDEX IF NOT EXISTS "assignments_id" ON "assignments" ("id");
CREATE INDEX IF NOT EXISTS "assignments_user_id" ON "assignments" ("user_id");
CREATE INDEX IF NOT EXISTS "assignments_business_unit_id" ON "assignments" ("business_unit_id");
CREATE INDEX IF NOT EXISTS "assignments_role" ON "assignments" ("tenant", "role", "id");
CREATE INDEX IF NOT EXISTS "assignments_department" ON "assignments" ("tenant", "department", "id");
CREATE INDEX IF NOT EXISTS "assignments_department_id" ON "assignments" ("department_id");
CREATE INDEX IF NOT EXISTS "assignments_ends_at" ON "assignments" ("tenant", "ends_at", "id");
CREATE INDEX IF NOT EXISTS "assignments_source" ON "assignments" ("tenant", "source", "id");
ALTER TABLE "assignments" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "assignments_SELECT" ON "assignments"; CREATE POLICY "assignments_SELECT" ON "assignments" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "assignments_INSERT" ON "assignments"; CREATE POLICY "assignments_INSERT" ON "assignments" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "assignments_UPDATE" ON "assignments"; CREATE POLICY "assignments_UPDATE" ON "assignments" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "assignments_DELETE" ON "assignments"; CREATE POLICY "assignments_DELETE" ON "assignments" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "grants" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "user_id" TEXT COLLATE "C",
  "organisation_id" TEXT COLLATE "C",
  "cluster_id" TEXT COLLATE "C",
  "business_unit_id" TEXT COLLATE "C",
  "department_id" TEXT COLLATE "C",
  "role" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "modules" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "effect" TEXT COLLATE "C" NOT NULL DEFAULT 'allow',
  "inherits" BOOLEAN NOT NULL DEFAULT TRUE,
  "starts_at" TEXT COLLATE "C",
  "ends_at" TEXT COLLATE "C",
  "source" TEXT COLLATE "C" NOT NULL DEFAULT 'manual',
  "reason" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id"),
  FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id"),
  FOREIGN KEY ("tenant", "cluster_id") REFERENCES "clusters" ("tenant", "id"),
  FOREIGN KEY ("tenant", "business_unit_id") REFERENCES "business_units" ("tenant", "id"),
  FOREIGN KEY ("tenant", "department_id") REFERENCES "departments" ("tenant", "id")
);
CREATE INDEX IF NOT EXISTS "grants_id" ON "grants" ("id");
CREATE INDEX IF NOT EXISTS "grants_user_id" ON "grants" ("user_id");
CREATE INDEX IF NOT EXISTS "grants_organisation_id" ON "grants" ("organisation_id");
CREATE INDEX IF NOT EXISTS "grants_cluster_id" ON "grants" ("cluster_id");
CREATE INDEX IF NOT EXISTS "grants_business_unit_id" ON "grants" ("business_unit_id");
CREATE INDEX IF NOT EXISTS "grants_department_id" ON "grants" ("department_id");
CREATE INDEX IF NOT EXISTS "grants_role" ON "grants" ("tenant", "role", "id");
CREATE INDEX IF NOT EXISTS "grants_effect" ON "grants" ("tenant", "effect", "id");
CREATE INDEX IF NOT EXISTS "grants_ends_at" ON "grants" ("tenant", "ends_at", "id");
ALTER TABLE "grants" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "grants_SELECT" ON "grants"; CREATE POLICY "grants_SELECT" ON "grants" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "grants_INSERT" ON "grants"; CREATE POLICY "grants_INSERT" ON "grants" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "grants_UPDATE" ON "grants"; CREATE POLICY "grants_UPDATE" ON "grants" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "grants_DELETE" ON "grants"; CREATE POLICY "grants_DELETE" ON "grants" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "roles" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "organisation_id" TEXT COLLATE "C",
  "cluster_id" TEXT COLLATE "C",
  "key" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "name" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "description" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "permissions" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "parents" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id"),
  FOREIGN KEY ("tenant", "cluster_id") REFERENCES "clusters" ("tenant", "id")
);
CREATE INDEX IF NOT EXISTS "roles_id" ON "roles" ("id");
CREATE INDEX IF NOT EXISTS "roles_organisation_id" ON "roles" ("organisation_id");
CREATE INDEX IF NOT EXISTS "roles_cluster_id" ON "roles" ("cluster_id");
CREATE INDEX IF NOT EXISTS "roles_key" ON "roles" ("tenant", "key", "id");
CREATE INDEX IF NOT EXISTS "roles_name" ON "roles" ("tenant", "name", "id");
ALTER TABLE "roles" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "roles_SELECT" ON "roles"; CREATE POLICY "roles_SELECT" ON "roles" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "roles_INSERT" ON "roles"; CREATE POLICY "roles_INSERT" ON "roles" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "roles_UPDATE" ON "roles"; CREATE POLICY "roles_UPDATE" ON "roles" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "roles_DELETE" ON "roles"; CREATE POLICY "roles_DELETE" ON "roles" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "sessions" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "user_id" TEXT COLLATE "C",
  "token_hash" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "device" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "address" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "last_seen" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "idle_expires_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "expires_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "revoked_at" TEXT COLLATE "C",
  "revoked_reason" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
);
CREATE INDEX IF NOT EXISTS "sessions_user_id" ON "sessions" ("user_id");
CREATE UNIQUE INDEX IF NOT EXISTS "sessions_token_hash_unique" ON "sessions" ("token_hash") WHERE "archived_at" IS NULL AND "token_hash" <> '';
CREATE INDEX IF NOT EXISTS "sessions_expires_at" ON "sessions" ("expires_at", "id");
CREATE INDEX IF NOT EXISTS "sessions_revoked_at" ON "sessions" ("revoked_at", "id");

CREATE TABLE "password_links" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "user_id" TEXT COLLATE "C",
  "token_hash" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "expires_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "used_at" TEXT COLLATE "C",
  PRIMARY KEY ("id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
);
CREATE INDEX IF NOT EXISTS "password_links_user_id" ON "password_links" ("user_id");
CREATE UNIQUE INDEX IF NOT EXISTS "password_links_token_hash_unique" ON "password_links" ("token_hash") WHERE "archived_at" IS NULL AND "token_hash" <> '';

CREATE TABLE "sign_in_events" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "user_id" TEXT COLLATE "C",
  "email" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "result" TEXT COLLATE "C" NOT NULL DEFAULT 'refused',
  "reason" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "address" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "device" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
);
CREATE INDEX IF NOT EXISTS "sign_in_events_user_id" ON "sign_in_events" ("user_id");
CREATE INDEX IF NOT EXISTS "sign_in_events_email" ON "sign_in_events" ("email", "id");
CREATE INDEX IF NOT EXISTS "sign_in_events_result" ON "sign_in_events" ("result", "id");
CREATE INDEX IF NOT EXISTS "sign_in_events_reason" ON "sign_in_events" ("reason", "id");
CREATE INDEX IF NOT EXISTS "sign_in_events_address" ON "sign_in_events" ("address", "id");

CREATE TABLE "modules" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "code" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "name" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "description" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "category" TEXT COLLATE "C" NOT NULL DEFAULT 'operations',
  "needs" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "excludes" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "modules_code_unique" ON "modules" ("code") WHERE "archived_at" IS NULL;
CREATE INDEX IF NOT EXISTS "modules_name" ON "modules" ("name", "id");
CREATE INDEX IF NOT EXISTS "modules_category" ON "modules" ("category", "id");
DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN CREATE INDEX IF NOT EXISTS "modules_search" ON "modules" USING gin ("search_text" gin_trgm_ops) WITH (gin_pending_list_limit = 256); END IF; END $$;

CREATE TABLE "plans" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "code" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "name" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "description" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "state" TEXT COLLATE "C" NOT NULL DEFAULT 'draft',
  "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX IF NOT EXISTS "plans_code_unique" ON "plans" ("code") WHERE "archived_at" IS NULL;
CREATE INDEX IF NOT EXISTS "plans_name" ON "plans" ("name", "id");
CREATE INDEX IF NOT EXISTS "plans_state" ON "plans" ("state", "id");
DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN CREATE INDEX IF NOT EXISTS "plans_search" ON "plans" USING gin ("search_text" gin_trgm_ops) WITH (gin_pending_list_limit = 256); END IF; END $$;

CREATE TABLE "plan_versions" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "plan_id" TEXT COLLATE "C",
  "number" BIGINT NOT NULL DEFAULT 0,
  "title" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "state" TEXT COLLATE "C" NOT NULL DEFAULT 'draft',
  "currency" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "period" TEXT COLLATE "C" NOT NULL DEFAULT 'monthly',
  "prices" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "modules" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "unlimited_seats" BOOLEAN NOT NULL DEFAULT FALSE,
  "seat_policy" TEXT COLLATE "C" NOT NULL DEFAULT 'hard',
  "extra_seats" BIGINT NOT NULL DEFAULT 0,
  "included_seats" BIGINT NOT NULL DEFAULT 0,
  "overage_amount" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "grace_days" BIGINT NOT NULL DEFAULT 30,
  "examples" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "published_at" TEXT COLLATE "C",
  "retired_at" TEXT COLLATE "C",
  "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("id"),
  FOREIGN KEY ("plan_id") REFERENCES "plans" ("id")
);
CREATE INDEX IF NOT EXISTS "plan_versions_tenant" ON "plan_versions" ("tenant", "id") WHERE "tenant" <> '00000000-0000-0000-0000-000000000000';
CREATE INDEX IF NOT EXISTS "plan_versions_plan_id" ON "plan_versions" ("plan_id");
CREATE INDEX IF NOT EXISTS "plan_versions_number" ON "plan_versions" ("number", "id");
CREATE INDEX IF NOT EXISTS "plan_versions_state" ON "plan_versions" ("state", "id");
CREATE INDEX IF NOT EXISTS "plan_versions_currency" ON "plan_versions" ("currency", "id");
CREATE INDEX IF NOT EXISTS "plan_versions_period" ON "plan_versions" ("period", "id");
DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN CREATE INDEX IF NOT EXISTS "plan_versions_search" ON "plan_versions" USING gin ("search_text" gin_trgm_ops) WITH (gin_pending_list_limit = 256); END IF; END $$;

CREATE TABLE "subscriptions" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "number" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "business_unit_id" TEXT COLLATE "C",
  "plan_version_id" TEXT COLLATE "C",
  "status" TEXT COLLATE "C" NOT NULL DEFAULT 'draft',
  "seats" BIGINT NOT NULL DEFAULT 1,
  "starts_on" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01',
  "ends_on" TEXT COLLATE "C",
  "auto_renew" BOOLEAN NOT NULL DEFAULT FALSE,
  "billing_day" BIGINT NOT NULL DEFAULT 1,
  "notes" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "cancel_reason" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "seat_terms" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "invoiced_until" TEXT COLLATE "C",
  "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("tenant", "business_unit_id") REFERENCES "business_units" ("tenant", "id"),
  FOREIGN KEY ("plan_version_id") REFERENCES "plan_versions" ("id")
);
CREATE INDEX IF NOT EXISTS "subscriptions_id" ON "subscriptions" ("id");
CREATE UNIQUE INDEX IF NOT EXISTS "subscriptions_number_unique" ON "subscriptions" ("tenant", "number") WHERE "archived_at" IS NULL AND "number" <> '';
CREATE INDEX IF NOT EXISTS "subscriptions_number" ON "subscriptions" ("tenant", "number", "id");
CREATE INDEX IF NOT EXISTS "subscriptions_business_unit_id" ON "subscriptions" ("business_unit_id");
CREATE INDEX IF NOT EXISTS "subscriptions_plan_version_id" ON "subscriptions" ("plan_version_id");
CREATE INDEX IF NOT EXISTS "subscriptions_status" ON "subscriptions" ("tenant", "status", "id");
CREATE INDEX IF NOT EXISTS "subscriptions_starts_on" ON "subscriptions" ("tenant", "starts_on", "id");
CREATE INDEX IF NOT EXISTS "subscriptions_ends_on" ON "subscriptions" ("tenant", "ends_on", "id");
ALTER TABLE "subscriptions" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "subscriptions_SELECT" ON "subscriptions"; CREATE POLICY "subscriptions_SELECT" ON "subscriptions" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "subscriptions_INSERT" ON "subscriptions"; CREATE POLICY "subscriptions_INSERT" ON "subscriptions" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "subscriptions_UPDATE" ON "subscriptions"; CREATE POLICY "subscriptions_UPDATE" ON "subscriptions" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "subscriptions_DELETE" ON "subscriptions"; CREATE POLICY "subscriptions_DELETE" ON "subscriptions" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "invoices" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "number" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "business_unit_id" TEXT COLLATE "C",
  "month" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "billed_for" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "state" TEXT COLLATE "C" NOT NULL DEFAULT 'draft',
  "legal_name" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "tax_number" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "branch_number" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "address" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "currency" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "period_from" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01',
  "period_until" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01',
  "issued_on" TEXT COLLATE "C",
  "lines" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "subtotal" BIGINT NOT NULL DEFAULT 0,
  "total" BIGINT NOT NULL DEFAULT 0,
  "due" BIGINT NOT NULL DEFAULT 0,
  "input_hash" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "input" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("tenant", "business_unit_id") REFERENCES "business_units" ("tenant", "id")
);
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
ALTER TABLE "invoices" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "invoices_SELECT" ON "invoices"; CREATE POLICY "invoices_SELECT" ON "invoices" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "invoices_INSERT" ON "invoices"; CREATE POLICY "invoices_INSERT" ON "invoices" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "invoices_UPDATE" ON "invoices"; CREATE POLICY "invoices_UPDATE" ON "invoices" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "invoices_DELETE" ON "invoices"; CREATE POLICY "invoices_DELETE" ON "invoices" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "counters" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "series" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "last" BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY ("tenant", "id")
);
CREATE INDEX IF NOT EXISTS "counters_id" ON "counters" ("id");
CREATE UNIQUE INDEX IF NOT EXISTS "counters_series_unique" ON "counters" ("tenant", "series") WHERE "archived_at" IS NULL;
ALTER TABLE "counters" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "counters_SELECT" ON "counters"; CREATE POLICY "counters_SELECT" ON "counters" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "counters_INSERT" ON "counters"; CREATE POLICY "counters_INSERT" ON "counters" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "counters_UPDATE" ON "counters"; CREATE POLICY "counters_UPDATE" ON "counters" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "counters_DELETE" ON "counters"; CREATE POLICY "counters_DELETE" ON "counters" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "imports" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "state" TEXT COLLATE "C" NOT NULL DEFAULT 'done',
  "mode" TEXT COLLATE "C" NOT NULL DEFAULT 'skip',
  "summary" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "files" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  "rows_created" BIGINT NOT NULL DEFAULT 0,
  "rows_changed" BIGINT NOT NULL DEFAULT 0,
  "organisation_id" TEXT COLLATE "C",
  "cluster_id" TEXT COLLATE "C",
  "undone_at" TEXT COLLATE "C",
  "undone_by" TEXT COLLATE "C",
  "search_text" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("id"),
  FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id"),
  FOREIGN KEY ("undone_by") REFERENCES "users" ("id")
);
CREATE INDEX IF NOT EXISTS "imports_state" ON "imports" ("state", "id");
CREATE INDEX IF NOT EXISTS "imports_organisation_id" ON "imports" ("organisation_id");
CREATE INDEX IF NOT EXISTS "imports_cluster_id" ON "imports" ("cluster_id");
CREATE INDEX IF NOT EXISTS "imports_undone_by" ON "imports" ("undone_by");
DO $$ BEGIN IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm') THEN CREATE INDEX IF NOT EXISTS "imports_search" ON "imports" USING gin ("search_text" gin_trgm_ops) WITH (gin_pending_list_limit = 256); END IF; END $$;

CREATE TABLE "import_contents" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "import_id" TEXT COLLATE "C",
  "steps" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("id"),
  FOREIGN KEY ("import_id") REFERENCES "imports" ("id")
);
CREATE INDEX IF NOT EXISTS "import_contents_import_id" ON "import_contents" ("import_id");

CREATE TABLE "setting_values" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "organisation_id" TEXT COLLATE "C",
  "cluster_id" TEXT COLLATE "C",
  "business_unit_id" TEXT COLLATE "C",
  "key" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "value" BIGINT NOT NULL DEFAULT 0,
  "locked" BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY ("tenant", "id"),
  FOREIGN KEY ("organisation_id") REFERENCES "organisations" ("id"),
  FOREIGN KEY ("tenant", "cluster_id") REFERENCES "clusters" ("tenant", "id"),
  FOREIGN KEY ("tenant", "business_unit_id") REFERENCES "business_units" ("tenant", "id")
);
CREATE INDEX IF NOT EXISTS "setting_values_id" ON "setting_values" ("id");
CREATE INDEX IF NOT EXISTS "setting_values_organisation_id" ON "setting_values" ("organisation_id");
CREATE INDEX IF NOT EXISTS "setting_values_cluster_id" ON "setting_values" ("cluster_id");
CREATE INDEX IF NOT EXISTS "setting_values_business_unit_id" ON "setting_values" ("business_unit_id");
CREATE INDEX IF NOT EXISTS "setting_values_key" ON "setting_values" ("tenant", "key", "id");
ALTER TABLE "setting_values" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "setting_values_SELECT" ON "setting_values"; CREATE POLICY "setting_values_SELECT" ON "setting_values" FOR SELECT USING ((SELECT current_setting('carmen.tenants', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.tenants', true)), ',')));
DROP POLICY IF EXISTS "setting_values_INSERT" ON "setting_values"; CREATE POLICY "setting_values_INSERT" ON "setting_values" FOR INSERT WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "setting_values_UPDATE" ON "setting_values"; CREATE POLICY "setting_values_UPDATE" ON "setting_values" FOR UPDATE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ','))) WITH CHECK ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
DROP POLICY IF EXISTS "setting_values_DELETE" ON "setting_values"; CREATE POLICY "setting_values_DELETE" ON "setting_values" FOR DELETE USING ((SELECT current_setting('carmen.writes', true)) = '*' OR "tenant" = ANY (string_to_array((SELECT current_setting('carmen.writes', true)), ',')));
;

CREATE TABLE "saved_views" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "user_id" TEXT COLLATE "C",
  "resource" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "name" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "query" TEXT COLLATE "C" NOT NULL DEFAULT '',
  PRIMARY KEY ("id"),
  FOREIGN KEY ("user_id") REFERENCES "users" ("id")
);
CREATE INDEX IF NOT EXISTS "saved_views_user_id" ON "saved_views" ("user_id");
CREATE INDEX IF NOT EXISTS "saved_views_resource" ON "saved_views" ("resource", "id");
CREATE INDEX IF NOT EXISTS "saved_views_name" ON "saved_views" ("name", "id");

CREATE TABLE "isolation_checks" (
  "id" TEXT COLLATE "C" NOT NULL,
  "tenant" TEXT COLLATE "C" NOT NULL,
  "version" BIGINT NOT NULL DEFAULT 0,
  "created_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "created_by" TEXT COLLATE "C",
  "updated_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "updated_by" TEXT COLLATE "C",
  "archived_at" TEXT COLLATE "C",
  "archived_by" TEXT COLLATE "C",
  "checked_at" TEXT COLLATE "C" NOT NULL DEFAULT '1970-01-01T00:00:00.000Z',
  "outcome" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "engine" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "home" TEXT COLLATE "C" NOT NULL DEFAULT '',
  "open" BIGINT NOT NULL DEFAULT 0,
  "refused" BIGINT NOT NULL DEFAULT 0,
  "unconfirmed" BIGINT NOT NULL DEFAULT 0,
  "silent" BIGINT NOT NULL DEFAULT 0,
  "untried" BIGINT NOT NULL DEFAULT 0,
  "requests" BIGINT NOT NULL DEFAULT 0,
  "walled" BIGINT NOT NULL DEFAULT 0,
  "unwalled" BIGINT NOT NULL DEFAULT 0,
  "took_ms" BIGINT NOT NULL DEFAULT 0,
  "operations" TEXT COLLATE "C" NOT NULL DEFAULT '[]',
  PRIMARY KEY ("id")
);
CREATE INDEX IF NOT EXISTS "isolation_checks_checked_at" ON "isolation_checks" ("checked_at", "id");
CREATE INDEX IF NOT EXISTS "isolation_checks_engine" ON "isolation_checks" ("engine", "id");
CREATE INDEX IF NOT EXISTS "isolation_checks_open" ON "isolation_checks" ("open", "id");

