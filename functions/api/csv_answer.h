#pragma once

#include "api/api.h"
#include "store/database.h"

inline constexpr std::int64_t kCsvBatch = 1000;  // rows read at a time

// Answers with what `lines` gives batch by batch, so that an export is never whole in memory. RFC 4180, with a byte
// order mark so that spreadsheets read it as UTF-8, cells that begin like a formula made harmless.
void answer_csv(Exchange&, const std::string& file_name, Source lines);
void append_csv_header(const std::vector<std::string>& columns, std::string& out);
void append_csv_line(const std::vector<std::string>& cells, std::string& out);

// A connection of an export's own. What is read is of one moment, unless the client takes so long that the write-ahead
// log would have to wait for it. Used by one thread at a time.
class ExportReader {
 public:
  ExportReader(const Api& api, const Caller& caller) : api_(api), caller_(caller) {}
  Result<Database*> begin();  // before each batch
  const StoreContext& store() const { return *api_.store; }

 private:
  const Api& api_;
  const Caller caller_;
  std::unique_ptr<Database> database_;
  std::int64_t began_ = 0;  // milliseconds of the monotonic clock
};
