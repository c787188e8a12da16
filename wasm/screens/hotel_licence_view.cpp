#include "screens/hotel_licence_view.h"

#include <algorithm>

#include "access/assignment.h"
#include "access/hotel_licence.h"
#include "commercial/subscription.h"
#include "fonts/icons.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "screens/record_views.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/states.h"

namespace {

struct LicenceWord {
  std::string_view name, word;
  ui::Tone tone;
};
constexpr LicenceWord kWords[] = {{"active", "Open", ui::Tone::positive},
                                  {"grace", "Open, in grace", ui::Tone::warning},
                                  {"expired", "Read only", ui::Tone::warning},
                                  {"none", "Locked", ui::Tone::danger}};

const LicenceWord& word_of_licence(std::string_view name) {
  for (const LicenceWord& w : kWords)
    if (w.name == name) return w;
  return kWords[3];
}

std::string place_of_remedy(const Json& remedy, std::string_view hotel) {
  const std::string_view action = remedy.text("action"), target = remedy.text("target");
  if (action == "subscriptions.create")
    return records::screen_path(kSubscriptions, "new") + "?businessUnitId=" + std::string(hotel);
  if (action == "subscriptions.renew") return records::screen_path(kSubscriptions, target) + "/renew";
  return {};
}

}  // namespace

void HotelLicenceView::about(std::string_view hotel) {
  if (hotel_ == hotel) return;
  hotel_ = hotel;
  refresh();
}

void HotelLicenceView::refresh() {
  if (hotel_.empty()) return;
  ask_.begin(kHotelLicence);
  ask_.apply(Json::Object{{"businessUnitId", hotel_}});
}

void HotelLicenceView::draw_contract(const Json& licence) const {
  const Json* contract = licence.find("contract");
  if (!contract) {
    ui::text("The hotel has no subscription, so every module is locked.", ui::Face::strong);
    ui::gap(1);
    return records::place_link("Create subscription",
                               records::screen_path(kSubscriptions, "new") + "?businessUnitId=" + hotel_);
  }
  const std::string_view state = contract->text("state");
  ui::status(records::words_of(state), records::tone_of(state));
  ui::gap(1);
  ui::text(contract->text("plan"), ui::Face::section);
  ui::muted(contract->text("text"));
  ui::gap(1);
  records::place_link("Open subscription " + std::string(contract->text("number")),
                      records::screen_path(kSubscriptions, contract->text("id")));
}

void HotelLicenceView::draw_seats(const Json& licence) const {
  const Json* seats = licence.find("seats");
  if (!seats) return;
  const std::int64_t used = seats->integer("used"), bought = seats->integer("bought");
  const Json* unlimited = seats->find("unlimited");
  const bool open = unlimited && unlimited->if_bool() && *unlimited->if_bool();
  const Json* contract = licence.find("contract");
  if (open && contract && contract->text("seatPolicy") == "overage") {
    const std::int64_t above = std::max<std::int64_t>(0, used - bought);
    ui::meter("Seats", static_cast<double>(std::min(used, bought)), static_cast<double>(std::max(used, bought)),
              std::to_string(used) + " people, " + std::to_string(bought) + " seats bought, " + std::to_string(above) +
                  " charged above");
  } else if (open || bought == 0) {
    ui::text(records::count_of(used, "person", "people") + (open ? ", seats are not limited" : ", no seats bought"),
             ui::Face::strong);
  } else {
    ui::meter("Seats", static_cast<double>(used), static_cast<double>(bought),
              std::to_string(used) + " of " + std::to_string(bought) + " taken");
  }
  ui::gap(1);
  ui::muted("A person takes one seat in the cluster, at the hotel where they began first. Inactive people take none.",
            ui::Face::small);
  records::place_link("Who works here", records::screen_path(kAssignments) + "?filter=businessUnitId:eq:" + hotel_);
}

void HotelLicenceView::draw_modules(const Json& licence) const {
  for (const Json& module : licence.items("modules")) {
    ui::push_id(module.text("moduleId"));
    const LicenceWord& word = word_of_licence(module.text("licence"));
    const bool locked = word.name == "none";
    const ui::Item sign = ui::plain({theme::sizes().icon, paint::line_height(ui::Face::body)});
    paint::glyph(sign.rect.GetCenter(), locked ? icon::kLock : icon::kUnlock,
                 locked ? theme::colors().muted : theme::tone(word.tone));
    ui::beside(2);
    ImGui::BeginGroup();
    ui::text(module.text("name"), ui::Face::strong);
    ui::beside(3);
    const std::string level =
        locked ? std::string(word.word) : std::string(word.word) + " up to " + std::string(module.text("accessLevel"));
    ui::status(level, word.tone);
    if (word.name != "active") ui::muted(module.text("text"), ui::Face::small);
    if (const Json* remedy = module.find("remedy")) {
      const std::string place = place_of_remedy(*remedy, hotel_);
      if (place.empty()) ui::muted(remedy->text("text"), ui::Face::small);
      else records::place_link(remedy->text("text"), place);
    }
    ImGui::EndGroup();
    ui::gap(3);
    ImGui::PopID();
  }
}

void HotelLicenceView::draw() {
  ask_.poll();
  if (ask_.state() == records::DeedState::refused) return records::draw_problem(ask_.problem());
  if (ask_.state() != records::DeedState::done) return ui::muted("Reading the licence\u2026");
  const Json& licence = ask_.result();
  ui::Columns columns(75, 2);
  ui::begin_card("Licence");
  ui::gap(2);
  draw_contract(licence);
  ui::gap(4);
  draw_seats(licence);
  ui::end_card();
  ui::gap(4);
  active_.draw(hotel_);
  columns.next();
  ui::begin_card("Modules");
  ui::gap(2);
  draw_modules(licence);
  ui::end_card();
}

void draw_hotel_licences(const Json& hotel, const records::SidePlace&) {
  static HotelLicenceView view;
  view.about(hotel.text("id"));
  if (ui::button("Open the hotel's page", {.icon = icon::kHotel}))
    records::visit("/app/hotels/" + std::string(hotel.text("id")) + "/page");
  ui::gap(4);
  view.draw();
}
