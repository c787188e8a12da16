#include "auth/phc_string.h"

#include <charconv>
#include <sodium.h>

namespace {

constexpr std::string_view kBegin = "$argon2id$v=19$";
constexpr std::size_t kMostBytes = 64;  // of a salt or a hash
constexpr int kBase64 = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;

std::string to_base64(const std::string& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), kBase64), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    kBase64);
  text.pop_back();  // the ending zero
  return text;
}

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  bool skip(std::string_view expected) {
    if (!rest_.starts_with(expected)) return false;
    rest_.remove_prefix(expected.size());
    return true;
  }
  bool number(std::uint32_t& value) {
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc()) return false;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return true;
  }
  bool bytes(std::string& value) {
    const std::string_view text = rest_.substr(0, rest_.find('$'));
    std::size_t size = 0;
    value.resize(kMostBytes);
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(value.data()), kMostBytes, text.data(), text.size(), nullptr,
                          &size, nullptr, kBase64) != 0)
      return false;
    value.resize(size);
    rest_.remove_prefix(text.size());
    return size > 0;
  }
  bool ended() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

}  // namespace

std::string to_text(const PhcString& phc) {
  std::string text(kBegin);
  text.append("m=").append(std::to_string(phc.memory)).append(",t=").append(std::to_string(phc.iterations));
  text.append(",p=").append(std::to_string(phc.lanes)).append("$");
  return text.append(to_base64(phc.salt)).append("$").append(to_base64(phc.hash));
}

std::optional<PhcString> parse_phc_string(std::string_view text) {
  PhcString phc;
  Reader reader(text);
  const bool whole = reader.skip(kBegin) && reader.skip("m=") && reader.number(phc.memory) && reader.skip(",t=") &&
                     reader.number(phc.iterations) && reader.skip(",p=") && reader.number(phc.lanes) &&
                     reader.skip("$") && reader.bytes(phc.salt) && reader.skip("$") && reader.bytes(phc.hash) &&
                     reader.ended();
  if (!whole || to_text(phc) != text) return std::nullopt;
  return phc;
}
