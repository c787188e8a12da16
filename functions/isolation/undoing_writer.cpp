#include "isolation/undoing_writer.h"

Outcome UndoingWriter::keep_request(const SqlWorkspace& workspace, const RequestFacts&) {
  const auto& changes = workspace.changes().changes;
  undone_.insert(undone_.end(), changes.begin(), changes.end());
  return keep_request();
}

Outcome UndoingWriter::keep_request() {
  writer_.undo_request();
  return Done{};
}
