#pragma once

#include "model/query.h"

namespace records {

// "Status is active", "Hotel is Palm Hotel Tokyo", "Rooms at least 200".
std::string sentence_of(const Condition&);
std::string_view words_of(Op);
std::span<const Op> ops_of(const Field&);           // those that make sense for its kind
std::string to_filter(std::span<const Condition>);  // what parse_filter reads

}  // namespace records
