#include "store/heads.h"

#include <algorithm>

#include "core/json.h"
#include "core/time.h"

namespace {

std::optional<TreeHead> parse_head(std::string_view line) {
  const auto json = parse_json(line, {.bytes = 4096, .depth = 2});
  if (!json) return {};
  const std::string root = from_hex(json->text("root"));
  const auto at = parse_timestamp(json->text("at"));
  if (root.size() != sizeof(Hash) || !at) return {};
  return TreeHead{static_cast<std::uint64_t>(json->integer("size")), hash_from(root), *at,
                  from_hex(json->text("signature"))};
}

}  // namespace

std::string TreeHead::signed_text() const {
  return "carmen journal head\n" + std::to_string(size) + "\n" + to_hex(bytes_of(root)) + "\n" + format_timestamp(at);
}

std::string head_line(const TreeHead& head) {
  return to_json_text(Json::Object{{"at", format_timestamp(head.at)},
                                   {"root", to_hex(bytes_of(head.root))},
                                   {"signature", to_hex(head.signature)},
                                   {"size", static_cast<std::int64_t>(head.size)}}) +
         "\n";
}

Result<std::vector<TreeHead>> read_heads(const std::string& file) {
  const std::string text = TRY(read_file(file));
  std::vector<TreeHead> heads;
  std::string_view rest = text;
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const auto end = rest.find('\n');
    if (end == rest.npos) break;
    auto head = parse_head(rest.substr(0, end));
    if (!head)
      return Error{.code = Code::unavailable,
                   .message = file + ": line " + std::to_string(line) + " is not a signed head.",
                   .reason = "HEADS"};
    heads.push_back(std::move(*head));
    rest.remove_prefix(end + 1);
  }
  std::stable_sort(heads.begin(), heads.end(), [](const auto& a, const auto& b) { return a.size < b.size; });
  return heads;
}

Outcome Heads::append(std::uint64_t size, const Hash& root, Timestamp at) {
  TreeHead head{size, root, at};
  head.signature = key_.sign(head.signed_text());
  return file_.append(head_line(head));
}
