#pragma once

#include "model/catalogue.h"
#include "records/side_place.h"

namespace records {

// A record read: what may be done with it, its fields in groups, what belongs to it, its version.
void draw_record_details(const Entity&, const Json& row, const SidePlace& place);

// The parts, for bespoke screens.
void draw_record_actions(const Entity&, const Json& row, const SidePlace& place);
void draw_record_fields(const Shape&, const Json& row, const Entity* links_of);
void draw_record_related(const Entity&, std::string_view id);
void draw_record_version(const Json& row);

}  // namespace records
