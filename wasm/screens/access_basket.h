#pragma once

#include "screens/access_matrix.h"

void draw_access_basket(AccessMatrix&);  // what waits to be given or taken, each to be left out
