#pragma once

#include <string>

#include "core/result.h"

// OWASP ASVS 5, 6.2: 12 to 128 characters of any kind, no rules of composition; not what is guessed first (common
// passwords, patterns, the person's own name and address). `field` is the input at fault.
Outcome check_password(const std::string& field, const std::string& password, const std::string& email,
                       const std::string& name);
