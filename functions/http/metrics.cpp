#include "http/metrics.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace {

std::string escaped(std::string_view text, bool quotes) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += "\\n";
    else if (c == '\\' || (quotes && c == '"')) out.append({'\\', c});
    else out += c;
  }
  return out;
}

std::string write_labels(const Labels& labels) {
  std::string out;
  for (const auto& [name, value] : labels) {
    out.append(out.empty() ? "" : ",").append(name).append("=\"").append(escaped(value, true)).append("\"");
  }
  return out;
}

std::string number(double value) {
  std::array<char, 512> text{};
  return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed).ptr};
}

double seconds(std::uint64_t micros) { return static_cast<double>(micros) / 1e6; }

void write_sample(std::string& out, std::string_view name, std::string_view labels, std::string_view value) {
  out.append(name);
  if (!labels.empty()) out.append("{").append(labels).append("}");
  out.append(" ").append(value).append("\n");
}

}  // namespace

struct Metrics::Family {
  struct Sample {
    std::string labels;
    std::unique_ptr<Counter> counter = nullptr;
    std::unique_ptr<Histogram> histogram = nullptr;
    std::function<double()> read = nullptr;
  };

  std::string name;
  std::string help;
  std::string_view type;
  std::vector<Sample> samples = {};

  void write(std::string& out) const {
    out.append("# HELP ").append(name).append(" ").append(escaped(help, false)).append("\n");
    out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
    for (const Sample& sample : samples) {
      if (sample.histogram) sample.histogram->write(out, name, sample.labels);
      else if (sample.counter) write_sample(out, name, sample.labels, std::to_string(sample.counter->value()));
      else write_sample(out, name, sample.labels, number(sample.read()));
    }
  }
};

Metrics::Metrics() = default;
Metrics::~Metrics() = default;

void Histogram::observe(std::int64_t micros) {
  const auto bound = std::lower_bound(kBounds.begin(), kBounds.end(), micros);
  buckets_[static_cast<std::size_t>(bound - kBounds.begin())].add();
  sum_.add(static_cast<std::uint64_t>(std::max<std::int64_t>(micros, 0)));
}

void Histogram::write(std::string& out, std::string_view name, std::string_view labels) const {
  const std::string family(name), more = labels.empty() ? std::string{} : std::string(labels) + ",";
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < buckets_.size(); ++i) {
    count += buckets_[i].value();
    const std::string bound = i < kBounds.size() ? number(seconds(static_cast<std::uint64_t>(kBounds[i]))) : "+Inf";
    write_sample(out, family + "_bucket", more + "le=\"" + bound + "\"", std::to_string(count));
  }
  write_sample(out, family + "_sum", labels, number(seconds(sum_.value())));
  write_sample(out, family + "_count", labels, std::to_string(count));
}

Counter& Metrics::counter(std::string_view name, std::string_view help, Labels labels) {
  auto& samples = family(name, help, "counter").samples;
  return *samples.emplace_back(Family::Sample{write_labels(labels), std::make_unique<Counter>()}).counter;
}

Histogram& Metrics::histogram(std::string_view name, std::string_view help, Labels labels) {
  auto& samples = family(name, help, "histogram").samples;
  return *samples.emplace_back(Family::Sample{write_labels(labels), nullptr, std::make_unique<Histogram>()}).histogram;
}

void Metrics::gauge(std::string_view name, std::string_view help, std::function<double()> read, Labels labels) {
  family(name, help, "gauge").samples.push_back({.labels = write_labels(labels), .read = std::move(read)});
}

void Metrics::counter(std::string_view name, std::string_view help, std::function<double()> read, Labels labels) {
  family(name, help, "counter").samples.push_back({.labels = write_labels(labels), .read = std::move(read)});
}

std::string Metrics::text() const {
  std::string out;
  for (const auto& each : families_) each->write(out);
  return out;
}

Metrics::Family& Metrics::family(std::string_view name, std::string_view help, std::string_view type) {
  for (const auto& each : families_) {
    if (each->name != name) continue;
    assert(each->type == type);
    return *each;
  }
  return *families_.emplace_back(new Family{std::string(name), std::string(help), type});
}
