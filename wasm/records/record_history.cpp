#include "records/record_history.h"

#include "records/problem_view.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/states.h"

namespace records {

void RecordHistory::draw(const Entity& entity, std::string_view id) {
  journal_.ask("resource=" + std::string(entity.name) + "&target=" + std::string(id));
  journal_.poll();
  if (journal_.loading()) return ui::skeleton(journal_.since(), 5);
  if (journal_.problem()) {
    if (draw_failure(journal_.problem(), "the history")) journal_.refresh();
    return;
  }
  if (journal_.items().empty()) ui::muted("Nothing is recorded that you may see.");
  for (const Json& record : journal_.items()) draw_journal_record(record, id);
  if (journal_.has_more() && ui::button("Show earlier changes", {.small = true})) journal_.more();
}

}  // namespace records
