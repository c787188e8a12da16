#include "http/metrics.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace {

constexpr std::string_view kTotal = "_total", kInfo = "_info";

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

// OpenMetrics writes the bounds of buckets as floating-point numbers.
std::string bound_text(double value, MetricsFormat format) {
  std::string text = number(value);
  if (format == MetricsFormat::open && text.find('.') == text.npos) text += ".0";
  return text;
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

  // OpenMetrics names a family without its samples' ending, and knows what is but told.
  void write_head(std::string& out, MetricsFormat format) const {
    std::string_view family = name, kind = type;
    if (format == MetricsFormat::open && type == "counter") family.remove_suffix(kTotal.size());
    if (format == MetricsFormat::open && type == "info") family.remove_suffix(kInfo.size());
    else if (type == "info") kind = "gauge";
    out.append("# HELP ").append(family).append(" ").append(escaped(help, format == MetricsFormat::open)).append("\n");
    out.append("# TYPE ").append(family).append(" ").append(kind).append("\n");
  }

  void write(std::string& out, MetricsFormat format) const {
    write_head(out, format);
    for (const Sample& sample : samples) {
      if (sample.histogram) sample.histogram->write(out, name, sample.labels, format);
      else if (sample.counter) write_sample(out, name, sample.labels, std::to_string(sample.counter->value()));
      else write_sample(out, name, sample.labels, number(sample.read()));
    }
  }
};

Metrics::Metrics() = default;
Metrics::~Metrics() = default;

std::size_t Histogram::bucket_of(std::int64_t micros) {
  return static_cast<std::size_t>(std::lower_bound(kBounds.begin(), kBounds.end(), micros) - kBounds.begin());
}

void Histogram::observe(std::int64_t micros) {
  buckets_[bucket_of(micros)].add();
  sum_.add(static_cast<std::uint64_t>(std::max<std::int64_t>(micros, 0)));
}

void Histogram::observe(std::int64_t micros, std::string_view trace_id, std::int64_t unix_ms) {
  observe(micros);
  if (!exemplars_) exemplars_ = std::make_unique<Exemplars>();
  Exemplar& exemplar = (*exemplars_)[bucket_of(micros)];
  std::copy_n(trace_id.begin(), std::min(trace_id.size(), exemplar.trace.size()), exemplar.trace.begin());
  exemplar.micros = micros;
  exemplar.unix_ms = unix_ms;
}

void Histogram::write(std::string& out, std::string_view name, std::string_view labels, MetricsFormat format) const {
  const std::string family(name), more = labels.empty() ? std::string{} : std::string(labels) + ",";
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < buckets_.size(); ++i) {
    count += buckets_[i].value();
    const std::string bound =
        i < kBounds.size() ? bound_text(seconds(static_cast<std::uint64_t>(kBounds[i])), format) : "+Inf";
    std::string value = std::to_string(count);
    if (format == MetricsFormat::open && exemplars_ && (*exemplars_)[i].unix_ms != 0) {
      const Exemplar& one = (*exemplars_)[i];
      value.append(" # {trace_id=\"").append(one.trace.data(), one.trace.size()).append("\"} ");
      value.append(number(seconds(static_cast<std::uint64_t>(one.micros)))).append(" ");
      value.append(number(static_cast<double>(one.unix_ms) / 1000));
    }
    write_sample(out, family + "_bucket", more + "le=\"" + bound + "\"", value);
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

void Metrics::info(std::string_view name, std::string_view help, Labels labels) {
  family(std::string(name).append(kInfo), help, "info").samples.push_back({.labels = write_labels(labels), .read = [] {
                                                                             return 1.0;
                                                                           }});
}

std::string Metrics::text(MetricsFormat format) const {
  std::string out;
  for (const auto& each : families_) each->write(out, format);
  if (format == MetricsFormat::open) out += "# EOF\n";
  return out;
}

Metrics::Family& Metrics::family(std::string_view name, std::string_view help, std::string_view type) {
  assert(name.ends_with(kTotal) == (type == "counter"));
  for (const auto& each : families_) {
    if (each->name != name) continue;
    assert(each->type == type);
    return *each;
  }
  return *families_.emplace_back(new Family{std::string(name), std::string(help), type});
}
