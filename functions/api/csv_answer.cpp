#include "api/csv_answer.h"

#include "core/csv.h"
#include "http/monotonic.h"
#include "store/database.h"

namespace {

constexpr std::string_view kType = "text/csv; charset=utf-8";
constexpr std::int64_t kOneMoment = 10'000;  // milliseconds

struct FirstPiece {
  std::string text;
  Result<bool> more = Error{};
};

}  // namespace

void answer_csv(Exchange& exchange, const std::string& file_name, Source lines) {
  const auto first = std::make_shared<FirstPiece>();
  exchange.defer(
      WorkPriority::normal, [first, lines] { first->more = lines(first->text); },
      [first, lines, file_name](Exchange& later) {
        if (!first->more) return later.refuse(first->more.error());
        if (*first->more) later.answer(200, std::move(first->text), kType, lines);
        else later.answer(200, std::move(first->text), kType);
        later.set_header("Content-Disposition", "attachment; filename=\"" + file_name + ".csv\"");
        later.set_header("Cache-Control", "no-store");
      });
}

void append_csv_header(const std::vector<std::string>& columns, std::string& out) {
  out += "\xEF\xBB\xBF";
  append_csv_line(columns, out);
}

void append_csv_line(const std::vector<std::string>& cells, std::string& out) {
  const std::vector<std::string_view> views(cells.begin(), cells.end());
  write_csv_record(views, out);
}

Result<Database*> ExportReader::begin() {
  if (!database_) database_ = TRY(api_.open_reader(&caller_.subject()));
  const std::int64_t now = monotonic_ms();
  if (database_->in_transaction() && now - began_ < kOneMoment) return database_.get();
  if (database_->in_transaction()) TRY(database_->run("COMMIT"));
  TRY(database_->run(database_->dialect().begin_read));
  began_ = now;
  return database_.get();
}
