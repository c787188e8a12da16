#include "ui/date_field.h"

#include "fonts/icons.h"
#include "ui/tooltip.h"

namespace ui {
namespace {

constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

int two(std::string_view text, std::size_t at) {
  const int tens = text[at] - '0';
  const int ones = text[at + 1] - '0';
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? 0 : tens * 10 + ones;
}

}  // namespace

std::string format_day(std::string_view iso) {
  if (iso.size() < 10) return std::string(iso);
  const int month = two(iso, 5);
  const int day = two(iso, 8);
  if (month < 1 || month > 12 || day < 1) return std::string(iso);
  std::string out = day >= 10 ? std::string(iso.substr(8, 2)) : std::string(iso.substr(9, 1));
  out.append(" ").append(kMonths[month - 1]).append(" ").append(iso.substr(0, 4));
  return out;
}

Edit date_field(std::string_view label, std::string& iso, const FieldOptions& o) {
  const FieldBox field = begin_field(label, o, theme::sizes().control);
  Edit edit;
  edit.changed = mirror::take_input(field.id, iso) && o.disabled_because.empty();
  const Item it = item_at(field.id, field.box,
                          {.role = Role::date,
                           .name = label,
                           .value = iso,
                           .help = o.fault.empty() ? o.help : o.fault,
                           .flags = field_flags(o)});
  edit.focused = it.focused;
  edit.submitted = was_entered(it);
  if (it.visible) {
    draw_box(it, field.box, o);
    const ImRect inner = paint::inset(field.box, theme::grid(2.5F), 0);
    const ImVec2 sign{inner.Max.x - theme::sizes().icon / 2, inner.GetCenter().y};
    // The real input shows its own day and sign while it is edited.
    if (!it.focused) {
      paint::text_in(inner, Face::body, iso.empty() ? theme::colors().muted : theme::colors().text,
                     iso.empty() ? "No date" : format_day(iso));
      paint::glyph(sign, icon::kCalendar, theme::colors().muted);
    }
  }
  tooltip(it, o.disabled_because);
  end_field(o);
  return edit;
}

}  // namespace ui
