// The file of signed heads: lines that are none are refused by their number, and thinning keeps the newest.
#include "fuzz.h"

#include "core/time.h"
#include "store/heads.h"

namespace {

std::string lines_of(const std::vector<TreeHead>& heads) {
  std::string text;
  for (const TreeHead& head : heads) text += head_line(head);
  return text;
}

void check_round_trip(const TemporaryFolder& folder, std::string_view text, const std::vector<TreeHead>& heads) {
  write_file(folder.path() + "/again", text);
  const auto again = read_heads(folder.path() + "/again");
  hold(again && again->size() == heads.size(), "what was written can be read");
  for (std::size_t i = 0; i < heads.size(); ++i)
    hold((*again)[i].signed_text() == heads[i].signed_text() && (*again)[i].signature == heads[i].signature,
         "a head comes back");
}

void check_thinned(const TemporaryFolder& folder, std::string_view text, const std::vector<TreeHead>& heads) {
  const std::string thinned = thinned_heads(text, {1'800'000'000'000});
  hold(thinned.size() <= text.size() + 1, "thinning adds nothing");
  write_file(folder.path() + "/thinned", thinned);
  const auto kept = read_heads(folder.path() + "/thinned");
  hold(kept && kept->size() <= heads.size(), "what is kept can be read");
  if (!heads.empty()) hold(!kept->empty() && kept->back().size == heads.back().size, "the newest is kept");
}

}  // namespace

void fuzz(std::string_view input) {
  static const TemporaryFolder folder;
  write_file(folder.path() + "/heads", input);
  const auto heads = read_heads(folder.path() + "/heads");
  (void)thinned_heads(input, {1'800'000'000'000});
  if (!heads) return hold(heads.error().message.find("line ") != std::string::npos, "a refusal names the line");
  const std::string text = lines_of(*heads);
  check_round_trip(folder, text, *heads);
  check_thinned(folder, text, *heads);
}
