#include <algorithm>
#include <catch_amalgamated.hpp>

#include "gallery.h"

#include "mirror/events.h"
#include "mirror/mirror_headless.h"
#include "net/request_headless.h"
#include "platform/input.h"
#include "platform/platform_headless.h"
#include "ui/date_field.h"
#include "ui/match.h"
#include "ui/number_field.h"
#include "ui/toast.h"

using mirror::Element;
using mirror::Role;
using mirror::headless::find;
using platform::headless::frame;
using platform::headless::settle;

namespace {

void start(std::string_view place) {
  static const bool once = [] {
    platform::headless::set_assets(CARMEN_FONTS);
    run(gallery::app());
    return true;
  }();
  static_cast<void>(once);
  gallery::table_state() = {};
  gallery::app().go(place);
  settle();
}

void press_key(int index) {
  platform::key(index, true);
  frame();
  platform::key(index, false);
  settle();
}
constexpr int kDown = 4;
constexpr int kPageUp = 5;
constexpr int kPageDown = 6;
constexpr int kEnter = 13;
constexpr int kEscape = 14;
constexpr int kLetterK = 16 + 10;

const Element* focused() {
  for (const Element& e : mirror::shown().elements)
    if (e.id == mirror::focused()) return &e;
  return nullptr;
}

// Another screen for as long as it lives.
class Resized {
 public:
  Resized(int platform::Display::*side, int size) : before_(platform::display()) {
    platform::Display display = before_;
    display.*side = size;
    show(display);
  }
  ~Resized() { show(before_); }
  Resized(const Resized&) = delete;
  Resized& operator=(const Resized&) = delete;

 private:
  static void show(const platform::Display& display) {
    platform::headless::set_display(display);
    settle();
  }

  const platform::Display before_;
};

}  // namespace

TEST_CASE("a button is pressed by its mirrored element, by mouse and by touch") {
  start("/app/plans");
  const int before = gallery::seen().pressed;
  REQUIRE(mirror::headless::press(Role::button, "Create plan"));
  settle();
  CHECK(gallery::seen().pressed == before + 1);
  REQUIRE(mirror::headless::click(Role::button, "Create plan"));
  settle();
  CHECK(gallery::seen().pressed == before + 2);
  const ImVec2 at = mirror::headless::place_of(*find(Role::button, "Create plan")).GetCenter();
  platform::pointer(platform::Pointer::touch, platform::Stroke::down, at.x, at.y, 0);
  platform::pointer(platform::Pointer::touch, platform::Stroke::up, at.x, at.y, 0);
  settle();
  CHECK(gallery::seen().pressed == before + 3);
}

TEST_CASE("a field takes what is typed into its mirrored element, and shows it") {
  start("/app/parts");
  REQUIRE(mirror::headless::fill("Name", "Harbour View"));
  settle();
  CHECK(gallery::seen().name == "Harbour View");
  CHECK(mirror::shown().value(*find(Role::textbox, "Name")) == "Harbour View");
  REQUIRE(mirror::headless::press(Role::checkbox, "Send a welcome letter"));
  settle();
  CHECK(gallery::seen().ticked);
  CHECK((find(Role::checkbox, "Send a welcome letter")->flags & mirror::kChecked) != 0);
}

TEST_CASE("a number that cannot be read is said and not taken") {
  start("/app/parts");
  REQUIRE(mirror::headless::fill("Rooms", "12 rooms"));
  settle();
  CHECK(gallery::seen().rooms == 1234);
  CHECK((find(Role::textbox, "Rooms")->flags & mirror::kInvalid) != 0);
  REQUIRE(mirror::headless::fill("Rooms", "2,500"));
  settle();
  CHECK(gallery::seen().rooms == 2500);
}

TEST_CASE("a disabled button says why and does nothing") {
  start("/app/parts");
  const Element* e = find(Role::button, "Archive");
  REQUIRE(e != nullptr);
  CHECK((e->flags & mirror::kDisabled) != 0);
  CHECK(mirror::shown().help(*e) == "Two people still work here. Move them first.");
}

