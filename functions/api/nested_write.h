#pragma once

#include "api/api.h"

// One of the nested routes: what the change is made of, and what of the row it answers.
struct NestedWrite {
  const char* verb;  // of the action
  const char* method;
  std::string path;
  const char* summary;
  bool creates = false;
  int status = 200;
  bool versioned = true;
  Json request = {};
  Json response = {};
  // Completes the action's input from the body, knowing the row.
  std::function<Outcome(const Exchange&, const void* row, Json body, Json& input)> fill = {};
  // The part of the row that is answered; the whole row when there is none.
  std::function<Json(const Exchange&, const Json& row)> part = {};
};

// Creates a row below the owner that the address names.
Outcome create_nested(const Api&, Exchange&, const Caller&, const Entity&, const Action&);
// Changes the row that the address names.
Outcome write_nested(const Api&, Exchange&, const Caller&, const Entity&, const Action&, const NestedWrite&);
