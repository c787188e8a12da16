#pragma once

#include <memory>
#include <string>

#include "records/call.h"
#include "records/record_list.h"

namespace records {

// The filters that a person keeps under a name, for one list: a button with their menu, and what becomes of them.
class SavedViews {
 public:
  // `parameters`: what the address says now. True when one was chosen; it stands in `parameters` then.
  bool draw(std::string_view resource, std::string& parameters);
  float width(std::string_view parameters) const;  // of the button

 private:
  enum class Asking : std::uint8_t { nothing, name, new_name, removal };

  std::string label(std::string_view parameters) const;
  const Json* applied(std::string_view parameters) const;
  int draw_menu(std::string_view parameters);
  void draw_dialogs(std::string_view resource, std::string_view parameters);
  void draw_naming(std::string_view resource, std::string_view parameters);
  void send(std::string_view method, const Json* view, const Json& body);
  void poll();

  std::unique_ptr<RecordList> list_;
  Call call_;
  Problem problem_;
  Asking asking_ = Asking::nothing;
  Json subject_;  // the one that is renamed or deleted
  std::string name_;
};

}  // namespace records
