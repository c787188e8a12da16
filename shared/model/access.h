#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/describe.h"
#include "model/place.h"

// The authorization algebra: union of permits, an explicit deny wins, a narrower scope does not hide a wider one.
// Pure: the server decides with it, and the browser greys out buttons with it.

enum class AccessLevel : std::uint8_t { read, write, admin, custom };  // ordered; custom is an explicit set of keys

struct ModuleAccess {
  std::string module_id;  // the module's code: "inventory"
  AccessLevel access_level = AccessLevel::read;
  std::vector<std::string> permissions;  // custom: "inventory.count", "inventory.*"
};
extern const Shape kModuleAccess;
constexpr const Shape& shape_of(const ModuleAccess*) { return kModuleAccess; }

// One reason why somebody may (or may not) do something: a grant, an assignment or a platform role.
struct Grant {
  std::string source;                    // "Assignment as hotel admin at Palm Hotel Tokyo"
  std::string record;                    // "assignments/<id>": where it is kept
  std::string role;                      // "hotel_admin"
  std::vector<std::string> permissions;  // patterns: "*", "users.*", "*.read", "users.change"
  ScopeLevel level = ScopeLevel::platform;
  Uuid scope;  // nil at platform level
  std::string scope_name;
  std::vector<Uuid> above;  // the hotel and the cluster that hold the scope: whoever works inside sees them
  bool inherits = true;     // reaches what lies below the scope
  bool deny = false;
  bool all_modules = false;  // admin level in every module within the scope
  std::vector<ModuleAccess> modules;
  std::optional<Timestamp> starts_at;
  std::optional<Timestamp> ends_at;
};
extern const Shape kGrant;
constexpr const Shape& shape_of(const Grant*) { return kGrant; }

// A person with everything they hold.
struct Subject {
  Uuid id;
  std::string name;
  bool active = true;
  std::string status;    // "suspended"
  bool personal = true;  // may see personal data somewhere
  std::vector<Grant> grants;
};
extern const Shape kSubject;
constexpr const Shape& shape_of(const Subject*) { return kSubject; }

// What a hotel has bought, at one moment. See shared/commercial/entitlement.h.
enum class Licence : std::uint8_t { active, grace, expired, none };
struct Entitlement {
  Licence licence = Licence::none;
  std::string text = {};  // "Subscription S-2026-0001, plan Business, until 2026-12-31"
  Remedy remedy = {};     // what would buy or renew it
};

struct ModuleQuestion {
  std::string_view module;
  AccessLevel needed = AccessLevel::read;
  std::string_view key = {};  // "inventory.count": asked of custom sets
  Entitlement entitlement;
};

struct Question {
  std::string_view permission;  // "users.change"
  std::string_view words = {};  // "Change people": see Catalogue::label_of
  Place place;
  std::string_view place_name = {};
  std::optional<ModuleQuestion> module = {};  // asked instead of the permission when given
};

struct Decision {
  bool allowed = false;
  std::string code;      // ALLOW, SUBJECT_INACTIVE, EXPLICIT_DENY, NO_GRANT, LEVEL, LICENSE_REQUIRED, LICENSE_EXPIRED
  std::string sentence;  // the answer in one sentence
  std::vector<TraceStep> trace;
  std::vector<Remedy> remedies;
};

Decision decide(const Subject&, const Question&, Timestamp now);
// The same answer without its trace: for lists and hot paths.
bool allows(const Subject&, std::string_view permission, const Place&, Timestamp now);
Error refusal(const Decision&);

bool matches(std::string_view pattern, std::string_view permission);

// Where a person may use a permission: the filter that every list is read through.
struct Reach {
  struct Scope {
    ScopeLevel level;
    Uuid id;
    bool inherits;
  };
  bool everywhere = false;  // platform-wide
  bool drafts = false;      // … and what is not offered yet
  std::vector<Scope> allowed;
  std::vector<Scope> denied;
  Uuid self;                // people see themselves
  std::vector<Uuid> above;  // … and the hotels and clusters that they work in; sorted
  bool nothing() const { return !everywhere && allowed.empty(); }
  bool covers(const Place&) const;
};
Reach reach(const Subject&, std::string_view permission, Timestamp now);
