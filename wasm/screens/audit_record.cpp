#include "screens/audit_record.h"

#include "identity/user.h"
#include "records/journal_list.h"
#include "records/name_of_record.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "screens/audit_proof.h"
#include "tenancy/business_unit.h"
#include "ui/fact.h"
#include "ui/layout.h"

namespace {

void fact(std::string_view label, std::string_view words) {
  if (words.empty()) return;
  ui::fact(label);
  ui::text(words);
  ui::gap(1);
}

}  // namespace

std::string audit_key(const Json& record) {
  return std::string(record.text("tenant")) + "/" + std::to_string(record.integer("seq"));
}

std::string audit_place(const Json& record) {
  const Json* place = record.find("place");
  if (!place) return "The platform";
  const struct {
    std::string_view key;
    const Entity& entity;
  } levels[] = {{"businessUnit", kBusinessUnits}, {"cluster", kClusters}, {"organisation", kOrganisations}};
  for (const auto& level : levels)
    if (const std::string_view id = place->text(level.key); !id.empty())
      return records::name_of_record(level.entity, id);
  return {};
}

void draw_audit_record(const Json& record) {
  fact("What", records::journal_deed(record));
  fact("When", records::format_moment(record.text("at")));
  ui::fact("Who");
  if (parse_uuid(record.text("actor")).value_or(Uuid{}).is_nil()) ui::text(record.text("actorName"));
  else records::place_link(record.text("actorName"), records::screen_path(kUsers, record.text("actor")));
  ui::gap(1);
  fact("Where", audit_place(record));
  fact("Reason", record.text("reason"));
  fact("Address", record.text("ip"));
  fact("Request", record.text("requestId"));
  ui::gap(3);
  ui::heading(3, "What was different afterwards");
  ui::gap(1);
  records::draw_journal_targets(record, "");
  ui::gap(3);
  ui::heading(3, "Proof");
  ui::gap(1);
  draw_audit_proof(record);
}
