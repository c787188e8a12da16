#pragma once

#include "records/side_place.h"

// The views of records that descriptions alone do not give, each a tab beside the details.
std::span<const records::RecordTab> record_views();

void draw_person_access(const Json& person, const records::SidePlace&);
void draw_person_sessions(const Json& person, const records::SidePlace&);
void draw_person_activity(const Json& person, const records::SidePlace&);
void draw_hotel_licences(const Json& hotel, const records::SidePlace&);
void draw_setting_versions(const Json& setting, const records::SidePlace&);
void draw_price_list(const Json& plan_version, const records::SidePlace&);
void draw_invoice(const Json& invoice, const records::SidePlace&);
void draw_hotel_invoices(const Json& hotel, const records::SidePlace&);
