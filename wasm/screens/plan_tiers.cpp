#include <algorithm>
#include <cmath>

#include "fonts/icons.h"
#include "screens/plan_prices.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/number_field.h"

namespace {

struct Grid {
  float from, up_to, unit, flat, remove;
  bool tiered, has_unit, has_flat;
};

Grid lay_out(const Price& price) {
  Grid g{};
  g.tiered = price.model == PriceModel::graduated || price.model == PriceModel::volume;
  g.has_unit = price.model != PriceModel::flat;
  g.has_flat = price.model != PriceModel::per_seat;
  g.remove = g.tiered ? theme::sizes().control : 0;
  const float space = theme::grid(2);
  const int columns = (g.tiered ? 2 : 0) + (g.has_unit ? 1 : 0) + (g.has_flat ? 1 : 0);
  const float room = ui::available() - g.remove - space * static_cast<float>(columns);
  const float each = std::floor(std::fmin(room / static_cast<float>(std::max(1, columns)), theme::grid(44)));
  g.from = g.tiered ? each : 0;
  g.up_to = g.from;
  g.unit = g.flat = each;
  return g;
}

void draw_head(const Grid& g) {
  const auto head = [](std::string_view words, float width) {
    const ui::Item it = ui::plain({width, theme::grid(5)});
    paint::text_in(it.rect, ui::Face::small, theme::colors().muted, words);
    ui::beside(2);
  };
  if (g.tiered) head("From seat", g.from);
  if (g.tiered) head("Up to seat", g.up_to);
  if (g.has_unit) head("For each seat", g.unit);
  if (g.has_flat) head(g.tiered ? "And once" : "Amount", g.flat);
  ui::plain({0, 0});
}

bool draw_amount(const std::string& name, std::string& amount, float width, const std::string& currency,
                 std::string_view fault) {
  const ui::Edit edit = ui::text_field(name, amount,
                                       {.fault = fault,
                                        .unit = currency,
                                        .placeholder = "0",
                                        .flags = mirror::kNumeric | mirror::kRight,
                                        .width = width,
                                        .hide_label = true,
                                        .most = 24});
  ui::beside(2);
  return edit.changed;
}

bool draw_up_to(const std::string& name, PriceTier& tier, bool last, float width, std::string_view fault) {
  std::string text = tier.up_to ? std::to_string(*tier.up_to) : std::string();
  const ui::Edit edit =
      ui::text_field(name, text,
                     {.fault = fault,
                      .placeholder = last ? "and above" : "",
                      .disabled_because = last ? std::string_view("The last tier has no end.") : std::string_view(),
                      .flags = mirror::kNumeric | mirror::kRight,
                      .width = width,
                      .hide_label = true,
                      .most = 12});
  ui::beside(2);
  if (!edit.changed) return false;
  std::int64_t number = 0;
  if (text.empty()) tier.up_to.reset();
  else if (ui::parse_number(text, 0, number)) tier.up_to = number;
  return true;
}

void draw_from(std::int64_t from, float width) {
  const ui::Item it = ui::plain({width, theme::sizes().control});
  const std::string words = from > 0 ? ui::format_number(from, 0) : std::string("\u2014");
  paint::text_in(paint::inset(it.rect, theme::grid(1), 0), ui::Face::body, theme::colors().muted, words,
                 ui::Align::left);
  mirror::leaf(0, it.rect, {.role = ui::Role::text, .name = "From seat " + words});
  ui::beside(2);
}

}  // namespace

bool draw_tiers(Price& price, const std::string& currency, const std::vector<Fault>& faults, const std::string& path) {
  const Grid g = lay_out(price);
  bool changed = false;
  std::size_t removed = price.tiers.size();
  draw_head(g);
  for (std::size_t i = 0; i < price.tiers.size(); ++i) {
    PriceTier& tier = price.tiers[i];
    const bool last = i + 1 == price.tiers.size();
    const std::string at = path + ".tiers[" + std::to_string(i) + "]",
                      of = g.tiered ? ", tier " + std::to_string(i + 1) : std::string();
    ui::push_id(at);
    const std::int64_t from = i == 0 ? 1 : price.tiers[i - 1].up_to.value_or(-1) + 1;
    if (g.tiered) draw_from(from, g.from);
    if (g.tiered)
      changed = draw_up_to("Up to seat" + of, tier, last, g.up_to, fault_at(faults, at + ".upTo")) || changed;
    if (g.has_unit)
      changed =
          draw_amount("For each seat" + of, tier.unit_amount, g.unit, currency, fault_at(faults, at + ".unitAmount")) ||
          changed;
    if (g.has_flat)
      changed = draw_amount((g.tiered ? "And once" : "Amount") + of, tier.flat_amount, g.flat, currency,
                            fault_at(faults, at + ".flatAmount")) ||
                changed;
    if (g.tiered && price.tiers.size() > 1 && ui::icon_button(icon::kClose, "Remove tier " + std::to_string(i + 1)))
      removed = i;
    else ui::plain({0, 0});
    ImGui::PopID();
  }
  if (removed < price.tiers.size()) {
    price.tiers.erase(price.tiers.begin() + static_cast<std::ptrdiff_t>(removed));
    price.tiers.back().up_to.reset();
    changed = true;
  }
  if (const std::string_view fault = fault_at(faults, path + ".tiers"); !fault.empty())
    ui::toned("The tiers: " + std::string(fault), ui::Tone::danger, ui::Face::small);
  if (g.tiered && ui::button("Add tier", {.look = ui::Look::ghost, .icon = icon::kAdd, .small = true})) {
    const std::size_t n = price.tiers.size();
    price.tiers[n - 1].up_to = (n > 1 ? price.tiers[n - 2].up_to.value_or(0) : 0) + 10;
    price.tiers.push_back({});
    changed = true;
  }
  return changed;
}
