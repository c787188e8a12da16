#include "records/loaded_record.h"

#include "records/words.h"

namespace records {

void LoadedRecord::show(const Entity& entity, std::string_view id) {
  if (entity_ == &entity && id_ == id) return;
  show("/api/" + path_of(entity) + "/" + std::string(id));
  entity_ = &entity;
  id_ = id;
}

void LoadedRecord::show(std::string_view path) {
  if (path_ == path) return;
  clear();
  path_ = path;
  refresh();
}

void LoadedRecord::refresh() {
  if (!path_.empty()) call_.get(path_);
}

void LoadedRecord::clear() {
  call_.stop();
  entity_ = nullptr;
  id_.clear();
  path_.clear();
  etag_.clear();
  row_ = {};
  problem_ = {};
}

bool LoadedRecord::poll() {
  net::Answer answer;
  if (!call_.take(answer)) return false;
  auto json = parse_json(answer.body, {.bytes = 16u << 20});
  if (answer.ok() && json) {
    row_ = std::move(*json);
    etag_ = answer.etag;
    problem_ = {};
  } else {
    problem_ = read_problem(answer);
  }
  return true;
}

std::string LoadedRecord::title() const {
  const Field* f = entity_ ? entity_->find(entity_->title) : nullptr;
  if (!f || !ready()) return {};
  const std::string text = f->kind() == Kind::reference ? reference_name(*f, row_) : std::string(row_.text(f->wire));
  return text.empty() && entity_ ? std::string(entity_->label) : text;
}

}  // namespace records
