#pragma once

#include "api/api.h"

// The whole list as CSV: RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8, cells that begin like
// a formula made harmless. Made by the pool on a connection of its own.
Outcome export_csv(const Api&, Exchange&, const Caller&, const Entity&);

// Headers and lines, for others that export.
std::string csv_header(const std::vector<std::string>& columns);
void append_csv_line(const std::vector<std::string>& cells, std::string& out);
void answer_csv(Exchange&, std::string text, const std::string& file_name);
