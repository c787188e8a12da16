#include "load/plan.h"

namespace {

std::string numbered(std::string text, std::int64_t number) {
  for (auto at = text.find("{n}"); at != text.npos; at = text.find("{n}", at))
    text.replace(at, 3, std::to_string(number));
  return text;
}

}  // namespace

std::string LoadPlan::request(std::int64_t number) const {
  const std::string& asked = paths.empty() ? path : paths[static_cast<std::size_t>(number) % paths.size()];
  std::string text = method + " " + numbered(asked, number) + " HTTP/1.1\r\nHost: localhost\r\n";
  for (const std::string& line : headers) text += numbered(line, number) + "\r\n";
  if (method == "GET") return text + "\r\n";
  const std::string sent = numbered(body, number);
  text += "Content-Type: application/json\r\nContent-Length: " + std::to_string(sent.size()) + "\r\n\r\n";
  return text + sent;
}
