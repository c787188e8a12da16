#pragma once

#include "screens/import_files.h"

// The six kinds of files with what was chosen of each. True when one was removed.
bool draw_file_list(ImportFiles&, bool busy);
