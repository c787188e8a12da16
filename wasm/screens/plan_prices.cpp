#include "screens/plan_prices.h"

#include "fonts/icons.h"
#include "records/words.h"
#include "screens/choose.h"
#include "ui/button.h"
#include "ui/layout.h"

namespace {

constexpr std::string_view kModels[] = {"Flat, once a period", "Per seat, one rate", "Graduated, each seat by its tier",
                                        "Volume, all seats at one tier's rate"};
constexpr std::string_view kRoundings[] = {"Half up", "Half to even", "Down"};

// Tiers follow the model: only graduated and volume prices have more than one.
void fit_tiers(Price& price) {
  const bool tiered = price.model == PriceModel::graduated || price.model == PriceModel::volume;
  if (price.tiers.empty()) price.tiers.push_back({});
  if (!tiered) price.tiers.erase(price.tiers.begin(), price.tiers.end() - 1);
  if (price.model == PriceModel::flat) price.tiers[0].unit_amount.clear();
  if (price.model == PriceModel::per_seat) price.tiers[0].flat_amount.clear();
  price.tiers.back().up_to.reset();
}

bool draw_module_of(Price& price, const PlanVersion& version, std::string_view fault) {
  std::vector<std::string> words{"The plan as a whole"};
  int chosen = 0;
  for (const PlanModule& module : version.modules) {
    if (module.module_id == price.module_id) chosen = static_cast<int>(words.size());
    words.push_back(records::words_of(module.module_id));
  }
  std::vector<ui::Option> options;
  for (const std::string& word : words) options.push_back({.label = word});
  if (!ui::select("Price of", chosen, options, {.fault = fault, .width = ui::available()})) return false;
  price.module_id = chosen == 0 ? std::string() : version.modules[static_cast<std::size_t>(chosen) - 1].module_id;
  return true;
}

bool draw_price(PlanVersion& version, std::size_t index, const std::vector<Fault>& faults, bool& remove) {
  Price& price = version.prices[index];
  const std::string path = "prices[" + std::to_string(index) + "]";
  bool changed = false;
  {
    ui::Columns columns(45, 3);
    changed =
        bool(ui::text_field("On the invoice", price.description,
                            {.fault = fault_at(faults, path + ".description"), .width = ui::available(), .most = 200}));
    columns.next();
    if (choose("Model", price.model, kModels, fault_at(faults, path + ".model"))) {
      fit_tiers(price);
      changed = true;
    }
    columns.next();
    changed = draw_module_of(price, version, fault_at(faults, path + ".moduleId")) || changed;
  }
  ui::gap(2);
  changed = draw_tiers(price, version.currency, faults, path) || changed;
  ui::gap(1);
  choosing::chip_label("Rounding");
  ui::beside(2);
  changed = choose_chip(price.rounding, kRoundings) || changed;
  ui::push_to_right(ui::button_width("Remove price", {.look = ui::Look::ghost, .icon = icon::kDelete, .small = true}));
  const bool only = version.prices.size() == 1;
  if (ui::button("Remove price",
                 {.look = ui::Look::ghost,
                  .icon = icon::kDelete,
                  .disabled_because = only ? std::string_view("A plan has at least one price.") : std::string_view(),
                  .small = true}))
    remove = true;
  return changed;
}

}  // namespace

bool draw_plan_prices(PlanVersion& version, const std::vector<Fault>& faults) {
  bool changed = false;
  std::size_t removed = version.prices.size();
  for (std::size_t i = 0; i < version.prices.size(); ++i) {
    const std::string name = "Price " + std::to_string(i + 1);
    bool remove = false;
    ui::begin_card(name);
    ui::gap(2);
    changed = draw_price(version, i, faults, remove) || changed;
    ui::end_card();
    ui::gap(3);
    if (remove) removed = i;
  }
  if (removed < version.prices.size()) {
    version.prices.erase(version.prices.begin() + static_cast<std::ptrdiff_t>(removed));
    changed = true;
  }
  if (ui::button("Add price", {.icon = icon::kAdd})) {
    Price& price = version.prices.emplace_back();
    price.model = PriceModel::per_seat;
    price.tiers.emplace_back();
    changed = true;
  }
  return changed;
}
