#include "carmen/serve.h"

int main(int count, char** arguments) {
  return run_part(count, arguments, Part::persistence, "carmen-persistence",
                  "Resources and actions, why, and the journal.");
}
