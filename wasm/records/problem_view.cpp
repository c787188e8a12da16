#include "records/problem_view.h"

#include <algorithm>

#include "fonts/icons.h"
#include "records/session.h"
#include "records/visit.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/states.h"

namespace records {
namespace {

constexpr std::string_view kMarkWords[] = {"Looked at", "Matched", "Decided"};

void draw_step(const TraceStep& step, bool last) {
  const theme::Colors& c = theme::colors();
  const float side = theme::sizes().icon;
  const float pad = theme::grid(3);
  const float words = ui::available() - side - pad;
  const float height =
      paint::line_height(ui::Face::small) + paint::paragraph_height(ui::Face::body, step.text, words) + theme::grid(2);
  const ui::Item room = ui::plain({ui::available(), height});
  const bool decided = step.mark == Mark::decided;
  const ImVec2 dot{room.rect.Min.x + side / 2, room.rect.Min.y + side / 2};
  if (!last)
    paint::fill(
        {dot.x - theme::sizes().hairline / 2, dot.y, dot.x + theme::sizes().hairline, room.rect.Max.y + theme::grid(2)},
        c.border, 0);
  paint::glyph(dot,
               decided                      ? icon::kGavel
               : step.mark == Mark::matched ? icon::kCheckCircle
                                            : icon::kCircle,
               decided                      ? c.accent
               : step.mark == Mark::matched ? c.text
                                            : c.muted,
               side);
  const float x = room.rect.Min.x + side + pad;
  const std::string head =
      std::string(kMarkWords[static_cast<std::size_t>(step.mark)]) + " \u00B7 " + lower_first(words_of(step.rule));
  paint::text({x, room.rect.Min.y}, ui::Face::small, decided ? c.accent : c.muted, head);
  paint::paragraph({x, room.rect.Min.y + paint::line_height(ui::Face::small)}, ui::Face::body, c.text, step.text,
                   words);
  const std::string name = head + ": " + step.text;
  mirror::leaf(0, room.rect, {.role = ui::Role::listitem, .name = name});
}

std::string_view value_in(std::string_view parameters, std::string_view key) {
  const auto at = parameters.find(key);
  if (at == parameters.npos) return {};
  const std::string_view rest = parameters.substr(at + key.size());
  return rest.substr(0, rest.find('&'));
}

// The form of what would be done, filled as far as is known.
std::string place_of_remedy(const Remedy& remedy, std::string_view given) {
  if (remedy.action.empty()) return {};
  const Action* action = catalogue().find_action(remedy.action);
  if (!action) return {};
  const std::string base = screen_path(*action->subject);
  if (action->verb() == "create") return base + "/new" + (given.empty() ? "" : "?") + std::string(given);
  std::string_view id = std::string_view(remedy.target).substr(remedy.target.find('/') + 1);
  if (id.empty() && action->subject->name == "users") id = value_in(given, "userId=");
  if (id.empty()) return base;
  std::string verb(action->verb());
  std::replace(verb.begin(), verb.end(), '_', '-');
  return base + "/" + std::string(id) + "/" + verb;
}

}  // namespace

void draw_trace(std::span<const TraceStep> trace) {
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  mirror::open(0, {at.x, at.y, at.x + ui::available(), at.y + theme::sizes().row},
               {.role = ui::Role::list, .name = "What was looked at"});
  for (std::size_t i = 0; i < trace.size(); ++i) draw_step(trace[i], i + 1 == trace.size());
  mirror::close();
}

void draw_remedies(std::span<const Remedy> remedies, std::string_view given) {
  if (remedies.empty()) return;
  ui::gap(2);
  ui::heading(3, "What would change this");
  ui::gap(1);
  for (const Remedy& remedy : remedies) {
    const std::string place = place_of_remedy(remedy, given);
    if (place.empty()) ui::text(remedy.text);
    else place_link(remedy.text, place);
  }
}

void draw_decision(bool allowed, std::string_view sentence, std::span<const TraceStep> trace,
                   std::span<const Remedy> remedies, std::string_view given) {
  ui::badge(allowed ? "Allowed" : "Refused", allowed ? ui::Tone::positive : ui::Tone::danger);
  ui::gap(2);
  ui::text(sentence, ui::Face::strong);
  ui::gap(3);
  if (!trace.empty()) draw_trace(trace);
  draw_remedies(remedies, given);
}

void draw_problem(const Problem& problem) {
  if (!problem) return;
  ui::toned(problem.message, ui::Tone::danger, ui::Face::strong);
  if (const auto advice = problem.advice(); !advice.empty()) ui::muted(advice);
  for (const Fault& fault : problem.faults) ui::text(fault.field + " " + fault.message);
  if (!problem.trace.empty()) {
    ui::gap(2);
    draw_trace(problem.trace);
  }
  draw_remedies(problem.remedies);
  if (problem.status >= 500 && !problem.request_id.empty()) ui::muted("Request " + problem.request_id, ui::Face::small);
}

bool draw_failure(const Problem& problem, std::string_view what) {
  const std::string happened = problem.status == 404 ? std::string(problem.message)
                                                     : "Could not read " + std::string(what) + ". " + problem.message;
  return ui::failure({.happened = happened,
                      .holds = "Nothing was changed.",
                      .advice = problem.advice(),
                      .request_id = problem.request_id});
}

}  // namespace records
