#include "gallery.h"

int main() { run(gallery::app()); }
