#include "net/request_headless.h"

#include <vector>

#include "platform/platform.h"

namespace net {
namespace {

struct Waiting {
  int id;
  headless::Sent sent;
  OnAnswer call;
  void* context;
  std::size_t gone = 0;  // of the body
};

struct Planned {
  std::string method;
  std::string path;
  Answer answer;
};

std::vector<Waiting> open_requests;
std::vector<Planned> planned;
headless::Sent last;
int last_id = 0;

std::ptrdiff_t plan_for(const headless::Sent& sent) {
  for (std::size_t i = 0; i < planned.size(); ++i)
    if (planned[i].method == sent.method && planned[i].path == sent.path) return static_cast<std::ptrdiff_t>(i);
  return -1;
}

}  // namespace

int request(std::string_view method, std::string_view path, std::span<const Header> headers, std::string_view body,
            OnAnswer call, void* context) {
  headless::Sent sent{
      .method = std::string(method), .path = std::string(path), .headers = {}, .body = std::string(body)};
  for (const Header& h : headers) sent.headers.append(h.name).append(": ").append(h.value).append("\n");
  last = sent;
  open_requests.push_back({++last_id, sent, call, context, body.size()});
  return last_id;
}

void cancel(int id) {
  std::erase_if(open_requests, [id](const Waiting& w) { return w.id == id; });
}

Sending sending(int id) {
  for (const Waiting& w : open_requests)
    if (w.id == id) return {w.gone, w.sent.body.size()};
  return {};
}

int waiting() { return static_cast<int>(open_requests.size()); }

namespace headless {

void will_answer(std::string_view method, std::string_view path, const Answer& answer) {
  planned.push_back({std::string(method), std::string(path), answer});
}

int deliver() {
  int delivered = 0;
  for (std::size_t i = 0; i < open_requests.size();) {
    const std::ptrdiff_t at = plan_for(open_requests[i].sent);
    if (at < 0) {
      ++i;
      continue;
    }
    const Answer answer = planned[static_cast<std::size_t>(at)].answer;
    const Waiting found = open_requests[i];
    planned.erase(planned.begin() + at);
    open_requests.erase(open_requests.begin() + static_cast<std::ptrdiff_t>(i));
    found.call(found.context, answer);
    ++delivered;
  }
  if (delivered > 0) platform::request_frame();
  return delivered;
}

const Sent& last_sent() { return last; }

void has_left(std::size_t bytes) {
  if (!open_requests.empty()) open_requests.back().gone = bytes;
}

int unanswered() {
  int count = 0;
  for (const Waiting& w : open_requests) count += plan_for(w.sent) < 0 ? 1 : 0;
  return count;
}

}  // namespace headless
}  // namespace net
