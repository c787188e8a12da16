#include "screens/dashboard.h"

int main() { run(dashboard()); }
