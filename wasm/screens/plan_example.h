#pragma once

#include "screens/plan_draft.h"

// What so many seats cost, line by line, by the function that prices invoices, and the same for every number of seats
// as a picture.
class PlanExample {
 public:
  void draw(const PlanVersion&);
  std::int64_t seats() const { return seats_; }

 private:
  void draw_picture(const PlanVersion&);

  std::int64_t seats_ = 10;
};

// The examples that must hold before the version is published. True when one was added, changed or removed.
bool draw_plan_examples(PlanVersion&, std::int64_t seats, const std::vector<Fault>&);
