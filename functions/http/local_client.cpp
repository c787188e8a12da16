#include "http/local_client.h"

#include "http/http_engine.h"

namespace {

constexpr std::size_t kMostOfBody = std::size_t{1} << 20;

}  // namespace

LocalClient::LocalClient(const Router& router)
    : dispatcher_(
          router, [] { return true; }, {}, [](const Exchange&, std::string_view) {}),
      engine_(std::make_unique<HttpEngine>([this](Exchange& exchange) { dispatcher_.begin(exchange); }, "")) {}

LocalClient::~LocalClient() = default;

LocalClient::Reply LocalClient::send(std::string_view method, std::string_view target, std::string_view headers,
                                     std::string body) {
  std::string head(method);
  head.append(" ").append(target).append(" HTTP/1.1\r\nHost: localhost\r\n").append(headers).append("\r\n");
  Exchange exchange({}, std::move(body));
  exchange.hurried_ = true;
  engine_->process(head, exchange);
  finish(exchange);
  Reply reply{exchange.status(), exchange.shared_body_ ? *exchange.shared_body_ : std::move(exchange.answer_body_)};
  bool more = bool(exchange.source_);
  while (more && reply.body.size() < kMostOfBody) {
    const auto went_on = exchange.source_(reply.body);
    more = went_on && *went_on;
  }
  return reply;
}

void LocalClient::finish(Exchange& exchange) {
  while (exchange.deferred()) {
    const Deferral deferral = *std::move(exchange.deferral_);
    exchange.deferral_.reset();
    if (deferral.work) deferral.work();
    dispatcher_.handle(exchange, deferral.then);
  }
}
