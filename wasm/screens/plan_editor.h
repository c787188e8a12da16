#pragma once

#include "commercial/module.h"
#include "records/deed.h"
#include "records/form.h"
#include "records/loaded_record.h"
#include "records/record_list.h"
#include "screens/plan_draft.h"
#include "screens/plan_example.h"

class App;

// A price list on its way: read or begun, saved as a draft, published.
struct PlanEditor {
  std::string place;  // that it was opened for
  records::LoadedRecord row;
  PlanDraft draft;
  bool begun = false;
  records::Form form{.shape = &kPlanVersions};  // for the plan's picker
  records::RecordList modules{kModules, 100};
  PlanExample example;
  records::Deed save, publish;
  bool publishing = false;
};

// The one primary action: what the draft needs next.
struct NextStep {
  std::string_view action = {};
  const char* icon = nullptr;
  std::string_view disabled_because = {};
  void (*act)(PlanEditor&) = nullptr;
};

void open_editor(PlanEditor&, App&);  // what the address names
void take_saved(PlanEditor&);
void take_published(PlanEditor&);
std::vector<Fault> faults_of(const PlanEditor&);
NextStep next_step(const PlanEditor&);
