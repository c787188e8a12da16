#pragma once

#include "model/catalogue.h"

// Every resource and every action of the product. A new one is one line in catalogue.cpp.
const Catalogue& catalogue();
