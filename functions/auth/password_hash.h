#pragma once

#include <string>

// Argon2id, encoded with its parameters (RFC 9106). Takes tens of milliseconds and 19 MiB: for the pool.
std::string hash_password(const std::string& password);  // empty when there is no memory for it
bool verify_password(const std::string& encoded, const std::string& password);

// The hash of nobody's password, so that an unknown address takes the time of a known one.
const std::string& decoy_hash();
