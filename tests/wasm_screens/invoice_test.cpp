#include <catch_amalgamated.hpp>

#include "played_server.h"

#include "mirror/events.h"
#include "mirror/mirror_headless.h"
#include "platform/browser_headless.h"
#include "platform/platform.h"
#include "platform/platform_headless.h"

using mirror::Role;
using mirror::headless::find;
using mirror::headless::outline;
using mirror::headless::press;

namespace {

constexpr std::string_view kSubscription = "01900000-0000-7000-8000-0000000000e1";
constexpr std::string_view kInvoice = "01900000-0000-7000-8000-0000000000e2";

bool says(std::string_view words) { return outline().find(words) != std::string::npos; }

std::string invoice(std::string_view state, std::string_view number) {
  const std::string input =
      R"({\"month\":\"2026-11\",\"currency\":\"KWD\",\"contracts\":[{\"subscription\":\")" +
      std::string(kSubscription) +
      R"(\",\"number\":\"S-2026-0007\",\"plan\":\"Business v2\",\"includedSeats\":0,\"prices\":[],\"overage\":[],\"overageAmount\":\"\",)"
      R"(\"segments\":[{\"from\":\"2026-11-01\",\"until\":\"2026-12-01\",\"periodFrom\":\"2026-11-01\",\"periodUntil\":\"2026-12-01\",\"seats\":12}]}]})";
  return R"({"id":")" + std::string(kInvoice) + R"(","version":1,"number":")" + std::string(number) + R"(","state":")" +
         std::string(state) + R"(","businessUnitId":")" + std::string(played::kHotel) +
         R"(","month":"2026-11","legalName":"Riverside Hotels KSCC","currency":"KWD","periodFrom":"2026-11-01","periodUntil":"2026-11-30",)"
         R"("lines":[{"kind":"seats","description":"Business v2: seats","quantity":12,"unitAmount":"1.250","days":30,"periodDays":30,"amount":15000,)"
         R"("from":"2026-11-01","until":"2026-11-30","sourceRefs":[{"type":"subscriptions","id":")" +
         std::string(kSubscription) +
         R"("}]}],"subtotal":15000,"total":15000,"due":15000,"inputHash":"abcdef0123456789","input":")" + input + "\"}";
}

void preview(std::string_view month) {
  platform::headless::set_wall_clock(1'795'000'000'000);  // November 2026
  played::sign_in("platform_admin");
  played::answer("POST", "/api/invoices/preview", invoice("draft", ""));
  played::answer("GET", "/api/business-units?limit=50&total=1",
                 played::list_of(played::hotel(played::kHotel, "Palm Hotel", 1), 1));
  played::visit("/app/invoice-preview?month=" + std::string(month) + "&hotel=" + std::string(played::kHotel));
}

}  // namespace

TEST_CASE("a preview shows amounts in the currency's decimals, and each line opens to its cause") {
  preview("2026-11");
  CHECK(says("KWD 15.000"));
  CHECK(says("Preview"));
  CHECK(find(Role::link, "Subscription S-2026-0007") == nullptr);
  REQUIRE(press(Role::button, "Business v2: seats, Quantity 12, Each 1.250, Days 30 of 30, Amount 15.000"));
  played::settle();
  CHECK(find(Role::link, "Subscription S-2026-0007") != nullptr);
  CHECK(says("1 Nov 2026 to 30 Nov 2026, Seats 12"));
  REQUIRE(press(Role::button, "Copy input hash"));
  played::settle();
  CHECK(platform::headless::copied() == "abcdef0123456789");
}

TEST_CASE("issuing shows its plan, then the invoice with its number") {
  preview("2026-12");
  played::answer("POST", "/api/invoices/issue?plan=1",
                 R"({"summary":"Invoice for Palm Hotel, 2026-11: KWD 15.000.","changes":[],"told":[],"events":[],)"
                 R"("charges":[{"text":"Invoice OR-0001-2026-000001","amount":15000,"currency":"KWD"}],"hash":"i1"})");
  REQUIRE(press(Role::button, "Issue invoice"));
  played::settle();
  const auto* dialog = find(Role::dialog, "What this will do");
  REQUIRE(dialog != nullptr);
  CHECK(says("Invoice OR-0001-2026-000001: KWD 15.000"));
  played::answer("POST", "/api/invoices/issue", invoice("issued", "OR-0001-2026-000001"));
  played::answer("GET", "/api/invoices/" + std::string(kInvoice), invoice("issued", "OR-0001-2026-000001"));
  const auto* button = mirror::headless::find_within(dialog->id, Role::button, "Issue invoice");
  REQUIRE(button != nullptr);
  mirror::on_activate(button->id);
  played::settle();
  CHECK(platform::location() == "/app/invoices/" + std::string(kInvoice) + "/document");
  CHECK(find(Role::heading, "Invoice OR-0001-2026-000001") != nullptr);
}

TEST_CASE("a month that has its invoice says so instead") {
  played::sign_in("platform_admin");
  played::answer("POST", "/api/invoices/preview",
                 R"({"status":409,"code":"ISSUED","detail":"Palm Hotel has invoice OR-0001-2026-000001 for 2026-10."})",
                 409);
  played::visit("/app/invoice-preview?month=2026-10&hotel=" + std::string(played::kHotel));
  CHECK(says("Palm Hotel has invoice OR-0001-2026-000001 for 2026-10."));
  CHECK((find(Role::button, "Issue invoice")->flags & mirror::kDisabled) != 0U);
}
