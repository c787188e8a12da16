#pragma once

#include <string_view>

#include "ui/item.h"

// Where things go: down the page, beside one another, in columns, in cards.
namespace ui {

float available();                     // width left for the next thing
void push_right_edge(float screen_x);  // what follows ends here
void pop_right_edge();
void gap(float steps);                    // of 4 CSS pixels
void beside(float steps = 2);             // the next thing stands right of the last
void flow(float width, float steps = 2);  // beside, or below where that much does not fit any more
void push_to_right(float width);          // the next thing of this width ends at the right edge

void heading(int level, std::string_view);
void heading(int level, std::string_view, Face);
void text(std::string_view, Face = Face::body);  // wraps
void muted(std::string_view, Face = Face::body);
void toned(std::string_view, Tone, Face = Face::body);
void label(std::string_view, Face = Face::body, Tone = Tone::neutral);  // one line, as tall as a control

// Equal columns at least this wide; as many as fit. Things stand in rows, or each where the page is shortest.
class Columns {
 public:
  enum class Flow : std::uint8_t { rows, shortest };
  Columns(float steps, int most, Flow = Flow::rows);
  ~Columns();
  Columns(const Columns&) = delete;
  Columns& operator=(const Columns&) = delete;
  void next();

 private:
  void begin();
  void end();
  static constexpr int kMost = 6;
  Flow flow_;
  float left_, width_;
  float bottom_[kMost];  // where the next thing of a column begins
  int count_, at_ = 0;
};

void begin_card(std::string_view title);  // the title is also its name; empty: no heading
void end_card();
bool begin_scroll(std::string_view key, ImVec2 size, float padding_steps);  // end_scroll() always
void end_scroll(float tail_steps = 2);                                      // room left below the last thing

}  // namespace ui
