#pragma once

#include <memory>
#include <optional>

#include "model/catalogue.h"
#include "records/call.h"
#include "records/problem.h"

namespace records {

// How an entity shows itself: what its description does not say.
struct Appearance {
  const Entity* entity;
  const char* icon;
  std::string_view area = {};     // heading in the rail; empty: only reached through others
  std::string_view purpose = {};  // what the place is for, said while it is empty
};

// Who looks, with everything they hold. One for the program; main thread.
class Session {
 public:
  void start(const Catalogue&, std::span<const Appearance>);
  void poll();    // once a frame
  void reload();  // what the person holds has changed

  bool ready() const { return ready_; }
  const Problem& problem() const { return problem_; }
  const Subject& subject() const { return subject_; }
  const Json& person() const { return person_; }           // the row of users, with what it embeds
  const std::string& landing() const { return landing_; }  // platform, cluster, hotel, department, staff
  const std::string& session_id() const { return id_; }
  void sign_out();
  const Catalogue& catalogue() const { return *catalogue_; }
  std::span<const Appearance> appearances() const { return appearances_; }
  const Appearance* appearance(const Entity&) const;
  Timestamp now() const;

  // Null when it may be done there, as far as the browser knows; otherwise why not. The server decides again.
  std::optional<Decision> refuse(std::string_view permission, const Place&, std::string_view place_name = {}) const;
  std::string why_not(std::string_view permission, const Place&) const;  // "" when it may be done
  bool anywhere(std::string_view permission) const;                      // is held in any place at all

 private:
  void take(const Json&);

  const Catalogue* catalogue_ = nullptr;
  std::span<const Appearance> appearances_;
  Call call_, sign_out_;
  bool ready_ = false;
  Problem problem_;
  Subject subject_;
  Json person_;
  std::string landing_, id_;
};

Session& session();
inline const Catalogue& catalogue() { return session().catalogue(); }

std::string screen_path(const Entity&);                       // "/app/hotels"
std::string screen_path(const Entity&, std::string_view id);  // "/app/hotels/<id>"
const Entity* entity_of_screen(std::string_view segment);     // "hotels"

}  // namespace records
