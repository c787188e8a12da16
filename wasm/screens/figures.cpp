#include "screens/figures.h"

#include "records/list_place.h"
#include "records/scope.h"
#include "records/session.h"
#include "records/visit.h"
#include "ui/layout.h"
#include "ui/number_field.h"

std::int64_t Figure::value() {
  list_.ask({.filter = filter_, .scope = records::scope_text()});
  list_.poll();
  return list_.total();
}

bool Figure::allowed() const {
  const Entity& entity = list_.entity();
  return records::session().anywhere(std::string(entity.name) + ".read") && records::scope().holds(entity);
}

void draw_figure(Figure& figure, std::string_view name) {
  const std::int64_t value = figure.value();
  ui::begin_card(name);
  ui::gap(1);
  const std::string more = figure.is_least() ? "+" : "";
  ui::text(value < 0 ? "\u2026" : ui::format_number(value, 0) + more, ui::Face::figure);
  records::place_link("Open the list", records::list_place(figure.entity(), {.filter = figure.filter()}));
  ui::end_card();
}
