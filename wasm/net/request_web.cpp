#include <cstdlib>
#include <emscripten.h>
#include <vector>

#include "net/request.h"

// Written in net.js. Headers come as "name: value" lines.
extern "C" void carmen_fetch(int id, const char* method, std::size_t method_size, const char* path,
                             std::size_t path_size, const char* headers, std::size_t headers_size, const char* body,
                             std::size_t body_size);
extern "C" void carmen_fetch_cancel(int id);

namespace net {
namespace {

struct Waiting {
  int id;
  OnAnswer call;
  void* context;
  Sending body;
};

std::vector<Waiting> open_requests;
int last_id = 0;

Waiting* find(int id) {
  for (Waiting& w : open_requests)
    if (w.id == id) return &w;
  return nullptr;
}

}  // namespace

int request(std::string_view method, std::string_view path, std::span<const Header> headers, std::string_view body,
            OnAnswer call, void* context) {
  std::string lines;
  for (const Header& h : headers) lines.append(h.name).append(": ").append(h.value).append("\n");
  open_requests.push_back({++last_id, call, context, {0, body.size()}});
  carmen_fetch(last_id, method.data(), method.size(), path.data(), path.size(), lines.data(), lines.size(), body.data(),
               body.size());
  return last_id;
}

void cancel(int id) {
  if (std::erase_if(open_requests, [id](const Waiting& w) { return w.id == id; }) > 0) carmen_fetch_cancel(id);
}

Sending sending(int id) {
  const Waiting* w = find(id);
  return w ? w->body : Sending();
}

int waiting() { return static_cast<int>(open_requests.size()); }

}  // namespace net

// Called by net.js while a body leaves.
extern "C" EMSCRIPTEN_KEEPALIVE void carmen_sent(int id, double bytes) {
  if (net::Waiting* w = net::find(id)) w->body.sent = static_cast<std::size_t>(bytes);
}

// Called by net.js with what malloc gave; three short headers as lines.
extern "C" EMSCRIPTEN_KEEPALIVE void carmen_fetched(int id, int status, char* headers, char* body, std::size_t size) {
  using namespace net;
  Answer answer{.status = status, .body = {body, size}};
  std::string* const fields[] = {&answer.etag, &answer.type, &answer.request_id};
  std::string_view rest = headers;
  for (std::string* field : fields) {
    *field = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(rest.size() < field->size() + 1 ? rest.size() : field->size() + 1);
  }
  std::free(headers);
  std::free(body);
  const Waiting* at = find(id);
  if (!at) return;
  const Waiting found = *at;
  open_requests.erase(open_requests.begin() + (at - open_requests.data()));
  found.call(found.context, answer);
}
