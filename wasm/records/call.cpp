#include "records/call.h"

#include "app/router.h"
#include "platform/platform.h"

namespace records {

void Call::send(std::string_view method, std::string_view path, std::string_view body,
                std::span<const net::Header> headers) {
  stop();
  waiting_ = true;
  since_ = platform::now();
  id_ = net::request(method, path, headers, body, on_answer, this);
  platform::request_frame_in(160);  // a skeleton may be due by then
}

void Call::stop() {
  if (waiting_) net::cancel(id_);
  waiting_ = false;
  answered_ = false;
}

bool Call::take(net::Answer& answer) {
  if (!answered_) return false;
  answered_ = false;
  answer = std::move(answer_);
  return true;
}

void Call::on_answer(void* self, const net::Answer& answer) {
  Call& call = *static_cast<Call*>(self);
  call.waiting_ = false;
  if (answer.status == 401) {
    platform::leave("/sign-in?next=" + percent_encoded(platform::location()));
    return;
  }
  call.answered_ = true;
  call.answer_ = answer;
  platform::request_frame();
}

}  // namespace records
