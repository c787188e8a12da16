#include "intake/verdict.h"

#include <numeric>

namespace {

Json fault_json(const Fault& fault) { return Json::Object{{"field", fault.field}, {"message", fault.message}}; }

}  // namespace

std::int64_t IntakeReport::count(IntakeVerdict verdict) const {
  return std::accumulate(counts.begin(), counts.end(), std::int64_t{0}, [&](std::int64_t sum, const auto& file) {
    return sum + file[static_cast<std::size_t>(verdict)];
  });
}

Json to_json(const RecordVerdict& of) {
  Json::Object out{{"file", std::string(to_name(of.file)) + ".csv"},
                   {"record", static_cast<std::int64_t>(of.record)},
                   {"verdict", kVerdictNames[static_cast<std::size_t>(of.verdict)]}};
  if (!of.faults.empty()) out.push_back({"fault", fault_json(of.faults.front())});
  if (of.faults.size() > 1) {
    Json::Array all;
    for (const Fault& fault : of.faults) all.push_back(fault_json(fault));
    out.push_back({"faults", std::move(all)});
  }
  return out;
}

Json counts_json(const IntakeReport& report) {
  Json::Object out;
  for (std::size_t file = 0; file < kFileKinds; ++file) {
    const auto& counts = report.counts[file];
    if (std::accumulate(counts.begin(), counts.end(), std::int64_t{0}) == 0) continue;
    Json::Object each;
    for (std::size_t i = 0; i < counts.size(); ++i) each.push_back({std::string(kVerdictNames[i]), counts[i]});
    out.push_back({std::string(names_of<FileKind>[file]), std::move(each)});
  }
  return out;
}

void write_verdicts(const IntakeReport& report, std::string& out) {
  for (const RecordVerdict& verdict : report.verdicts) {
    write_json(to_json(verdict), out);
    out += '\n';
  }
}
