#include "core/money.h"
#include "core/time.h"
#include "platform/clock.h"
#include "records/form.h"
#include "records/words.h"
#include "ui/choice.h"
#include "ui/date_field.h"
#include "ui/layout.h"
#include "ui/number_field.h"
#include "ui/select.h"

namespace records {
namespace {

std::string text_at(const FieldPlace& p) { return std::string(p.values.text(p.field.wire)); }

bool set(const FieldPlace& p, Json value) {
  p.values.set(p.field.wire, std::move(value));
  return true;
}

bool draw_text(const FieldPlace& p) {
  ui::FieldOptions o = options_of(p);
  o.most = std::size_t{p.field.longest} * 4;
  if (p.field.wire == "email") o.flags |= mirror::kEmail;
  std::string text = text_at(p);
  const bool edited = p.field.has(Field::LongText) ? bool(ui::text_area(p.field.label, text, 4, o))
                                                   : bool(ui::text_field(p.field.label, text, o));
  return edited && set(p, std::move(text));
}

// A number that may be left out is typed as text.
bool draw_optional_number(const FieldPlace& p) {
  ui::FieldOptions o = options_of(p);
  o.flags |= mirror::kNumeric;
  o.placeholder = "None";
  const Json* value = p.values.find(p.field.wire);
  std::string text = value && value->if_int() ? std::to_string(*value->if_int()) : "";
  if (!ui::text_field(p.field.label, text, o)) return false;
  std::int64_t number = 0;
  if (text.empty()) return set(p, {});
  return ui::parse_number(text, 0, number) && set(p, number);
}

bool draw_number(const FieldPlace& p) {
  if (p.field.type->nullable) return draw_optional_number(p);
  ui::FieldOptions o = options_of(p);
  const Field* currency = p.field.currency.empty() ? nullptr : p.shape.find(p.field.currency);
  const std::string unit(currency ? p.values.text(currency->wire) : std::string_view());
  o.unit = unit;
  o.width = theme::grid(50);
  std::int64_t number = p.values.integer(p.field.wire);
  const int decimals = p.field.kind() == Kind::money ? currency_exponent(unit).value_or(2) : 0;
  return ui::number_field(p.field.label, number, o, decimals) && set(p, number);
}

bool draw_boolean(const FieldPlace& p) {
  const Json* value = p.values.find(p.field.wire);
  bool on = value && value->if_bool() && *value->if_bool();
  return ui::toggle(p.field.label, on, {.help = p.field.hint}) && set(p, on);
}

bool draw_choice(const FieldPlace& p) {
  const auto choices = p.field.type->choices;
  std::vector<std::string> words;
  if (p.field.type->nullable) words.push_back("None");
  for (const auto choice : choices) words.push_back(words_of(choice));
  std::vector<ui::Option> options;
  for (const std::string& w : words) options.push_back({.label = w});
  const int first = p.field.type->nullable ? 1 : 0;
  int chosen = p.field.type->nullable ? 0 : -1;
  for (std::size_t i = 0; i < choices.size(); ++i)
    if (choices[i] == p.values.text(p.field.wire)) chosen = static_cast<int>(i) + first;
  if (!ui::select(p.field.label, chosen, options, options_of(p))) return false;
  return set(p, chosen < first ? Json() : Json(choices[static_cast<std::size_t>(chosen - first)]));
}

// A moment is chosen as a day, which begins at midnight where the viewer is.
bool draw_moment(const FieldPlace& p) {
  ui::FieldOptions o = options_of(p);
  const std::string help = "From midnight, " + platform::zone_name();
  if (o.help.empty()) o.help = help;
  const auto at = parse_timestamp(text_at(p));
  std::string iso;
  if (at) iso = format_date(date_of({at->ms + platform::zone_offset_minutes(at->ms) * std::int64_t{60'000}}));
  if (!ui::date_field(p.field.label, iso, o)) return false;
  const auto day = parse_date(iso);
  if (!day) return iso.empty() && set(p, {});
  const std::int64_t midnight = start_of(*day).ms;
  return set(p, format_timestamp({midnight - platform::zone_offset_minutes(midnight) * std::int64_t{60'000}}));
}

bool draw_day(const FieldPlace& p) {
  std::string iso = text_at(p);
  if (!ui::date_field(p.field.label, iso, options_of(p))) return false;
  return set(p, iso.empty() ? Json() : Json(iso));
}

bool draw_object(const FieldPlace& p) {
  ui::heading(3, p.field.label);
  ui::gap(2);
  if (!p.values.find(p.field.wire)) p.values.set(p.field.wire, Json::object());
  const Json* before = p.before ? p.before->find(p.field.wire) : nullptr;
  return draw_shape_fields(p.form, *p.field.type->shape(), *p.values.find(p.field.wire), before, p.path + ".");
}

}  // namespace

ui::FieldOptions options_of(const FieldPlace& p) {
  const Json* now = p.values.find(p.field.wire);
  const Json* then = p.before ? p.before->find(p.field.wire) : nullptr;
  const bool same = (now ? *now : Json()) == (then ? *then : Json());
  return {.help = p.field.hint,
          .fault = p.form.fault_of(p.path),
          .flags = p.field.has(Field::Required) ? static_cast<std::uint32_t>(mirror::kRequired) : 0U,
          .changed = p.before && !same,
          .width = ui::available()};
}

bool draw_form_field(const FieldPlace& p) {
  if (p.form.wants_focus && (p.form.faults.empty() || !p.form.fault_of(p.path).empty())) {
    p.form.wants_focus = false;
    mirror::focus(ui::id_of(p.field.label));
  }
  if (const CodeField* code = find_code_field(p.field))
    return draw_reference_field(p, *code->entity, code->code, options_of(p));
  switch (p.field.kind()) {
    case Kind::integer:
    case Kind::money: return draw_number(p);
    case Kind::boolean: return draw_boolean(p);
    case Kind::choice: return draw_choice(p);
    case Kind::timestamp: return draw_moment(p);
    case Kind::date: return draw_day(p);
    case Kind::list: return draw_list_field(p);
    case Kind::object: return draw_object(p);
    case Kind::reference:
      if (p.field.target) return draw_reference_field(p, *p.field.target, "id", options_of(p));
      break;
    case Kind::text: break;
  }
  return draw_text(p);
}

}  // namespace records
