#pragma once

#include "isolation/isolation_probe.h"
#include "isolation/probe_slots.h"

// Asks one operation after another; each between begin() and end() of the API.
class OperationProbe {
 public:
  OperationProbe(StrangersApi& api, const Specimens& specimens, const Catalogue& catalogue)
      : api_(api), specimens_(specimens), catalogue_(catalogue) {}

  ProbedOperation ask(const Operation& operation);

 private:
  void ask_unasked(const std::vector<Slot>& slots);
  void ask_slot(const std::vector<Slot>& slots, std::size_t at);
  LocalClient::Reply send(const ProbeRequest& request);
  bool tells(const LocalClient::Reply& reply, const std::string& given) const;
  void open(std::string said);

  StrangersApi& api_;
  const Specimens& specimens_;
  const Catalogue& catalogue_;
  const Operation* operation_ = nullptr;
  ProbedOperation probed_;
  bool confirmed_ = false;
  std::vector<std::string> missing_;
};
