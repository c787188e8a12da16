#pragma once

#include "api/api.h"

class RequestScope;

// {subject, action, resource, at}: what is asked of /api/why.
extern const Shape kWhyQuestion;
Result<Decision> answer_question(const Api&, RequestScope&, const Caller&, const Json& question);
