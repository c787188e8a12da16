#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "http/exchange.h"

struct SiteOptions {
  std::string content_policy;  // Content-Security-Policy of the pages
  // Paths below `prefix` that name no file show this page, so that the dashboard's own addresses can be opened.
  struct Shell {
    std::string prefix;  // "/app/"
    std::string page;    // "/app.html"
  };
  std::vector<Shell> shells = {};
  std::string missing = {};  // "/404.html": what people are shown for an address that names nothing
};

// The site's folder, read once into memory, so that no address can lead out of it. Beside `x`, `x.br` and `x.gz` are
// the same thing compressed. Names that carry a hash of their content ("app.3f9ac01b.wasm": a part of eight or more
// hexadecimal digits) are kept by clients for good; everything else is asked for again each time. "/sign-in" serves
// sign-in.html, "/" and folders their index.html. Dotfiles and links are left out.
class StaticFiles {
 public:
  static Result<StaticFiles> load(const std::filesystem::path& folder, SiteOptions options);

  // Serves GET and HEAD; what there is not is 404, a page for who asks for one, a problem for everybody else.
  void answer(Exchange& exchange) const;

 private:
  using Bytes = std::shared_ptr<const std::string>;
  struct File {
    std::string_view media_type;
    std::string etag = {};  // without the mark of the coding
    bool immutable = false;
    bool page = false;
    Bytes plain = {}, gzip = {}, br = {};
  };

  explicit StaticFiles(SiteOptions options) : options_(std::move(options)) {}

  Outcome add(const std::filesystem::path& file, const std::string& path);
  const File* find(std::string_view path) const;
  const File* find_page(std::string_view path) const;
  const File* find_missing(const Exchange& exchange) const;
  void send(Exchange& exchange, const File& file, int status) const;

  SiteOptions options_;
  std::unordered_map<std::string, File> files_;  // by path: "/index.html"
};
