#pragma once

#include "model/catalogue.h"
#include "records/call.h"
#include "records/problem.h"

namespace records {

// One record as the server last told it, with its version.
class LoadedRecord {
 public:
  void show(const Entity&, std::string_view id);  // does nothing when it is that one already
  void show(std::string_view path);               // any address that answers one object
  void refresh();
  void clear();
  bool poll();  // once a frame; true when it came

  const Entity* entity() const { return entity_; }
  const std::string& id() const { return id_; }
  bool ready() const { return !row_.is_null(); }
  const Json& row() const { return row_; }
  const std::string& etag() const { return etag_; }
  const Problem& problem() const { return problem_; }
  double since() const { return call_.since(); }
  std::string title() const;

 private:
  const Entity* entity_ = nullptr;
  std::string id_;
  std::string path_;
  std::string etag_;
  Json row_;
  Call call_;
  Problem problem_;
};

}  // namespace records
