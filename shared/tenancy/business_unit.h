#pragma once

#include "tenancy/cluster.h"

struct Company {  // the legal entity that is invoiced
  std::string legal_name;
  std::string tax_number;
  std::string branch_number;
  std::string address;
};
extern const Shape kCompany;
constexpr const Shape& shape_of(const Company*) { return kCompany; }

enum class BusinessUnitStatus : std::uint8_t { active, inactive };

// A hotel.
struct BusinessUnit : Record {
  Id<Cluster> cluster_id;
  std::string code;  // "TH-0008"
  std::string name;
  std::string brand;
  BusinessUnitStatus status = BusinessUnitStatus::active;
  bool is_hq = false;
  std::int32_t rooms = 0;
  std::string phone;
  std::string email;
  std::string address;
  std::string city;
  std::string country;    // ISO 3166-1 alpha-2
  std::string time_zone;  // tz database
  std::string currency;   // ISO 4217
  Company company;
  std::vector<std::string> tags;
};

extern const Entity kBusinessUnits;
constexpr const Entity& entity_of(const BusinessUnit*) { return kBusinessUnits; }
