#include "screens/import_desk.h"

#include "platform/platform.h"
#include "records/session.h"

namespace {

Json input_of(const ImportDesk& d) {
  Json out = Json::object();
  for (std::size_t i = 0; i < kFileKinds; ++i)
    if (!d.files.files[i].text.empty()) out.set(kApplyImportInput.fields[i].wire, d.files.files[i].text);
  out.set("mode", to_name(d.mode));
  return out;
}

}  // namespace

void forget_check(ImportDesk& d) {
  d.deed.close();
  d.verdicts = {};
  d.table = {};
  d.input = {};
  d.confirming = false;
}

void take_file(void* context, platform::File file) {
  ImportDesk& d = *static_cast<ImportDesk*>(context);
  forget_check(d);
  d.done.close();
  d.files.take(std::move(file));
  platform::request_frame();
}

void check(ImportDesk& d) {
  forget_check(d);
  d.deed.begin(kApplyImport);
  d.input = input_of(d);
  d.deed.plan(d.input);
}

void take_answer(ImportDesk& d) {
  const records::DeedState state = d.deed.state();
  if (state == records::DeedState::planned) {
    if (const Json* report = d.deed.planned().find("result")) d.verdicts = read_verdicts(d.files, *report);
  } else if (state == records::DeedState::refused && !d.deed.problem().faults.empty()) {
    d.verdicts = read_verdicts(d.files, d.deed.problem());
    d.confirming = false;
  } else if (state == records::DeedState::done) {
    d.confirming = false;
    d.done.show(d.deed.result());
    d.files = {};
    forget_check(d);
    records::session().reload();
  }
}
