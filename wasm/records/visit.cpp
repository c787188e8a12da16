#include "records/visit.h"

#include "app/app.h"
#include "ui/button.h"

namespace records {
namespace {
App* running = nullptr;
}  // namespace

void set_app(App& app) { running = &app; }
App& app() { return *running; }
void visit(std::string_view location) { running->go(std::string(location)); }

void place_link(std::string_view label, std::string_view location) {
  if (ui::link(label, location)) visit(location);
}

}  // namespace records
