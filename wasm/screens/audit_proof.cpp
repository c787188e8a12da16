#include "screens/audit_proof.h"

#include "records/loaded_record.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/words.h"
#include "screens/audit_record.h"
#include "screens/inclusion.h"
#include "ui/disclosure.h"
#include "ui/layout.h"
#include "ui/marks.h"
#include "ui/states.h"

namespace {

struct Shown {
  records::LoadedRecord proof;
  Json record;  // that was checked
  Inclusion found;
};

Shown shown;

void step(bool holds, std::string_view words, std::string_view otherwise) {
  ui::status(holds ? words : otherwise, holds ? ui::Tone::positive : ui::Tone::danger);
  ui::gap(1);
}

void draw_steps(const Json& proof) {
  const Json* platform = proof.find("platform");
  const Inclusion& found = shown.found;
  const std::string size = records::count_of(proof.integer("size"), "record", "records");
  const bool whole = found.leaf || !records::session().subject().personal;
  const bool proved = whole && found.trail && (!platform || found.platform);
  ui::toned(!proved     ? "This record does not agree with what was signed."
            : !platform ? "Part of the trail. The next signature covers it."
                        : "Proved: this record is part of what was signed.",
            !proved     ? ui::Tone::danger
            : !platform ? ui::Tone::warning
                        : ui::Tone::positive,
            ui::Face::strong);
  ui::gap(1);
  ui::muted("Recomputed by your browser from the record and the path that the server gave.", ui::Face::small);
  ui::gap(2);
  if (records::session().subject().personal)
    step(found.leaf, "What is shown here makes the leaf", "What is shown here does not make the leaf");
  else ui::muted("Personal data is hidden from you, so its leaf is taken as it was given.", ui::Face::small);
  step(found.trail, "The leaf leads to the root of " + size, "The leaf does not lead to the root of " + size);
  if (platform) {
    step(found.platform, "That root leads to the one that was signed", "That root leads to none that was signed");
    ui::muted("Signed " + records::format_moment(platform->text("at")), ui::Face::small);
  }
}

void draw_hashes(const Json& proof) {
  if (ui::begin_disclosure("Leaf, roots and key", "hashes", false)) {
    const Json* platform = proof.find("platform");
    ui::muted("Leaf " + std::string(proof.text("leaf")), ui::Face::small);
    ui::muted("Root " + std::string(proof.text("root")), ui::Face::small);
    if (platform) {
      ui::muted("Signed root " + std::string(platform->text("root")), ui::Face::small);
      ui::muted("Signature " + std::string(platform->text("signature")), ui::Face::small);
      ui::muted("Key " + std::string(platform->text("publicKey")), ui::Face::small);
    }
    ui::muted("carmen verify checks the whole trail offline.", ui::Face::small);
  }
  ui::end_disclosure();
}

}  // namespace

void draw_audit_proof(const Json& record) {
  shown.proof.show("/api/journal/" + audit_key(record) + "/proof");
  const bool came = shown.proof.poll();
  if (shown.proof.problem()) return records::draw_problem(shown.proof.problem());
  if (!shown.proof.ready()) return ui::skeleton(shown.proof.since(), 3);
  if (came || !(shown.record == record)) {
    shown.record = record;
    shown.found = check_inclusion(record, shown.proof.row());
  }
  draw_steps(shown.proof.row());
  draw_hashes(shown.proof.row());
}
