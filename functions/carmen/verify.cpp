#include "store/verify.h"

#include <cstdio>

#include "carmen/commands.h"
#include "carmen/data_folder.h"
#include "core/text.h"

namespace {

// What a damaged database holds may be no text, or move the cursor.
std::string printable(std::string_view text) {
  const bool whole = is_utf8(text);
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    char escaped[5];
    std::snprintf(escaped, sizeof escaped, "\\x%02x", byte);
    if (byte < 0x20 || byte == 0x7f || (byte >= 0x80 && !whole)) out += escaped;
    else out += c;
  }
  return out;
}

void print(const Finding& finding) {
  std::string where;
  if (!finding.tenant.empty()) where = "tenant " + finding.tenant + ", ";
  if (finding.seq > 0) where += "record " + std::to_string(finding.seq) + ", ";
  std::printf("%s\n", printable(where + finding.what).c_str());
}

void verify_folder(const StoreAddress& store) {
  const SystemClock clock;
  const auto folder = must(DataFolder::open(store, DataFolder::Open::read, clock));
  const Verdict verdict = must(verify(folder->database(), folder->tables(), folder->heads_file(), folder->key()));
  for (const Finding& finding : verdict.findings) print(finding);
  if (!verdict.whole()) throw Failure{"The journal is not whole: the first finding above names where."};
  std::printf("Whole: %lld records of %lld tenants, %lld rows, %lld signed heads.\n",
              static_cast<long long>(verdict.records), static_cast<long long>(verdict.tenants),
              static_cast<long long>(verdict.rows), static_cast<long long>(verdict.signed_heads));
}

}  // namespace

void add_verify(Command program) {
  Command command = program.command("verify", "Prove that the journal and the database are as they were written");
  auto store = std::make_shared<StoreAddress>();
  add_store_options(command, *store);
  command.run([store] { verify_folder(*store); });
}
