#pragma once

#include "access/access_grant.h"
#include "model/workspace.h"

// Nobody gives away more than they hold in that place, nor a role they are not eligible to give. Only what `before`
// did not give yet is looked at.
Outcome check_may_give(Workspace&, const Assignment* before, const Assignment& after);
Outcome check_may_give(Workspace&, const AccessGrant* before, const AccessGrant& after);
// Nobody takes away a role that they could not give.
Outcome check_may_take(Workspace&, const Assignment&);
Outcome check_may_take(Workspace&, const AccessGrant&);
// Every permission that the patterns name is held by the actor at that place; `field` is at fault otherwise.
Outcome check_may_name(Workspace&, const std::vector<std::string>& patterns, const Place&, std::string_view field);
