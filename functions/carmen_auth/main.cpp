#include "carmen/serve.h"

int main(int count, char** arguments) {
  return run_part(count, arguments, Part::auth, "carmen-auth", "Sign-in, sessions and passwords.");
}
