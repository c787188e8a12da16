#include "core/result.h"

Failing::Failing(Error error) : error_(new Error(std::move(error))) {}
Failing::Failing(const Failing& other) : error_(other.error_ ? new Error(*other.error_) : nullptr) {}

const Error& Failing::look() const {
  static const Error kNone;
  return error_ ? *error_ : kNone;
}

Error Failing::take() { return error_ ? std::move(*error_) : Error{}; }
void Failing::drop() { delete error_; }

Error invalid(std::string field, std::string message) {
  return {
      .code = Code::invalid, .message = "Check the fields below.", .faults = {{std::move(field), std::move(message)}}};
}
