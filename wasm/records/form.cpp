#include "records/form.h"

#include <algorithm>

#include "ui/layout.h"

namespace records {
namespace {

std::span<const CodeField> code_fields;

const Json& none() {
  static const Json kNull;
  return kNull;
}

// Nothing was given: absent, or the empty group or list that drawing made.
bool is_blank(const Json& value) {
  if (const Json::Array* items = value.if_array()) return items->empty();
  const Json::Object* parts = value.if_object();
  return parts ? std::all_of(parts->begin(), parts->end(), [](const auto& part) { return is_blank(part.value); })
               : value.is_null();
}

const Json& at(const Json& object, std::string_view key) {
  const Json* value = object.find(key);
  return value && !is_blank(*value) ? *value : none();
}

}  // namespace

void set_code_fields(std::span<const CodeField> fields) { code_fields = fields; }

const CodeField* find_code_field(const Field& f) {
  for (const CodeField& code : code_fields)
    if (f.kind() == Kind::text && f.wire == code.wire) return &code;
  return nullptr;
}

std::string_view Form::fault_of(std::string_view path) const {
  for (const Fault& fault : faults)
    if (fault.field == path) return fault.message;
  return {};
}

bool Form::dirty() const { return !changed_fields(*this).empty(); }

bool Form::takes(const Field& f) const {
  if (f.has(Field::Private) || f.has(Field::ReadOnly) || f.name == hidden) return false;
  return creating || !f.has(Field::Fixed);
}

bool draw_shape_fields(Form& form, const Shape& shape, Json& values, const Json* before, const std::string& prefix) {
  bool changed = false;
  for (const Field& f : shape.fields) {
    if (!form.takes(f)) continue;
    const std::string path = prefix + std::string(f.wire);
    ImGui::PushID(path.c_str());
    changed = draw_form_field({form, shape, f, values, before, path}) || changed;
    ImGui::PopID();
    ui::gap(3);
  }
  return changed;
}

bool draw_form(Form& form) {
  const bool changed = draw_shape_fields(form, *form.shape, form.value, form.creating ? nullptr : &form.before, "");
  form.wants_focus = false;
  return changed;
}

std::vector<const Field*> changed_fields(const Form& form) {
  std::vector<const Field*> out;
  for (const Field& f : form.shape->fields)
    if (form.takes(f) && !(at(form.value, f.wire) == at(form.before, f.wire))) out.push_back(&f);
  return out;
}

Json changes_of(const Form& form) {
  Json out = Json::object();
  for (const Field* f : changed_fields(form)) {
    const Json* value = form.value.find(f->wire);
    out.set(f->wire, value ? *value : Json());
  }
  return out;
}

}  // namespace records