TEST_CASE("a dialog holds the page, waits for the typed name, and gives the focus back") {
  start("/app/parts");
  REQUIRE(mirror::headless::press(Role::button, "Delete plan"));
  settle();
  const Element* dialog = find(Role::dialog, "Delete this plan");
  REQUIRE(dialog != nullptr);
  CHECK((find(Role::main, "")->flags & mirror::kInert) != 0);
  CHECK_FALSE(mirror::headless::press(Role::button, "Move"));
  CHECK((mirror::headless::find_within(dialog->id, Role::button, "Delete plan")->flags & mirror::kDisabled) != 0);
  REQUIRE(mirror::headless::fill("Type Basic to confirm", "Basic"));
  settle();
  mirror::on_activate(
      mirror::headless::find_within(find(Role::dialog, "Delete this plan")->id, Role::button, "Delete plan")->id);
  settle();
  CHECK(gallery::seen().confirmed == 1);
  CHECK(find(Role::dialog, "Delete this plan") == nullptr);
  REQUIRE(focused() != nullptr);
  CHECK(mirror::shown().name(*focused()) == "Delete plan");
}

TEST_CASE("a dialog begins in its box, Enter there does what it is for, and Escape gives the focus back") {
  start("/app/parts");
  const int before = gallery::seen().confirmed;
  mirror::on_focus(find(Role::button, "Delete plan")->id, true);
  for (const bool named : {false, true}) {
    REQUIRE(mirror::headless::press(Role::button, "Delete plan"));
    settle();
    REQUIRE(focused() != nullptr);
    CHECK(mirror::shown().name(*focused()) == "Type Basic to confirm");
    press_key(kEnter);  // nothing is typed yet
    CHECK(gallery::seen().confirmed == before);
    REQUIRE(find(Role::dialog, "Delete this plan") != nullptr);
    if (named) REQUIRE(mirror::headless::fill("Type Basic to confirm", "Basic"));
    settle();
    press_key(named ? kEnter : kEscape);
    CHECK(find(Role::dialog, "Delete this plan") == nullptr);
    CHECK(gallery::seen().confirmed == before + (named ? 1 : 0));
    REQUIRE(focused() != nullptr);
    CHECK(mirror::shown().name(*focused()) == "Delete plan");
  }
}

TEST_CASE("a choice is found by typing and taken with Enter") {
  start("/app/parts");
  REQUIRE(mirror::headless::fill("Role", "head"));
  settle();
  REQUIRE(find(Role::option, "Department head") != nullptr);
  CHECK(find(Role::option, "Staff") == nullptr);
  press_key(kEnter);
  CHECK(gallery::seen().role == 3);
  CHECK(find(Role::listbox, "Options") == nullptr);
}

TEST_CASE("the palette opens by keyboard and goes to a place; back returns") {
  start("/app/people");
  platform::modifiers(true, false, false);
  platform::key(kLetterK, true);
  frame();
  platform::key(kLetterK, false);
  platform::modifiers(false, false, false);
  settle();
  REQUIRE(find(Role::dialog, "Find anything") != nullptr);
  REQUIRE(mirror::headless::fill("Search screens, records and actions", "over"));
  settle();
  press_key(kEnter);
  CHECK(platform::location() == "/app");
  CHECK(platform::headless::title() == "Overview \u00B7 Carmen");
  platform::back();
  settle();
  CHECK(find(Role::heading, "People") != nullptr);
}

TEST_CASE("a table of any length mirrors only the rows in sight and follows the keyboard") {
  start("/app/people");
  const Element* grid = find(Role::grid, "People");
  REQUIRE(grid != nullptr);
  CHECK(grid->count == gallery::kRows + 1);
  const auto rows = std::count_if(mirror::shown().elements.begin(), mirror::shown().elements.end(),
                                  [](const Element& e) { return e.role == static_cast<std::uint32_t>(Role::row); });
  CHECK(rows > 10);
  CHECK(rows < 40);
  mirror::on_focus(grid->id, true);
  settle();
  for (int i = 0; i < 60; ++i) press_key(kDown);
  CHECK(gallery::table_state().cursor == 60);
  press_key(kEnter);
  CHECK(gallery::table_state().opened == 60);
  CHECK(find(Role::complementary, "Ng\u00F4 B\u1EA3o Ch\u00E2u") != nullptr);
}

