#pragma once

#include <functional>

#include "carmen/data_folder.h"

// One transaction of the command line, journaled under this name; undone whole when `act` refuses.
Outcome write_once(DataFolder&, SqlWorkspace&, const std::string& action, const std::function<Outcome()>& act);
