#include "records/bulk_archive.h"

#include "records/session.h"
#include "records/words.h"
#include "ui/dialog.h"
#include "ui/layout.h"
#include "ui/toast.h"

namespace records {

void BulkArchive::ask(const Entity& entity, std::vector<Json> rows) {
  entity_ = &entity;
  rows_ = std::move(rows);
  at_ = 0;
  done_ = 0;
  refused_.clear();
  asking_ = true;
}

void BulkArchive::next() {
  const Json& row = rows_[at_];
  const Action* archive = catalogue().find_action(std::string(entity_->name) + ".archive");
  deed_.begin(*archive, row.text("id"), "\"" + std::to_string(row.integer("version")) + "\"");
  deed_.apply({});
}

bool BulkArchive::draw() {
  if (!entity_) return false;
  const std::string what =
      count_of(static_cast<std::int64_t>(rows_.size()), lower_first(entity_->label), lower_first(entity_->plural));
  const std::string title = "Archive " + what;
  if (ui::confirm({.title = title,
                   .words = "Archived records leave the lists. They can be restored at any time.",
                   .deed = title},
                  asking_)) {
    running_ = true;
    next();
  }
  if (!running_ || !deed_.poll()) return false;
  if (deed_.state() == DeedState::done) ++done_;
  else refused_ = std::string(rows_[at_].text(entity_->title)) + ": " + deed_.problem().message;
  if (++at_ < rows_.size()) {
    next();
    return false;
  }
  running_ = false;
  ui::toast(count_of(done_, lower_first(entity_->label), lower_first(entity_->plural)) + " archived.");
  if (!refused_.empty()) ui::toast("Not archived: " + refused_, ui::Tone::danger);
  entity_ = nullptr;
  return true;
}

}  // namespace records
