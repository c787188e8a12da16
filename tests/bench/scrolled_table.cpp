// A table of 100,000 rows that is scrolled in the headless dashboard, with the DOM mirror and without. Prints what a
// frame takes of our code.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

#include "gallery.h"

#include "mirror/mirror_headless.h"
#include "platform/input.h"
#include "platform/platform_headless.h"

namespace {

constexpr int kRounds = 9;
constexpr int kFrames = 400;

double median_of(std::vector<double>& values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

double frame_us(bool mirrored) {
  mirror::enable(mirrored);
  std::vector<double> times;
  for (int i = 0; i < kFrames; ++i) {
    platform::wheel(0, i % 40 < 20 ? -90.0F : 90.0F);
    const auto before = std::chrono::steady_clock::now();
    platform::headless::frame();
    times.push_back(std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - before).count());
  }
  return median_of(times);
}

}  // namespace

int main() {
  platform::headless::set_assets(CARMEN_FONTS);
  run(gallery::app());
  gallery::app().go("/app/people");
  platform::headless::settle();
  const mirror::Element* grid = mirror::headless::find(mirror::Role::grid, "People");
  if (!grid) return std::fprintf(stderr, "scrolled_table: there is no table\n"), 1;
  const ImVec2 at = mirror::headless::place_of(*grid).GetCenter();
  platform::pointer(platform::Pointer::mouse, platform::Stroke::move, at.x, at.y, -1);
  platform::headless::settle();
  std::printf("{\"rows\":%d,\"rounds\":[", gallery::kRows);
  for (int round = 0; round < kRounds; ++round) {
    const double without = frame_us(false), with = frame_us(true);
    std::printf("%s{\"with\":%.1f,\"without\":%.1f}", round ? "," : "", with, without);
  }
  std::printf("]}\n");
}
