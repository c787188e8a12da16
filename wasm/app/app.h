#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/router.h"
#include "ui/frame.h"
#include "ui/palette.h"

// What every screen shares: the place, the frame around it, and what floats above it. Main thread.
class App {
 public:
  explicit App(std::span<const Screen> screens);

  void draw();
  void go(std::string_view location);       // a new entry in the browser's history
  void replace(std::string_view location);  // same entry: filters, selection
  void follow();                            // shows the place that the address names
  const Router& router() const { return router_; }
  std::string in_scope(std::string_view location) const;  // every place keeps the scope, unless it names one
  void enter_scope(std::string_view scope);               // the same place within it; "": of everything

  void set_person(std::string_view name) { person_ = name; }
  void set_scope(std::string_view name, const char* icon) {
    scope_ = name;
    scope_icon_ = icon;
  }
  void set_crumbs(std::vector<std::pair<std::string, std::string>> labels_and_places) {
    crumbs_ = std::move(labels_and_places);
  }

  void (*prepare)(App&) = nullptr;  // before each frame, wherever one is
  // Adds what can be found besides the screens; called while the palette is open.
  void (*find)(App&, std::string_view typed, std::vector<ui::PaletteEntry>&) = nullptr;
  // The parts of the tree that one can narrow everything to; their places name a scope.
  void (*find_scopes)(App&, std::string_view typed, std::vector<ui::PaletteEntry>&) = nullptr;
  void (*sign_out)(App&) = nullptr;
  bool (*shows)(const Screen&) = nullptr;  // whether the rail and the palette offer it to this person; null: always

 private:
  void draw_frame();
  void draw_person_menu(const ui::FrameEvents&);
  void draw_missing();
  void draw_over();
  std::vector<ui::RailItem> rail() const;
  std::vector<ui::Crumb> crumbs() const;

  Router router_;
  std::string person_, scope_;
  const char* scope_icon_ = nullptr;
  std::vector<std::pair<std::string, std::string>> crumbs_;
};

// Starts the platform with this app; returns into the browser's loop.
void run(App&);
