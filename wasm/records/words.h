#pragma once

#include "core/text.h"
#include "model/record.h"
#include "ui/theme.h"

namespace records {

std::string words_of(std::string_view name);   // "hotel_admin" as "Hotel admin"
using ::lower_first;                           // "Hotel" as "hotel"
theme::Tone tone_of(std::string_view choice);  // of a status: "active" is positive
bool is_status(const Field&);                  // a choice that is shown as a dot and a word

std::string format_day_of(std::string_view date);       // "2026-03-09" as "9 Mar 2026"
std::string format_month(std::string_view month);       // "2026-03" as "Mar 2026"
std::string format_moment(std::string_view timestamp);  // in the viewer's zone: "21 Nov 2026, 12:24"
std::string format_ago(std::string_view timestamp);     // "3 minutes ago", then the day
// An exact price in major units with at least the decimals of its currency: "2000" as "2,000.00", "0.125" as it is.
std::string format_rate(std::string_view amount, std::string_view currency);
std::string format_bytes(std::size_t);                                                  // "480 B", "12 KB", "3.2 MB"
std::string count_of(std::int64_t count, std::string_view one, std::string_view many);  // "1 hotel", "1,200 hotels"

// A field's value as people read it. `row` holds the whole row: the names of references and the currency stand there.
std::string show_value(const Shape&, const Field&, const Json& row, std::string_view currency = {});
std::string reference_name(const Field&, const Json& row);
bool is_right_aligned(const Field&);

}  // namespace records
