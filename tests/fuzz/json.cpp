// A JSON document: what is read can be written and read again, canonical text is canonical, and a merge patch applied
// twice does nothing the second time.
#include "core/json.h"

#include <algorithm>

#include "fuzz.h"

#include "core/text.h"

namespace {

std::size_t depth(const Json& json) {
  std::size_t below = 0;
  if (const auto* items = json.if_array())
    for (const Json& item : *items) below = std::max(below, depth(item));
  if (const auto* members = json.if_object())
    for (const auto& member : *members) below = std::max(below, depth(member.value));
  return json.if_array() || json.if_object() ? below + 1 : 0;
}

void check_patch(Json target, const Json& patch) {
  merge_patch(target, patch);
  Json again = target;
  merge_patch(again, patch);
  hold(again == target, "a patch applied twice does nothing the second time");
}

}  // namespace

void fuzz(std::string_view input) {
  constexpr JsonLimits kLimits{.bytes = 4096, .depth = 16};
  const std::string_view second = input.substr(std::min(input.find('\f'), input.size()));
  const auto json = parse_json(take(input, '\f'), kLimits);
  if (!json) return hold(!json.error().message.empty(), "a refusal says why");
  hold(depth(*json) <= kLimits.depth, "nothing is deeper than allowed");
  const std::string text = to_json_text(*json);
  hold(is_utf8(text) && text.find('\n') == text.npos, "a document is one line of UTF-8");
  const auto again = parse_json(text, {.bytes = 1u << 16, .depth = 16});
  hold(again && to_json_text(*again) == text, "what was written is read alike");
  const std::string canonical = canonical_text(*json);
  const auto sorted = parse_json(canonical, {.bytes = 1u << 16, .depth = 16});
  hold(sorted && canonical_text(*sorted) == canonical, "canonical text is canonical");
  const auto patch = second.empty() ? parse_json(text) : parse_json(second.substr(1), kLimits);
  if (patch) check_patch(*json, *patch);
}
