#include "screens/import_verdicts.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "core/csv.h"

namespace {

struct Answer {
  RowVerdict verdict;
  std::vector<Fault> faults;
};
using ByRecord = std::map<std::pair<std::size_t, std::size_t>, Answer>;  // file and record

std::size_t file_of(std::string_view name) {
  name = name.substr(0, name.find('.'));
  const auto& names = names_of<FileKind>;
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

RowVerdict verdict_of(std::string_view name) {
  const auto at = std::find(kVerdictNames.begin(), kVerdictNames.end(), name);
  return at == kVerdictNames.end() ? RowVerdict::error : static_cast<RowVerdict>(at - kVerdictNames.begin());
}

Fault fault_of(const Json& json) { return {std::string(json.text("field")), std::string(json.text("message"))}; }

void add(ImportVerdicts& out, FileKind file, std::size_t record, std::string_view key, const Answer& told) {
  ++out.counts[static_cast<std::size_t>(told.verdict)];
  if (told.faults.empty()) out.rows.push_back({file, told.verdict, record, key});
  for (const Fault& fault : told.faults)
    out.rows.push_back({file, told.verdict, record, key, fault.field, fault.message});
}

// Every record of the files in their order, with what was told of it.
ImportVerdicts join(const ImportFiles& files, const ByRecord& told, RowVerdict otherwise) {
  ImportVerdicts out;
  const Answer rest{otherwise, {}};
  for (std::size_t i = 0; i < kFileKinds; ++i) {
    const auto kind = static_cast<FileKind>(i);
    const ChosenFile& file = files.at(kind);
    for (const std::size_t head : {std::size_t{0}, std::size_t{1}})  // the file as a whole
      if (const auto at = told.find({i, head}); at != told.end()) add(out, kind, head, "First line", at->second);
    for (std::size_t r = 0; r < file.keys.size(); ++r) {
      const auto at = told.find({i, file.numbers[r]});
      add(out, kind, file.numbers[r], file.keys[r], at == told.end() ? rest : at->second);
    }
  }
  return out;
}

// "users[17].email"
bool read_path(const std::string& path, std::size_t& file, std::size_t& record, std::string& field) {
  const auto open = path.find('['), close = path.find(']');
  if (open == path.npos || close == path.npos) return false;
  file = file_of(std::string_view(path).substr(0, open));
  if (file >= kFileKinds) return false;
  const auto [end, error] = std::from_chars(path.data() + open + 1, path.data() + close, record);
  if (error != std::errc() || end != path.data() + close) return false;
  field = close + 2 <= path.size() ? path.substr(close + 2) : std::string();
  return true;
}

}  // namespace

ImportVerdicts read_verdicts(const ImportFiles& files, const Json& report) {
  ByRecord told;
  for (const Json& item : report.items("verdicts")) {
    const std::size_t file = file_of(item.text("file"));
    if (file >= kFileKinds) continue;
    Answer& one = told[{file, static_cast<std::size_t>(item.integer("record"))}];
    one.verdict = verdict_of(item.text("verdict"));
    for (const Json& fault : item.items("faults")) one.faults.push_back(fault_of(fault));
    if (const Json* fault = item.find("fault"); fault && !item.find("faults")) one.faults.push_back(fault_of(*fault));
  }
  return join(files, told, RowVerdict::fresh);
}

ImportVerdicts read_verdicts(const ImportFiles& files, const records::Problem& refused) {
  ByRecord told;
  for (const Fault& fault : refused.faults) {
    std::size_t file = 0, record = 0;
    std::string field;
    if (!read_path(fault.field, file, record, field)) continue;
    Answer& one = told[{file, record}];
    one.verdict = RowVerdict::error;
    one.faults.push_back({field, fault.message});
  }
  return join(files, told, RowVerdict::sound);
}

std::string_view word_of(RowVerdict v) {
  static constexpr std::string_view kWords[kRowVerdicts] = {"New", "Duplicate", "Changed", "Error", "Sound"};
  return kWords[static_cast<std::size_t>(v)];
}

theme::Tone tone_of(RowVerdict v) {
  using enum theme::Tone;
  static constexpr theme::Tone kTones[kRowVerdicts] = {positive, neutral, warning, danger, information};
  return kTones[static_cast<std::size_t>(v)];
}

std::string verdicts_csv(const ImportVerdicts& verdicts) {
  std::string out =
      "\xEF\xBB\xBF"
      "file,record,key,verdict,field,reason\r\n";
  for (const VerdictRow& row : verdicts.rows) {
    const std::string record = std::to_string(row.record);
    const std::string_view cells[] = {file_name(row.file),  record,    row.key,
                                      word_of(row.verdict), row.field, row.reason};
    write_csv_record(cells, out);
  }
  return out;
}
