#pragma once

#include "app/app.h"

// The whole dashboard: every screen, wired to the session. Made once.
App& dashboard();
