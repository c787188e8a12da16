#pragma once

#include <string>
#include <string_view>

#include "net/request_headless.h"

// A server that answers as the real one does, and a dashboard in front of it.
namespace played {

inline constexpr std::string_view kHotel = "01900000-0000-7000-8000-000000000001";
inline constexpr std::string_view kOther = "01900000-0000-7000-8000-000000000002";
inline constexpr std::string_view kCluster = "01900000-0000-7000-8000-0000000000c1";

void sign_in(std::string_view role);  // "platform_admin" or "support", on every screen from now on
void visit(std::string_view place);   // and answers what the overview and the feed ask
void answer(std::string_view method, std::string_view path, std::string body, int status = 200, std::string etag = {});
int settle();  // delivers and draws until nothing moves
std::string hotel(std::string_view id, std::string_view name, int version);
std::string list_of(std::string rows, int total);
std::string sent_header(std::string_view name);  // of the request sent last

}  // namespace played
