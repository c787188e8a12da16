#pragma once

#include "api/api.h"
#include "http/local_client.h"
#include "isolation/undoing_writer.h"

// Every route of the API as it meets somebody who may do everything in one tenant, and nothing anywhere else. What is
// written is undone. Used by one thread.
class StrangersApi {
 public:
  // Answers what the routes need for as long as they are there.
  using AddRoutes = std::function<std::shared_ptr<void>(Operations&, const Api&)>;

  // `real` outlives it.
  StrangersApi(const Api& real, const AddRoutes& add, const Uuid& home, std::string home_name);
  StrangersApi(const StrangersApi&) = delete;
  StrangersApi& operator=(const StrangersApi&) = delete;

  const std::vector<Operation>& operations() const { return operations_.all(); }

  // Between these two, requests go through this writer.
  void begin(Writer& writer) { writer_ = std::make_unique<UndoingWriter>(writer); }
  void end() { writer_.reset(); }

  LocalClient::Reply send(const Operation&, const std::string& target, std::string body);
  // What the requests since the last call would have changed.
  std::vector<Change> take_undone() { return writer_->take_undone(); }

 private:
  Api api_;
  Caller stranger_;
  std::shared_ptr<void> kept_;  // of the routes
  Router router_;
  Operations operations_;
  LocalClient client_;
  std::unique_ptr<UndoingWriter> writer_;
};
