#pragma once

#include "records/deed.h"
#include "screens/active_users_view.h"

// What a hotel has bought and uses, asked of the server: contract, seats, and each module with why it is locked.
class HotelLicenceView {
 public:
  void about(std::string_view hotel);
  void refresh();
  void draw();
  void recount() { active_.refresh(); }

 private:
  void draw_contract(const Json& licence) const;
  void draw_seats(const Json& licence) const;
  void draw_modules(const Json& licence) const;

  std::string hotel_;
  records::Deed ask_;
  ActiveUsersView active_;
};
