#include "carmen/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "carmen/commands.h"

Command Command::command(const std::string& name, const std::string& help) {
  return Command(*app_->add_subcommand(name, help));
}
void Command::needs_command() { app_->require_subcommand(1); }

void Command::option(const std::string& name, std::string& value, const std::string& help) {
  app_->add_option(name, value, help)->capture_default_str();
}
void Command::secret(const std::string& name, std::string& value, const std::string& variable,
                     const std::string& help) {
  app_->add_option(name, value, help)->envname(variable);
}
void Command::option(const std::string& name, std::uint16_t& value, const std::string& help) {
  app_->add_option(name, value, help)->capture_default_str();
}
void Command::option(const std::string& name, std::int64_t& value, const std::string& help) {
  app_->add_option(name, value, help)->capture_default_str();
}
void Command::option(const std::string& name, std::vector<std::string>& values, const std::string& help) {
  app_->add_option(name, values, help);
}
void Command::required(const std::string& name, std::string& value, const std::string& help) {
  app_->add_option(name, value, help)->required();
}
void Command::flag(const std::string& name, bool& value, const std::string& help) { app_->add_flag(name, value, help); }
void Command::run(std::function<void()> call) { app_->callback(std::move(call)); }

Program::Program(const std::string& name, const std::string& purpose)
    : app_(std::make_unique<CLI::App>(purpose, name)) {}
Program::~Program() = default;

int Program::run(int count, char** arguments) {
  const auto complain = [&](const char* line) { std::fprintf(stderr, "%s: %s\n", app_->get_name().c_str(), line); };
  try {
    app_->parse(count, arguments);
    return 0;
  } catch (const CLI::ParseError& error) {
    return app_->exit(error);
  } catch (const Failure& failure) {
    complain(failure.line.c_str());
  } catch (const std::exception& error) {
    complain(error.what());
  }
  return 1;
}
