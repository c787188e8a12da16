// A request of an administrator, as "POST /api/users?plan=1\n{…}", on a platform with one hotel: "$o", "$c", "$h", "$d"
// and "$u" stand for its rows. Whatever is asked is answered or refused, and never a fault of ours. Nothing is kept.
#include "api/api.h"

#include "ask.h"
#include "fuzz.h"

#include "api/journal_routes.h"
#include "api/past.h"
#include "api/why.h"
#include "carmen/areas.h"
#include "carmen/data_folder.h"
#include "core/text.h"
#include "http/dispatcher.h"
#include "intake/intake.h"
#include "sqlite/turn_writer.h"

namespace {

constexpr IntakeTexts kCustomer = {
    "code,name,country,default_currency,locale\nO,Lagoon,KW,KWD,en\n",
    "code,organisation,name,region\nC,O,North,apac\n",
    "code,cluster,name,rooms,city,country,time_zone,currency\nH,C,Sun,10,Hua Hin,TH,Asia/Bangkok,THB\n",
    "business_unit,type,name\nH,finance,Finance\n",
    "email,name,platform_role\nann@hotel.example,Ann,platform_admin\n",
    "email,business_unit,role,modules\nann@hotel.example,H,hotel_admin,inventory:read\n"};

class Platform {
 public:
  Platform() {
    TurnWriter& writer = turns();
    hold(static_cast<bool>(writer.begin_request()), "a request begins");
    SqlWorkspace workspace(data_->database(), data_->context());
    const auto report = run_intake(kCustomer, DuplicateMode::skip, workspace);
    hold(report && report->count(IntakeVerdict::error) == 0, "a customer is imported");
    for (const Change& change : workspace.changes().changes)
      ids_[static_cast<unsigned char>(change.entity->name[0])] = change.id;
    ids_['h'] = ids_['b'];
    workspace.summarise("A customer.");
    hold(writer.keep_request(workspace, {.action = "imports.apply"}) && writer.commit_turn(), "it is kept");
    api_.store = &data_->context();
    api_.writer = [&writer]() -> Writer& { return writer; };
    api_.heads_file = data_->heads_file();
    api_.may_write = [] { return true; };
    api_.find_caller = [this](Exchange&) { return administrator(); };
    add_resource_routes(operations_, api_);
    add_why_routes(operations_, api_);
    add_past_routes(operations_, api_);
    add_journal_routes(operations_, api_);
  }

  void answer(const std::string& head, std::string body) {
    ask(
        head, std::move(body), [&](Exchange& exchange) { dispatcher_.begin(exchange); },
        [&](Exchange& exchange, std::string_view text) {
          if (!exchange.deferred()) check(exchange.status(), text.substr(text.find("\r\n\r\n") + 4));
        });
    undo();
  }

  std::string fill(std::string_view text) const {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const auto id =
          text[i] == '$' && i + 1 < text.size() ? ids_.find(static_cast<unsigned char>(text[i + 1])) : ids_.end();
      if (id == ids_.end()) out += text[i];
      else out += to_text(id->second), ++i;
    }
    return out;
  }

 private:
  TurnWriter& turns() { return static_cast<TurnWriter&>(data_->writer()); }
  Result<Caller> administrator() {
    TRY(data_->writer().begin_read(Intent::reading));
    SqlWorkspace workspace(data_->writer().database(Intent::reading), data_->context());
    Caller caller;
    caller.held = std::make_shared<const Subject>(TRY(api_.load_subject(workspace, ids_.at('u'))));
    caller.actor = {.id = caller.subject().id, .name = caller.subject().name, .behind = {}};
    return caller;
  }

  static void check(int status, std::string_view body) {
    hold(status >= 200 && status < 500, "nothing is a fault of ours: " + std::to_string(status) + std::string(body));
    hold(is_utf8(body), "an answer is text");
    if (body.starts_with('{')) hold(static_cast<bool>(parse_json(body, {.bytes = 1u << 26})), "an answer is JSON");
    if (status >= 400 && !body.empty()) hold(body.find("\"requestId\"") != body.npos, "a refusal is a problem");
  }

  void undo() {
    TurnWriter& writer = turns();
    if (writer.in_turn()) {
      (void)data_->database().run("ROLLBACK");
      writer.undo_request();
    }
    if (writer.end_turn()) writer.settle(static_cast<bool>(writer.commit()));
  }

  TemporaryFolder folder_;
  SettableClock clock_{{1'800'000'000'000}};
  std::unique_ptr<DataFolder> data_ =
      std::move(*DataFolder::open({.data = folder_.path()}, DataFolder::Open::make, clock_));
  std::map<int, Uuid> ids_;
  Api api_ = make_api();
  Router router_;
  Operations operations_{router_, api_.catalogue, Operations::For::serving};
  Dispatcher dispatcher_{
      router_, [] { return true; }, {}, [](const Exchange&, std::string_view what) { hold(false, what); }};
};

}  // namespace

void fuzz(std::string_view input) {
  static Platform platform;
  const std::string line = platform.fill(take(input, '\n'));
  platform.answer(line + " HTTP/1.1\r\nHost: carmen.example\r\nContent-Type: application/json\r\nIf-Match: *\r\n\r\n",
                  platform.fill(input));
}
