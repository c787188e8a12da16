#include "ui/chart.h"

#include <cmath>
#include <string>

#include "fonts/icons.h"
#include "ui/button.h"
#include "ui/layout.h"
#include "ui/number_field.h"
#include "ui/tooltip.h"

namespace ui {
namespace {

struct Plot {
  ImRect area;
  double top = 1;
  int count = 0;
  int hovered = -1;
  Item item;
  float y(double value) const { return area.Max.y - static_cast<float>(value / top) * area.GetHeight(); }
  float step() const { return area.GetWidth() / static_cast<float>(count > 0 ? count : 1); }
  float middle(int i) const { return area.Min.x + step() * (static_cast<float>(i) + 0.5F); }
};

// The next of 1, 2, 2.5, 5 times a power of ten, so that axis labels are ones a person would choose.
double nice(double value) {
  if (value <= 0) return 1;
  const double power = std::pow(10.0, std::floor(std::log10(value)));
  for (const double factor : {1.0, 2.0, 2.5, 5.0})
    if (value <= factor * power) return factor * power;
  return 10 * power;
}

std::string number(double value) {
  const bool whole = std::fabs(value - std::round(value)) < 0.001;
  return whole ? format_number(static_cast<std::int64_t>(std::llround(value)), 0)
               : format_number(static_cast<std::int64_t>(std::llround(value * 10)), 1);
}

double value_at(const Series& s, int i) {
  return static_cast<std::size_t>(i) < s.values.size() ? s.values[static_cast<std::size_t>(i)] : 0;
}

double highest(const Chart& c, bool stacked) {
  double most = 0;
  for (int i = 0; i < static_cast<int>(c.labels.size()); ++i) {
    double sum = 0;
    for (const Series& s : c.series) {
      sum += value_at(s, i);
      if (!stacked) most = std::fmax(most, value_at(s, i));
    }
    if (stacked) most = std::fmax(most, sum);
  }
  return most;
}

void draw_axes(const Chart& c, Plot& p, double step) {
  const theme::Colors& color = theme::colors();
  for (double v = 0; v <= p.top + step / 2; v += step) {
    const float y = p.y(v);
    paint::line_across(p.area.Min.x, p.area.Max.x, y, color.border);
    paint::text_in({p.item.rect.Min.x, y - theme::grid(2), p.area.Min.x - theme::grid(2), y + theme::grid(2)},
                   Face::small, color.muted, number(v), Align::right);
  }
  float free_from = p.area.Min.x - theme::grid(4);
  for (int i = 0; i < p.count; ++i) {
    const std::string_view words = c.labels[static_cast<std::size_t>(i)];
    const float half = paint::text_width(Face::small, words) / 2;
    if (p.middle(i) - half < free_from || p.middle(i) + half > p.item.rect.Max.x + 1) continue;
    paint::text({p.middle(i) - half, p.area.Max.y + theme::grid(1.5F)}, Face::small, color.muted, words);
    free_from = p.middle(i) + half + theme::grid(3);
  }
}

Plot begin(const Chart& c, bool stacked) {
  Plot p;
  p.count = static_cast<int>(c.labels.size());
  p.item = item(c.name, {available(), theme::grid(c.height_steps)},
                {.role = Role::image, .name = c.name, .value = c.in_words});
  const double step = nice(highest(c, stacked) / 4);
  p.top = step * std::fmax(1.0, std::ceil(highest(c, stacked) / step));
  const float left = paint::text_width(Face::small, number(p.top)) + theme::grid(3);
  p.area = {p.item.rect.Min.x + left, p.item.rect.Min.y + theme::grid(2), p.item.rect.Max.x,
            p.item.rect.Max.y - theme::grid(6)};
  if (p.item.visible) draw_axes(c, p, step);
  if (p.item.hovered && p.count > 0)
    p.hovered = ImClamp(static_cast<int>((ImGui::GetIO().MousePos.x - p.area.Min.x) / p.step()), 0, p.count - 1);
  return p;
}

void tell(const Chart& c, const Plot& p) {
  if (p.hovered < 0) return;
  std::string words(c.labels[static_cast<std::size_t>(p.hovered)]);
  for (const Series& s : c.series) {
    words.append("\n").append(s.name).append(": ").append(number(value_at(s, p.hovered)));
    if (!c.unit.empty()) words.append(" ").append(c.unit);
  }
  const float x = p.middle(p.hovered);
  tooltip_at(p.item.id + static_cast<ImGuiID>(p.hovered), {x, p.area.Min.y, x, p.area.Min.y + theme::grid(4)}, words);
}

// The numbers behind the picture, one line for each label.
void draw_numbers(const Chart& c) {
  mirror::open(id_of("numbers"), {ImGui::GetCurrentWindow()->DC.CursorPos, ImGui::GetCurrentWindow()->DC.CursorPos},
               {.role = Role::list, .name = c.name});
  for (int i = 0; i < static_cast<int>(c.labels.size()); ++i) {
    const std::string_view label = c.labels[static_cast<std::size_t>(i)];
    std::string values;
    for (const Series& s : c.series)
      values += (values.empty() ? "" : " \u00B7 ") + (c.series.size() > 1 ? std::string(s.name) + " " : "") +
                number(value_at(s, i));
    const Item it = plain({available(), theme::grid(7)});
    paint::line_across(it.rect.Min.x, it.rect.Max.x, it.rect.Max.y, theme::colors().border);
    paint::text_in(it.rect, Face::body, theme::colors().text, label);
    paint::text_in(it.rect, Face::body, theme::colors().text, values, Align::right);
    mirror::leaf(0, it.rect, {.role = Role::listitem, .name = std::string(label) + ": " + values});
  }
  mirror::close();
}

// Whether the numbers stand in place of the picture; the button that turns it over.
bool shows_numbers(const Chart& c) {
  push_id(c.name);
  const ImGuiID kept = id_of("turned");
  bool numbers = ImGui::GetStateStorage()->GetBool(kept);
  const std::string name =
      numbers ? "Show " + std::string(c.name) + " as a picture" : "Show the numbers of " + std::string(c.name);
  // It stands at the right of the line above, which is the chart's heading.
  const ImVec2 at = ImGui::GetCurrentWindow()->DC.CursorPos;
  const float side = theme::sizes().control_small;
  ImGui::SetCursorScreenPos({std::floor(at.x + available() - side), at.y - side - theme::grid(1)});
  if (icon_button(numbers ? icon::kChart : icon::kTable, name, {.small = true}))
    ImGui::GetStateStorage()->SetBool(kept, numbers = !numbers);
  ImGui::SetCursorScreenPos(at);
  if (numbers) draw_numbers(c);
  ImGui::PopID();
  return numbers;
}

}  // namespace

void draw_legend(const Chart& c) {
  for (std::size_t i = 0; i < c.series.size(); ++i) {
    if (i > 0) beside(4);
    const Item it =
        plain({theme::grid(5) + paint::text_width(Face::small, c.series[i].name), paint::line_height(Face::small)});
    const float side = theme::grid(2.5F);
    const float top = std::round(it.rect.GetCenter().y - side / 2);
    paint::fill({it.rect.Min.x, top, it.rect.Min.x + side, top + side}, theme::colors().chart[i % 6],
                theme::grid(0.5F));
    paint::text_in({it.rect.Min.x + theme::grid(4), it.rect.Min.y, it.rect.Max.x + 2, it.rect.Max.y}, Face::small,
                   theme::colors().muted, c.series[i].name);
  }
}

void bar_chart(const Chart& c) {
  if (shows_numbers(c)) return;
  const Plot p = begin(c, true);
  if (!p.item.visible) return;
  const float width = std::round(std::fmin(p.step() * 0.6F, theme::grid(10)));
  for (int i = 0; i < p.count; ++i) {
    const float left = std::round(p.middle(i) - width / 2);
    double below = 0;
    for (std::size_t s = 0; s < c.series.size(); ++s) {
      const double value = value_at(c.series[s], i);
      const ImRect box(left, std::round(p.y(below + value)), left + width, std::round(p.y(below)));
      const bool top = s + 1 == c.series.size();
      ImGui::GetWindowDrawList()->AddRectFilled(
          box.Min, box.Max, theme::fade(theme::colors().chart[s % 6], p.hovered < 0 || p.hovered == i ? 1.0F : 0.55F),
          top ? theme::grid(0.75F) : 0, ImDrawFlags_RoundCornersTop);
      below += value;
    }
  }
  tell(c, p);
}

void line_chart(const Chart& c) {
  if (shows_numbers(c)) return;
  const Plot p = begin(c, false);
  if (!p.item.visible) return;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  if (p.hovered >= 0)
    paint::fill({p.middle(p.hovered), p.area.Min.y, p.middle(p.hovered) + theme::sizes().hairline, p.area.Max.y},
                theme::colors().field, 0);
  for (std::size_t s = 0; s < c.series.size(); ++s) {
    const ImU32 color = theme::colors().chart[s % 6];
    for (int i = 0; i < p.count; ++i) list.PathLineTo({p.middle(i), p.y(value_at(c.series[s], i))});
    list.PathStroke(color, 0, theme::sizes().ring);
    if (p.hovered >= 0)
      list.AddCircleFilled({p.middle(p.hovered), p.y(value_at(c.series[s], p.hovered))}, theme::sizes().dot / 2, color);
  }
  tell(c, p);
}

void spark_line(std::string_view name, std::string_view in_words, std::span<const double> values, ImVec2 size) {
  const Item it = plain(size);
  mirror::leaf(id_of(name), it.rect, {.role = Role::image, .name = name, .value = in_words});
  if (!it.visible || values.size() < 2) return;
  double least = values[0];
  double most = values[0];
  for (const double v : values) {
    least = std::fmin(least, v);
    most = std::fmax(most, v);
  }
  const double range = most > least ? most - least : 1;
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const float inset = theme::sizes().ring;
  ImVec2 at;
  for (std::size_t i = 0; i < values.size(); ++i) {
    at = {it.rect.Min.x + it.rect.GetWidth() * static_cast<float>(i) / static_cast<float>(values.size() - 1),
          it.rect.Max.y - inset - static_cast<float>((values[i] - least) / range) * (it.rect.GetHeight() - 2 * inset)};
    list.PathLineTo(at);
  }
  list.PathStroke(theme::colors().chart[0], 0, theme::sizes().ring * 0.75F);
  list.AddCircleFilled(at, theme::sizes().ring * 1.5F, theme::colors().chart[0]);
}

}  // namespace ui
