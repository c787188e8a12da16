#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace CLI {
class App;
}  // namespace CLI

// A command of a program, in CLI11, which this alone compiles. Values hold their defaults, and outlive Program::run.
class Command {
 public:
  explicit Command(CLI::App& app) : app_(&app) {}

  Command command(const std::string& name, const std::string& help);
  void needs_command();  // one of its own

  void option(const std::string& name, std::string& value, const std::string& help);
  // May come from a variable of the environment as well; its value is not shown in the help.
  void secret(const std::string& name, std::string& value, const std::string& variable, const std::string& help);
  void option(const std::string& name, std::uint16_t& value, const std::string& help);
  void option(const std::string& name, std::int64_t& value, const std::string& help);
  void option(const std::string& name, std::vector<std::string>& values, const std::string& help);
  void required(const std::string& name, std::string& value, const std::string& help);  // without dashes: by its place
  void flag(const std::string& name, bool& value, const std::string& help);
  void run(std::function<void()> call);  // may throw Failure

 private:
  CLI::App* app_;
};

class Program {
 public:
  Program(const std::string& name, const std::string& purpose);
  ~Program();

  Command command() { return Command(*app_); }
  // The exit status. What goes wrong is told in one line on standard error.
  int run(int count, char** arguments);

 private:
  std::unique_ptr<CLI::App> app_;
};
