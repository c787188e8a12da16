#include "records/record_details.h"

#include <algorithm>

#include "fonts/icons.h"
#include "platform/clock.h"
#include "records/name_of_record.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/fact.h"
#include "ui/layout.h"
#include "ui/marks.h"

namespace records {
namespace {

bool has_value(const Json* value) {
  if (!value || value->is_null()) return false;
  if (value->if_text()) return !value->if_text()->empty();
  if (value->if_array()) return !value->if_array()->empty();
  if (const Json::Object* parts = value->if_object())
    return std::any_of(parts->begin(), parts->end(), [](const auto& part) { return has_value(&part.value); });
  return true;
}

void draw_parts(const Field& f, const Shape& part, const Json& items) {
  ui::gap(2);
  ui::heading(3, f.label);
  ui::gap(1);
  for (const Json& item : *items.if_array()) {
    std::string line;
    for (const Field& inner : part.fields) {
      const std::string shown = show_value(part, inner, item);
      if (!shown.empty()) line += (line.empty() ? "" : " \u00B7 ") + shown;
    }
    ui::text(line);
  }
}

void draw_field(const Shape& shape, const Field& f, const Json& row, const Json& value) {
  const TypeOps* item = f.kind() == Kind::list ? f.type->item : nullptr;
  if (item && item->kind == Kind::object) return draw_parts(f, *item->shape(), value);
  if (f.kind() == Kind::object) {
    ui::gap(2);
    ui::heading(3, f.label);
    ui::gap(1);
    return draw_record_fields(*f.type->shape(), value, nullptr);
  }
  ui::fact(f.label);
  const std::string shown = show_value(shape, f, row);
  if (f.kind() == Kind::reference && f.target && session().appearance(*f.target)) {
    place_link(shown, screen_path(*f.target, row.text(f.wire)));
  } else if (is_status(f)) {
    ui::status(shown, tone_of(row.text(f.wire)));
  } else {
    ui::text(shown);
  }
  ui::gap(1.5F);
}

}  // namespace

void draw_record_fields(const Shape& shape, const Json& row, const Entity* links_of) {
  // Plain values first, in columns; groups and lists below them.
  for (const bool grouped : {false, true}) {
    for (const Field& f : shape.fields) {
      const bool group = f.kind() == Kind::object || (f.kind() == Kind::list && f.type->item->kind == Kind::object);
      const Json* value = row.find(f.wire);
      if (group != grouped || f.has(Field::Private) || !has_value(value)) continue;
      if (links_of && f.name == links_of->title) continue;  // it is the heading
      ImGui::PushID(f.wire.data(), f.wire.data() + f.wire.size());
      draw_field(shape, f, row, *value);
      ImGui::PopID();
    }
  }
}

void draw_record_version(const Json& row) {
  ui::gap(3);
  std::string words = "Version " + std::to_string(row.integer("version")) + " \u00B7 changed " +
                      format_ago(row.text("updatedAt")) + " \u00B7 created " + format_moment(row.text("createdAt"));
  if (!row.text("archivedAt").empty()) words += " \u00B7 archived " + format_moment(row.text("archivedAt"));
  ui::muted(words + " \u00B7 times in " + platform::zone_name(), ui::Face::small);
}

void draw_record_details(const Entity& entity, const Json& row, const SidePlace& place) {
  draw_record_actions(entity, row, place);
  ui::gap(3);
  if (!row.text("archivedAt").empty()) {
    ui::badge("Archived", ui::Tone::warning);
    ui::gap(2);
  }
  draw_record_fields(entity, row, &entity);
  draw_record_related(entity, row.text("id"));
  draw_record_version(row);
}

}  // namespace records
