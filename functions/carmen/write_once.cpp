#include "carmen/write_once.h"

Outcome write_once(DataFolder& folder, SqlWorkspace& workspace, const std::string& action,
                   const std::function<Outcome()>& act) {
  Writer& writer = folder.writer();
  TRY(writer.begin_request());
  if (auto done = act(); !done) {
    writer.undo_request();
    (void)writer.commit_turn();
    return done;
  }
  TRY(writer.keep_request(workspace, {.action = action}));
  TRY(writer.commit_turn());
  writer.rest();
  return Done{};
}
