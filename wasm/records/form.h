#pragma once

#include <map>
#include <memory>

#include "records/problem.h"
#include "records/record_list.h"
#include "ui/field.h"

namespace records {

// A text that is the code of a record elsewhere, such as a module's: picked instead of typed.
struct CodeField {
  std::string_view wire;  // of the text: "moduleId"
  const Entity* entity;
  std::string_view code;  // the wire name of the code over there
};
void set_code_fields(std::span<const CodeField>);
const CodeField* find_code_field(const Field&);

// What is typed into the fields of a shape, kept until it was saved or given up.
struct Form {
  const Shape* shape = nullptr;
  Json value = Json::object();
  Json before = Json::object();  // as it is stored; empty when something new is made
  bool creating = true;
  std::string_view hidden = {};  // the column of a field that is not shown: the target of an action
  std::vector<Fault> faults = {};
  std::map<std::string, std::unique_ptr<RecordList>, std::less<>> found = {};  // by the path of a reference's field
  bool wants_focus = false;  // at the first fault, or the first field when there is none

  bool dirty() const;
  std::string_view fault_of(std::string_view path) const;
  bool takes(const Field&) const;  // clients may write it here
};

bool draw_form(Form&);         // true when something was changed
Json changes_of(const Form&);  // RFC 7396: what differs from before
std::vector<const Field*> changed_fields(const Form&);

// For the files that draw fields. `values` is the object that holds the field's value.
struct FieldPlace {
  Form& form;
  const Shape& shape;
  const Field& field;
  Json& values;
  const Json* before;  // the same object as it is stored; may be null
  const std::string& path;
};
bool draw_form_field(const FieldPlace&);
bool draw_reference_field(const FieldPlace&, const Entity&, std::string_view key, const ui::FieldOptions&);
bool draw_list_field(const FieldPlace&);
bool draw_shape_fields(Form&, const Shape&, Json& values, const Json* before, const std::string& prefix);
ui::FieldOptions options_of(const FieldPlace&);

}  // namespace records
