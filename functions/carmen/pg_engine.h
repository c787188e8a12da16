#pragma once

#include "carmen/data_folder.h"
#include "postgres/pg_signer.h"
#include "postgres/pg_writer.h"

// A database of PostgreSQL 15 or later.
class PgEngine final : public Engine {
 public:
  static Result<std::unique_ptr<PgEngine>> open(const std::string& address, DataFolder::Open how,
                                                const StoreContext& context);

  // Once the signing key is there. Not after Open::read.
  Outcome begin_writing(const std::string& heads_file);

  const char* name() const override { return "postgresql"; }
  Writer& writer() override { return *writer_; }
  Database& database() override { return writer_->database(); }
  Result<std::unique_ptr<Database>> open_reader(const Subject* who) const override;
  Outcome refresh() override;
  std::unique_ptr<Serving> serve() override;

 private:
  PgEngine(std::string address, const StoreContext& context) : address_(std::move(address)), context_(context) {}

  const std::string address_;
  const StoreContext& context_;
  PgAccess access_;
  std::unique_ptr<PgSigner> signer_;
  std::unique_ptr<PgWriter> writer_;
};
