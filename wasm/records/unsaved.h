#pragma once

namespace records {

// What would be lost with the tab, on whichever screen it was typed: the browser asks before leaving while there is
// any.
void keep_unsaved(const void* owner, bool unsaved);

}  // namespace records