TEST_CASE("Page down and Page up move what does not fit, wherever the focus is") {
  start("/app/parts");
  const Resized low(&platform::Display::height, 400);
  const auto scrolled = [] {
    const ImGuiID page = find(Role::main, "")->id;
    const auto& all = mirror::shown().elements;
    const auto at = std::find_if(all.begin(), all.end(), [page](const Element& e) {
      return e.parent == page && (e.flags & mirror::kScrolls) != 0;
    });
    return at == all.end() ? -1 : at->scroll_y;
  };
  mirror::on_focus(0, false);
  press_key(kPageUp);
  REQUIRE(scrolled() == 0);
  press_key(kPageDown);
  CHECK(scrolled() > 100);
  press_key(kPageUp);
  CHECK(scrolled() == 0);
  mirror::on_focus(find(Role::combobox, "Role")->id, true);
  settle();
  const int in_sight = scrolled();
  press_key(kPageDown);  // the list of choices has its own use for it
  CHECK(scrolled() == in_sight);
}

TEST_CASE("on a phone a panel is a page of its own, with the first heading") {
  start("/app/people");
  gallery::table_state().opened = 60;
  settle();
  constexpr std::string_view kName = "Ng\u00F4 B\u1EA3o Ch\u00E2u";
  REQUIRE(find(Role::heading, kName) != nullptr);
  CHECK(find(Role::heading, kName)->position == 2);
  const Resized phone(&platform::Display::width, 390);
  REQUIRE(find(Role::heading, kName) != nullptr);
  CHECK(find(Role::heading, kName)->position == 1);
}

TEST_CASE("Escape closes the panel from wherever nobody types, and gives the focus back") {
  start("/app/people");
  const auto grid = [] { return find(Role::grid, "People"); };
  REQUIRE(grid() != nullptr);
  const auto open = [&] {
    mirror::on_focus(grid()->id, true);
    settle();
    press_key(kEnter);
    REQUIRE(find(Role::button, "Close panel") != nullptr);
  };
  open();
  press_key(kEscape);  // from the table
  CHECK(find(Role::button, "Close panel") == nullptr);
  open();
  mirror::on_focus(find(Role::textbox, "Name")->id, true);
  settle();
  press_key(kEscape);  // from a box within
  CHECK(find(Role::button, "Close panel") == nullptr);
  REQUIRE(focused() != nullptr);
  CHECK(focused()->id == grid()->id);
  open();
  REQUIRE(mirror::headless::fill("Role", "head"));
  settle();
  press_key(kEscape);  // the list of the choice first
  CHECK(find(Role::listbox, "Options") == nullptr);
  CHECK(find(Role::button, "Close panel") != nullptr);
  mirror::on_focus(find(Role::search, "Search people")->id, true);
  settle();
  press_key(kEscape);
  CHECK(find(Role::button, "Close panel") != nullptr);
}

TEST_CASE("a dialog taller than the screen keeps its title in sight") {
  start("/app/parts");
  const Resized low(&platform::Display::height, 160);
  REQUIRE(mirror::headless::press(Role::button, "Delete plan"));
  settle();
  CHECK(mirror::headless::place_of(*find(Role::heading, "Delete this plan")).Min.y >= 0);
  press_key(kEscape);
}

TEST_CASE("nothing is drawn and nothing handed over when nothing happens") {
  start("/app/plans");
  frame();
  CHECK(mirror::last_changes().none());
  CHECK(settle() <= 3);
}

