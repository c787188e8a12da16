#include "postgres/pq.h"

#include <dlfcn.h>

namespace {

struct Loaded {
  Pq functions;
  bool whole = false;

  Loaded() {
    void* library = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
    if (!library) return;
    whole = true;
#define CARMEN_PQ_LOAD(name)                                                   \
  functions.name = reinterpret_cast<decltype(&::name)>(dlsym(library, #name)); \
  whole = whole && functions.name;
    CARMEN_PQ_FUNCTIONS(CARMEN_PQ_LOAD)
#undef CARMEN_PQ_LOAD
  }
};

const Loaded& loaded() {
  static const Loaded one;
  return one;
}

}  // namespace

Outcome load_pq() {
  if (loaded().whole) return Done{};
  return Error{.code = Code::unavailable,
               .message = "PostgreSQL's library is missing. Install the package libpq5.",
               .reason = "DATABASE_ADDRESS"};
}

const Pq& pq() { return loaded().functions; }
