#include "screens/plan_basics.h"

#include <algorithm>
#include <cstdlib>

#include "records/words.h"
#include "screens/choose.h"
#include "ui/field.h"
#include "ui/layout.h"
#include "ui/marks.h"

namespace {

constexpr std::string_view kPeriods[] = {"Every month", "Every year"};

// "prices[0].tiers[1].unitAmount" as "Price 1, tier 2, for each seat".
std::string words_of_path(std::string_view path) {
  std::string out;
  const Shape* shape = &kPlanVersions;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('.'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    const std::string_view name = part.substr(0, part.find('['));
    const Field* f = shape ? shape->find_wire(name) : nullptr;
    const bool item = f && name.size() < part.size() && f->kind() == Kind::list && f->type->item->kind == Kind::object;
    std::string words = f ? std::string(f->label) : std::string(name);
    if (item) {
      shape = f->type->item->shape();
      words = std::string(shape->label) + " " + std::to_string(std::atoi(part.data() + name.size() + 1) + 1);
    }
    out += out.empty() ? words : ", " + records::lower_first(words);
  }
  return out;
}

}  // namespace

bool draw_plan_basics(PlanDraft& draft, records::Form& form, const std::vector<Fault>& faults) {
  PlanVersion& v = draft.version;
  bool changed = false;
  ui::begin_card("Plan");
  ui::gap(2);
  {
    ui::Columns columns(45, 3);
    const Field& plan = *kPlanVersions.find("plan_id");
    if (draft.is_new) {
      form.value.set(plan.wire, v.plan_id ? plan.read(&v) : Json());
      form.faults = faults;
      ImGui::PushID("plan");
      if (records::draw_form_field({form, kPlanVersions, plan, form.value, nullptr, "planId"}))
        changed = plan.write(&v, form.value.find(plan.wire) ? *form.value.find(plan.wire) : Json());
      ImGui::PopID();
    } else {
      ui::muted("Version", ui::Face::small);
      ui::text(v.title, ui::Face::strong);
    }
    columns.next();
    changed =
        ui::text_field(
            "Currency", v.currency,
            {.fault = fault_at(faults, "currency"), .flags = mirror::kRequired, .width = ui::available(), .most = 3})
            .changed ||
        changed;
    columns.next();
    changed = choose("Billed", v.period, kPeriods) || changed;
  }
  ui::end_card();
  return changed;
}

void draw_plan_checks(const PlanDraft& draft, const std::vector<Fault>& faults) {
  ui::begin_card("Before it is published");
  ui::gap(1);
  if (faults.empty()) ui::status("Prices and examples hold", ui::Tone::positive);
  for (const Fault& fault : faults) ui::toned(words_of_path(fault.field) + " " + fault.message, ui::Tone::warning);
  if (draft.is_new || draft.dirty()) ui::muted("Save it first; what is published is what is stored.");
  ui::end_card();
}