TEST_CASE("Tab goes through what can be pressed and leaves out what a dialog covers") {
  start("/app/parts");
  mirror::headless::tab();
  settle();
  REQUIRE(focused() != nullptr);
  CHECK((focused()->flags & mirror::kFocusable) != 0);
  REQUIRE(mirror::headless::press(Role::button, "Delete plan"));
  settle();
  for (int i = 0; i < 6; ++i) {
    mirror::headless::tab();
    settle();
    REQUIRE(focused() != nullptr);
    const ImGuiID dialog = find(Role::dialog, "Delete this plan")->id;
    CHECK(mirror::headless::find_within(dialog, static_cast<Role>(focused()->role), mirror::shown().name(*focused())) !=
          nullptr);
  }
  press_key(kEscape);
  CHECK(find(Role::dialog, "Delete this plan") == nullptr);
}

TEST_CASE("toasts tell, undo, and go; danger stays") {
  start("/app/plans");
  static bool undone = false;
  ui::toast_with_undo(
      "Hotel moved.",
      [](void*) {
        undone = true;
        ui::toast("Hotel moved back.");
      },
      nullptr);
  settle();
  REQUIRE(find(Role::status, "Hotel moved.") != nullptr);
  REQUIRE(mirror::headless::press(Role::button, "Undo"));
  settle();
  CHECK(undone);
  CHECK(find(Role::status, "Hotel moved back.") != nullptr);
  ui::toast("It could not be saved.", theme::Tone::danger);
  ui::toast("Saved.");
  settle();
  platform::headless::pass(20'000);
  settle();
  CHECK(find(Role::status, "Saved.") == nullptr);
  REQUIRE(find(Role::alert, "It could not be saved.") != nullptr);
  REQUIRE(mirror::headless::press(Role::button, "Close message"));
  settle();
}

TEST_CASE("numbers, days and matches") {
  CHECK(ui::format_number(123450, 2) == "1,234.50");
  CHECK(ui::format_number(-5, 3) == "\u22120.005");
  CHECK(ui::format_number(0, 0) == "0");
  std::int64_t value = 0;
  CHECK(ui::parse_number("\u22121,234.5", 2, value));
  CHECK(value == -123450);
  CHECK_FALSE(ui::parse_number("1.234", 2, value));
  CHECK_FALSE(ui::parse_number("99999999999999999999", 0, value));
  CHECK_FALSE(ui::parse_number("", 0, value));
  CHECK(ui::format_day("2026-03-09") == "9 Mar 2026");
  CHECK(ui::format_day("never") == "never");
  CHECK(ui::match("Riverside Grand", "rg") > ui::match("Large", "rg"));
  CHECK(ui::match("Riverside Grand", "xyz") == 0);
}

TEST_CASE("an address names a screen, its parts and its query") {
  constexpr Screen kScreens[] = {{"/app", "Overview", nullptr, {}, nullptr},
                                 {"/app/hotels/:id/users", "People", nullptr, {}, nullptr}};
  Router router(kScreens);
  router.follow("/app/hotels/HT%2D0001/users?status=active&q=a%20b+c");
  REQUIRE(router.screen() == &kScreens[1]);
  CHECK(router.part("id") == "HT-0001");
  CHECK(router.query("q") == "a b c");
  CHECK(router.query("none").empty());
  router.follow("/app/");
  CHECK(router.screen() == &kScreens[0]);
  router.follow("/app/hotels//users");
  CHECK(router.screen() == nullptr);
}

TEST_CASE("requests are answered in the order of the queue and can be called off") {
  int answered = 0;
  const auto count = [](void* context, const net::Answer& a) { *static_cast<int*>(context) += a.status; };
  net::headless::will_answer("GET", "/api/users", {.status = 200, .body = "[]"});
  const int kept = net::request("GET", "/api/users", {}, {}, count, &answered);
  const int dropped = net::request("GET", "/api/users", {}, {}, count, &answered);
  net::cancel(dropped);
  CHECK(kept != dropped);
  CHECK(net::headless::deliver() == 1);
  CHECK(answered == 200);
  CHECK(net::waiting() == 0);
}
