#include "postgres/pg_statement.h"

PgDatabase::Prepared::Value& PgDatabase::Prepared::value(int at) {
  const auto index = static_cast<std::size_t>(at - 1);
  if (values_.size() <= index) values_.resize(index + 1);
  return values_[index];
}

void PgDatabase::Prepared::set(int at, std::string_view text, bool binary) {
  Value& kept = value(at);
  kept.text.assign(text);
  kept.null = false;
  kept.binary = binary;
}

bool PgDatabase::Prepared::execute(PGconn* connection) const {
  const std::size_t count = values_.size();
  std::vector<const char*> texts(count);
  std::vector<int> lengths(count), formats(count);
  for (std::size_t i = 0; i < count; ++i) {
    texts[i] = values_[i].null ? nullptr : values_[i].text.c_str();
    lengths[i] = static_cast<int>(values_[i].text.size());
    formats[i] = values_[i].binary;
  }
  return pq().PQsendQueryPrepared(connection, name_.c_str(), static_cast<int>(count), texts.data(), lengths.data(),
                                  formats.data(), 1) == 1;
}

void PgDatabase::Prepared::send() {
  if (!sent_) owner_.post(*this);
}

Outcome PgDatabase::Prepared::write() {
  send();
  if (failed_) return error_;
  return Done{};
}

Result<bool> PgDatabase::Prepared::step() {
  send();
  for (;;) {
    if (!results_.empty()) {
      if (++row_ < pq().PQntuples(results_.front().get())) return true;
      results_.pop_front();
      row_ = -1;
    } else if (failed_) {
      return error_;
    } else if (finished_) {
      return false;
    } else {
      owner_.await(*this);
    }
  }
}

// In network order.
std::int64_t PgDatabase::Prepared::integer(int column) const {
  const std::string_view bytes = text(column);
  if (bytes.empty()) return 0;
  auto number = static_cast<std::uint64_t>(bytes[0] < 0 ? -1 : 0);
  for (const char byte : bytes) number = number << 8 | static_cast<unsigned char>(byte);
  return static_cast<std::int64_t>(number);
}

std::string_view PgDatabase::Prepared::text(int column) const {
  const PGresult* result = results_.front().get();
  return {pq().PQgetvalue(result, row_, column), static_cast<std::size_t>(pq().PQgetlength(result, row_, column))};
}

void PgDatabase::Prepared::reset() {
  if (sent_ && !finished_) owner_.forget(*this);
  results_.clear();
  row_ = -1;
  failed_ = sent_ = finished_ = false;
}

void PgDatabase::Prepared::give_back() {
  reset();
  if (!is_kept()) {
    delete this;
    return;
  }
  values_.clear();
  many_ = last_ = lent_ = false;
}
