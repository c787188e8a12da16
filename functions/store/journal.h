#pragma once

#include <map>
#include <optional>
#include <set>

#include "store/database.h"
#include "store/heads.h"
#include "store/journal_record.h"

// Tells one record from any other.
struct RecordMark {
  std::string tenant;
  std::uint64_t seq;
  Hash leaf;
};

// The journal's writer. All of its rows belong to the transaction of the turn that they are written in.
class Journal {
 public:
  explicit Journal(Database& database) : database_(database) {}

  // One record for each tenant that the action touched, in the same transaction; none when it did nothing.
  Outcome append(const Workspace& workspace, const RequestFacts& facts,
                 const std::unordered_map<std::size_t, Hash>& secrets);

  // A request begins; undo() takes back what was appended since.
  void mark() { before_.clear(); }
  void undo();
  // Writes the trees that grew.
  Outcome write_trees();
  // The same, and the platform's head, if there is news.
  Result<std::optional<TreeHead>> close_turn(Timestamp now);
  // The platform's head over what was committed in these tenants since their last ones; null: in any.
  Result<std::optional<TreeHead>> add_heads(const std::set<std::string>* tenants, Timestamp now);
  // The platform's head as it is stored.
  Result<TreeHead> head(Timestamp now);
  // The newest record of a tenant that this turn has written to; 0 when it has not.
  std::uint64_t newest(const Uuid& tenant) const;
  // Those that were written to since forget().
  std::set<std::string> tenants() const;
  // The last that was appended since forget().
  const std::optional<RecordMark>& last_record() const { return last_; }
  void forget() {
    trees_.clear();
    before_.clear();
    last_.reset();
  }

 private:
  Result<CompactTree*> tree(const std::string& tenant);
  Outcome append_record(JournalRecord record);
  Outcome append_targets(const JournalRecord& record);
  Outcome write_tree(const std::string& tenant, const CompactTree& tree);

  Result<TreeHead> append_heads(const std::map<std::string, CompactTree>& grown, Timestamp now);

  struct Grown {
    CompactTree tree;
    bool dirty = false;
  };

  Database& database_;
  std::map<std::string, Grown> trees_;   // of this turn, by tenant
  std::map<std::string, Grown> before_;  // as they were at mark()
  std::optional<RecordMark> last_;
};

// The leaf of the platform's tree for a tenant's head.
Hash tenant_leaf(std::string_view tenant, std::uint64_t size, const Hash& root);
inline constexpr std::string_view kPlatformTree = "heads";
