#include "fuzz.h"

#include <cstdint>
#include <fstream>
#include <unistd.h>

TemporaryFolder::TemporaryFolder() { hold(::mkdtemp(path_.data()) != nullptr, "a temporary folder can be made"); }

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void write_file(const std::string& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  hold(out.good(), "a file can be written");
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz({reinterpret_cast<const char*>(data), size});
  return 0;
}
