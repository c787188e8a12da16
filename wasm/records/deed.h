#pragma once

#include "model/catalogue.h"
#include "records/call.h"
#include "records/problem.h"

namespace records {

enum class DeedState : std::uint8_t { idle, planning, planned, applying, done, refused };

// An action on its way: planned, shown, applied. What was typed stays in `input` whatever happens.
class Deed {
 public:
  void begin(const Action&, std::string_view target = {}, std::string_view etag = {});
  // An address of its own instead of an action's, such as an import's.
  void begin(std::string_view method, std::string_view path);
  void plan(const Json& input);
  void apply(const Json& input);  // exactly the plan, when there is one
  void forget_plan();             // the input has changed since
  void match(std::string_view etag) { etag_ = etag; }
  bool poll();  // once a frame; true when the state has changed
  void close();

  DeedState state() const { return state_; }
  bool busy() const { return state_ == DeedState::planning || state_ == DeedState::applying; }
  net::Sending sending() const { return call_.sending(); }
  double since() const { return call_.since(); }  // when it was sent, in the platform's milliseconds
  const Action* action() const { return action_; }
  const std::string& target() const { return target_; }
  const Json& planned() const { return plan_; }
  bool plan_is_new() const { return plan_is_new_; }  // what moved since the plan was shown
  const Json& result() const { return result_; }
  const Problem& problem() const { return problem_; }
  std::string reason;  // for the audit trail

 private:
  void send(const Json& input, bool planning);
  void take(const net::Answer&);

  const Action* action_ = nullptr;
  std::string method_, path_, target_, etag_, key_;
  DeedState state_ = DeedState::idle;
  Call call_;
  Json plan_, result_;
  bool plan_is_new_ = false;
  Problem problem_;
};

}  // namespace records
