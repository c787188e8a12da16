#include "http/static_files.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <sstream>

#include "http/accept_encoding.h"
#include "http/media_type.h"
#include "http/security_headers.h"
#include "http/wire_text.h"

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kHashDigits = 8;

bool is_hash(std::string_view part) {
  return part.size() >= kHashDigits && part.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

bool carries_hash(std::string_view name) {
  while (!name.empty()) {
    std::string_view part = cut(name, '.');
    if (name.empty()) return false;  // the ending
    part = part.substr(part.find_last_of('-') + 1);
    if (is_hash(part)) return true;
  }
  return false;
}

std::shared_ptr<const std::string> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return nullptr;
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return in.bad() ? nullptr : std::make_shared<const std::string>(std::move(bytes).str());
}

// Tells versions apart; it protects nothing.
std::string make_etag(const std::string& bytes) {
  constexpr std::uint64_t kOffset = 0xcbf29ce484222325, kPrime = 0x100000001b3;  // FNV-1a
  std::uint64_t hash = kOffset;
  for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  std::ostringstream text;
  text << std::hex << hash << '-' << bytes.size();
  return text.str();
}

// RFC 9110, 13.1.2: the weak comparison.
bool matches(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    std::string_view each = trimmed(cut(if_none_match, ','));
    if (each == "*") return true;
    if (each.starts_with("W/")) each.remove_prefix(2);
    if (each == etag) return true;
  }
  return false;
}

}  // namespace

Result<StaticFiles> StaticFiles::load(const fs::path& folder, SiteOptions options) {
  StaticFiles site(std::move(options));
  std::error_code fault;
  fs::recursive_directory_iterator at(folder, fault);
  for (; !fault && at != fs::recursive_directory_iterator{}; at.increment(fault)) {
    const std::string name = at->path().filename().string();
    if (name.starts_with('.')) {
      if (at->is_directory(fault)) at.disable_recursion_pending();
      continue;
    }
    if (at->is_symlink(fault) || !at->is_regular_file(fault) || name.ends_with(".br") || name.ends_with(".gz"))
      continue;
    TRY(site.add(at->path(), "/" + fs::relative(at->path(), folder, fault).generic_string()));
  }
  if (fault) {
    return Error{.code = Code::unavailable,
                 .message = "Cannot read the site's folder " + folder.string() + ": " + fault.message() + "."};
  }
  return site;
}

Outcome StaticFiles::add(const fs::path& path, const std::string& name) {
  File file{.media_type = media_type_of(name),
            .immutable = carries_hash(path.filename().string()),
            .page = name.ends_with(".html")};
  file.plain = read_file(path);
  if (!file.plain) return Error{.code = Code::unavailable, .message = "Cannot read " + path.string() + "."};
  file.etag = make_etag(*file.plain);
  file.gzip = read_file(path.string() + ".gz");
  file.br = read_file(path.string() + ".br");
  files_.insert_or_assign(name, std::move(file));
  return Done{};
}

void StaticFiles::answer(Exchange& exchange) const {
  std::string path;
  if (!decode_percent(exchange.path(), path)) return exchange.refuse(400);
  const File* file = find(path);
  if (!file) file = find_page(path);
  if (file) send(exchange, *file, 200);
  else if ((file = find_missing(exchange))) send(exchange, *file, 404);
  else exchange.refuse(404);
}

const StaticFiles::File* StaticFiles::find(std::string_view path) const {
  const auto found = files_.find(std::string(path));
  return found == files_.end() ? nullptr : &found->second;
}

const StaticFiles::File* StaticFiles::find_page(std::string_view path) const {
  const std::string text(path);
  if (path.ends_with('/')) {
    if (const File* index = find(text + "index.html")) return index;
  } else if (const File* page = find(text + ".html")) {
    return page;
  }
  const auto shell = std::find_if(options_.shells.begin(), options_.shells.end(), [&](const SiteOptions::Shell& each) {
    return path.starts_with(each.prefix) || path == std::string_view(each.prefix).substr(0, each.prefix.size() - 1);
  });
  return shell == options_.shells.end() ? nullptr : find(shell->page);
}

const StaticFiles::File* StaticFiles::find_missing(const Exchange& exchange) const {
  const bool wants_page = exchange.header("Accept").find("text/html") != std::string_view::npos;
  return wants_page ? find(options_.missing) : nullptr;
}

void StaticFiles::send(Exchange& exchange, const File& file, int status) const {
  const ContentCoding coding =
      choose_coding(exchange.header("Accept-Encoding"), file.br != nullptr, file.gzip != nullptr);
  const bool br = coding == ContentCoding::br, gzip = coding == ContentCoding::gzip;
  const std::string etag = "\"" + file.etag + (br ? "-br\"" : gzip ? "-gz\"" : "\"");
  if (status == 200 && matches(exchange.header("If-None-Match"), etag)) exchange.answer(304);
  else exchange.answer(status, br ? file.br : gzip ? file.gzip : file.plain, file.media_type);
  if (exchange.status() != 304 && (br || gzip)) exchange.set_header("Content-Encoding", br ? "br" : "gzip");
  if (file.br || file.gzip) exchange.set_header("Vary", "Accept-Encoding");
  exchange.set_header("ETag", etag);
  exchange.set_header("Cache-Control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (file.page) exchange.set_header("Content-Security-Policy", options_.content_policy);
  if (exchange.client().secure) exchange.set_header("Strict-Transport-Security", kStrictTransport);
}
