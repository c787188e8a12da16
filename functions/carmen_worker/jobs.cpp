#include "carmen_worker/jobs.h"

#include "carmen/write_once.h"
#include "carmen_worker/lease.h"
#include "core/time.h"
#include "identity/password_link.h"
#include "identity/session.h"
#include "store/idempotency.h"
#include "store/response_table.h"

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kKeepEnded = 30 * 24 * kHour;  // sessions and links, for those who look into what happened
constexpr std::int64_t kAtOnce = 500;

// A transaction that leaves no record.
Outcome write_quietly(DataFolder& folder, const std::function<Outcome(Database&)>& act) {
  TRY(folder.writer().begin_request());
  auto done = act(folder.database());
  if (done) done = folder.writer().keep_request();
  else folder.writer().undo_request();
  const auto committed = folder.writer().commit_turn();
  return done ? committed : done;
}

Outcome drop_answers(DataFolder& folder) {
  const Timestamp now = folder.context().clock.now();
  return write_quietly(folder, [&](Database& database) { return drop_old_answers(database, now); });
}

Outcome drop_response_times(DataFolder& folder) {
  const Timestamp now = folder.context().clock.now();
  return write_quietly(folder, [&](Database& database) { return drop_old_response_times(database, now); });
}

// What bore on access long ago is in nobody's memory any more.
Outcome drop_access_changes(DataFolder& folder) {
  if (folder.database().dialect().transaction.empty()) return Done{};
  const std::string oldest = format_timestamp({folder.context().clock.now().ms - kHour});
  return write_quietly(folder, [&](Database& database) -> Outcome {
    const Loan rows = TRY(database.prepare("DELETE FROM \"access_changes\" WHERE \"at\" < $1"));
    rows->bind_text(1, oldest);
    return rows->write();
  });
}

// Archives rows of T whose time ended long ago, a few at a time so that nobody waits for it.
template <Stored T, auto Ends>
Outcome archive_ended(DataFolder& folder, const char* action) {
  static constexpr Field kEnds = field<Ends>("");
  for (std::size_t found = kAtOnce; found == kAtOnce;) {
    SqlWorkspace workspace(folder.database(), folder.context());
    T bound;
    bound.*Ends = {workspace.now().ms - kKeepEnded};
    Query query;
    query.where.push_back({&kEnds, Op::less, kEnds.read(&bound)});
    query.limit = kAtOnce;
    auto rows = TRY(workspace.find<T>(query));
    found = rows.size();
    if (rows.empty()) break;
    TRY(write_once(folder, workspace, action, [&]() -> Outcome {
      for (T& row : rows) TRY(workspace.archive(row));
      return Done{};
    }));
  }
  return Done{};
}

constexpr Job kJobs[] = {
    {"idempotency_keys", kHour, kHour / 4, drop_answers},
    {"access_changes", kHour, kHour / 4, drop_access_changes},
    {"response_times", kHour, kHour / 4, drop_response_times},
    {"sessions", 24 * kHour, kHour,
     [](DataFolder& folder) { return archive_ended<Session, &Session::expires_at>(folder, "sessions.tidy"); }},
    {"password_links", 24 * kHour, kHour,
     [](DataFolder& folder) {
       return archive_ended<PasswordLink, &PasswordLink::expires_at>(folder, "password_links.tidy");
     }},
};

}  // namespace

std::span<const Job> jobs() { return kJobs; }

Result<int> run_due_jobs(DataFolder& folder, const std::string& holder) {
  TRY(folder.engine().refresh());
  int done = 0;
  const Clock& clock = folder.context().clock;
  for (const Job& job : jobs()) {
    bool mine = false;
    TRY(write_quietly(folder, [&](Database& database) -> Outcome {
      mine = TRY(lease_job(database, job.name, holder, clock.now(), job.lease));
      return Done{};
    }));
    if (!mine) continue;
    TRY(job.run(folder));
    TRY(write_quietly(
        folder, [&](Database& database) { return end_job(database, job.name, holder, {clock.now().ms + job.every}); }));
    ++done;
  }
  folder.writer().rest();
  return done;
}
