#include "carmen/serve.h"

int main(int count, char** arguments) {
  return run_part(count, arguments, Part::billing, "carmen-billing", "Plans, subscriptions and invoices.");
}
