#pragma once

#include "model/entity.h"

struct Contact {
  std::string name;
  std::string role;  // "Owner", "Accounts payable"
  std::string email;
  std::string phone;
};
extern const Shape kContact;
constexpr const Shape& shape_of(const Contact*) { return kContact; }

struct Branding {
  std::string display_name;
  std::string accent;  // "#0B6E69"
};
extern const Shape kBranding;
constexpr const Shape& shape_of(const Branding*) { return kBranding; }

// A customer: the tenant.
struct Organisation : Record {
  std::string code;  // "OR-0001"
  std::string name;
  std::string alias;
  std::string legal_name;
  std::string country;  // ISO 3166-1 alpha-2
  std::string tax_number;
  std::string region;
  std::string default_currency;  // ISO 4217
  std::string locale = "en";     // BCP 47
  std::vector<Contact> contacts;
  Branding branding;
};

extern const Entity kOrganisations;
constexpr const Entity& entity_of(const Organisation*) { return kOrganisations; }
