#include "store/heads.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/json.h"
#include "core/time.h"

namespace {

std::optional<TreeHead> parse_head(std::string_view line) {
  const auto json = parse_json(line, {.bytes = 4096, .depth = 2});
  if (!json) return {};
  const std::string root = from_hex(json->text("root"));
  const auto at = parse_timestamp(json->text("at"));
  const Json* size = json->find("size");
  const std::int64_t* leaves = size ? size->if_int() : nullptr;
  if (root.size() != sizeof(Hash) || !at || !leaves || *leaves < 0) return {};
  return TreeHead{static_cast<std::uint64_t>(*leaves), hash_from(root), *at, from_hex(json->text("signature"))};
}

constexpr std::int64_t kMinute = 60'000, kHour = 60 * kMinute, kDay = 24 * kHour, kMonth = 31 * kDay;
constexpr std::int64_t kWorthThinning = 4 << 20;  // bytes

struct HeadLine {
  std::string_view text;
  std::int64_t at = 0;
  std::int64_t size = 0;
};

// head_line() without its checks: {"at":"…",…,"size":N}. Nothing when it is none.
std::optional<HeadLine> read_line(std::string_view line) {
  constexpr std::string_view kBegin = "{\"at\":\"", kSize = "\"size\":";
  const auto end = line.find('"', kBegin.size()), size = line.rfind(kSize);
  if (!line.starts_with(kBegin) || end == line.npos || size == line.npos) return {};
  HeadLine head{line, 0, 0};
  const auto at = parse_timestamp(line.substr(kBegin.size(), end - kBegin.size()));
  const char* last = line.data() + line.size();
  const auto number = std::from_chars(line.data() + size + kSize.size(), last, head.size);
  if (!at || number.ec != std::errc() || head.size < 0 || std::string_view(number.ptr, last) != "}\n") return {};
  head.at = at->ms;
  return head;
}

// Heads of one span stand for one another; a span of its own when it is 0.
std::int64_t span_of(std::int64_t age) {
  return age < kMinute ? 0 : age < kDay ? kMinute : age < kMonth ? kHour : kDay;
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

std::string thinned_heads(std::string_view text, Timestamp now) {
  std::map<std::pair<std::int64_t, std::int64_t>, HeadLine> kept;  // by span and its number
  std::int64_t own = 0;
  for (std::size_t end = text.find('\n'); end != text.npos; end = text.find('\n')) {
    const std::string_view line = text.substr(0, end + 1);
    text.remove_prefix(end + 1);
    const auto head = read_line(line);
    const std::int64_t span = head ? span_of(now.ms - head->at) : 0;
    if (span == 0) {
      kept.emplace(std::pair(std::int64_t{0}, own++), HeadLine{line, head ? head->at : now.ms, 0});
      continue;
    }
    HeadLine& newest = kept.try_emplace({span, head->at / span}, *head).first->second;
    if (newest.size <= head->size) newest = *head;
  }
  std::vector<HeadLine> lines;
  for (const auto& [span, line] : kept) lines.push_back(line);
  std::stable_sort(lines.begin(), lines.end(), [](const HeadLine& a, const HeadLine& b) { return a.at < b.at; });
  std::string out;
  for (const HeadLine& line : lines) out += line.text;
  return out;
}

void Heads::thin(Timestamp now) {
  if (file_.grown() < kWorthThinning) return;
  (void)file_.rewrite([&](std::string_view text) { return thinned_heads(text, now); });
}
