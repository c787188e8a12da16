#include "screens/audit_proof.h"

#include "fonts/icons.h"
#include "records/loaded_record.h"
#include "records/problem_view.h"
#include "records/words.h"
#include "ui/button.h"
#include "ui/layout.h"

namespace {

struct Shown {
  std::string of;  // "<tenant>/<seq>"
  records::LoadedRecord proof;
};

Shown shown;

void draw_proof(const Json& proof) {
  const Json* platform = proof.find("platform");
  ui::text("Record " + std::to_string(proof.integer("seq")) + " is part of a tree of " +
           std::to_string(proof.integer("size")) + " records.");
  if (platform)
    ui::toned("Signed " + records::format_moment(platform->text("at")) + ", with every record before it.",
              ui::Tone::positive);
  else ui::toned("Not yet signed: the next signature covers it.", ui::Tone::warning);
  ui::muted("Leaf " + std::string(proof.text("leaf")), ui::Face::small);
  ui::muted("Root " + std::string(proof.text("root")), ui::Face::small);
  if (platform) ui::muted("Key " + std::string(platform->text("publicKey")), ui::Face::small);
}

}  // namespace

void draw_proof_status(const Json& record) {
  const std::string of =
      std::string(record.text("tenant").empty() ? "00000000-0000-0000-0000-000000000000" : record.text("tenant")) +
      "/" + std::to_string(record.integer("seq"));
  ImGui::PushID(of.c_str());
  const bool on = shown.of == of;
  if (ui::button("Proof", {.look = ui::Look::ghost,
                           .icon = icon::kVerified,
                           .name = "Proof of record " + std::to_string(record.integer("seq")),
                           .small = true,
                           .pressed = on}))
    shown.of = on ? std::string() : of;
  if (shown.of == of) {
    shown.proof.show("/api/journal/" + of + "/proof");
    shown.proof.poll();
    if (shown.proof.problem()) records::draw_problem(shown.proof.problem());
    else if (shown.proof.ready()) draw_proof(shown.proof.row());
  }
  ImGui::PopID();
}
