#include "commercial/counter.h"

namespace {

constexpr Field kFields[] = {
    field<&Counter::series>("Series").required().read_only().unique().up_to(64).listed(),
    field<&Counter::last>("Last number").read_only().listed(),
};
static_assert(describes<Counter>(kFields));

}  // namespace

constinit const Entity kCounters =
    resource<Counter>("counters", "Counter", "Counters", kFields).owned().titled("series").only(0);

Result<std::int64_t> next_number(const Uuid& organisation, const std::string& series, Workspace& workspace) {
  Query query = Query{}.equal<&Counter::series>(series);
  query.tenant = organisation;
  auto found = TRY(workspace.find_one<Counter>(query));
  if (found) {
    TRY(workspace.lock(Id<Counter>{found->id}));
    found = TRY(workspace.load(Id<Counter>{found->id}));
  }
  Counter counter = found.value_or(Counter{});
  counter.tenant = organisation;
  counter.series = series;
  ++counter.last;
  TRY(workspace.save(counter));
  return counter.last;
}

std::string numbered(std::string_view series, std::int64_t number, std::size_t digits) {
  const std::string text = std::to_string(number);
  return std::string(series) + '-' + std::string(digits > text.size() ? digits - text.size() : 0, '0') + text;
}
