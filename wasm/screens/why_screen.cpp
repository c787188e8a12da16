#include "app/app.h"
#include "screens/screens.h"
#include "screens/why_box.h"
#include "ui/date_field.h"
#include "ui/layout.h"
#include "ui/page.h"

// A person, an action and a place in; the answer with its reasons out. The address may name all three.
void draw_why(App& app) {
  static WhyBox box;
  static std::string shown, day;
  const std::string key =
      app.router().query("subject") + " " + app.router().query("action") + " " + app.router().query("resource");
  if (shown != key)
    box.ask_for(app.router().query("subject"), app.router().query("action"), app.router().query("resource"));
  shown = key;
  ui::page_head({.title = "Why",
                 .words = "Whether a person may do something somewhere, the rules that were looked at, and what would "
                          "change the answer."});
  ui::begin_page_body("why");
  {
    ui::Columns columns(100, 2);
    ui::begin_card("Question");
    ui::gap(2);
    ui::date_field("As of", day, {.help = "The end of a day that is past; empty for now", .width = ui::available()});
    box.as_of(day);
    ui::gap(3);
    box.draw();
    ui::end_card();
  }
  ui::end_page_body();
}
