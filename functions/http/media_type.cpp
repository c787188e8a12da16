#include "http/media_type.h"

#include <array>
#include <utility>

std::string_view media_type_of(std::string_view name) {
  using Row = std::pair<std::string_view, std::string_view>;
  static constexpr std::array kTypes = {
      Row{".html", "text/html; charset=utf-8"},
      Row{".css", "text/css; charset=utf-8"},
      Row{".js", "text/javascript; charset=utf-8"},
      Row{".wasm", "application/wasm"},
      Row{".json", "application/json"},
      Row{".webmanifest", "application/manifest+json"},
      Row{".svg", "image/svg+xml"},
      Row{".png", "image/png"},
      Row{".jpg", "image/jpeg"},
      Row{".webp", "image/webp"},
      Row{".ico", "image/x-icon"},
      Row{".woff2", "font/woff2"},
      Row{".ttf", "font/ttf"},
      Row{".txt", "text/plain; charset=utf-8"},
      Row{".csv", "text/csv; charset=utf-8"},
      Row{".xml", "application/xml"},
      Row{".pdf", "application/pdf"},
  };
  for (const auto& [ending, type] : kTypes) {
    if (name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}
