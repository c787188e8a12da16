#include <set>

#include "app/app.h"
#include "core/text.h"
#include "fonts/icons.h"
#include "records/problem_view.h"
#include "records/session.h"
#include "records/side_view.h"
#include "records/words.h"
#include "screens/hierarchy_tree.h"
#include "screens/screens.h"
#include "tenancy/department.h"
#include "ui/button.h"
#include "ui/dialog.h"
#include "ui/field.h"
#include "ui/layout.h"
#include "ui/page.h"
#include "ui/states.h"
#include "ui/tree.h"

namespace {

struct HierarchyState {
  HierarchyTree tree;
  records::SideView side;
  std::set<std::string, std::less<>> open;
  std::string typed;
  bool first = true;
};

HierarchyState& screen() {
  static HierarchyState only;
  return only;
}

bool matches(const HierarchyTree::Node& node, const std::string& folded) {
  return fold(node.row->text("name")).find(folded) != std::string::npos ||
         fold(node.row->text("code")).find(folded) != std::string::npos;
}

// While something is sought, only what matches and what leads to it is shown.
std::vector<bool> shown_nodes(const std::string& folded) {
  const auto& nodes = screen().tree.nodes();
  std::vector<bool> shown(nodes.size(), folded.empty());
  if (folded.empty()) return shown;
  for (std::size_t i = 0; i < nodes.size(); ++i)
    if (matches(nodes[i], folded))
      for (int at = static_cast<int>(i); at >= 0; at = nodes[static_cast<std::size_t>(at)].parent)
        shown[static_cast<std::size_t>(at)] = true;
  return shown;
}

std::string place_of_node(const HierarchyTree::Node& node) {
  return "/app/hierarchy" + records::screen_path(*node.entity, node.row->text("id")).substr(4);
}

void draw_node(App& app, int at, int level, const std::vector<bool>& shown, bool seeking) {
  if (!shown[static_cast<std::size_t>(at)]) return;
  HierarchyState& s = screen();
  const HierarchyTree::Node& node = s.tree.nodes()[static_cast<std::size_t>(at)];
  const std::string id(node.row->text("id"));
  const bool open = seeking || s.open.contains(id);
  const records::Appearance* looks = records::session().appearance(*node.entity);
  const std::string detail = s.tree.detail(node);
  const ui::TreePress press = ui::tree_row({.key = id,
                                            .label = node.row->text("name"),
                                            .detail = detail,
                                            .icon = looks ? looks->icon : nullptr,
                                            .level = level,
                                            .has_children = !node.children.empty(),
                                            .expanded = open,
                                            .selected = app.router().part("id") == id});
  if (press.toggled) {
    if (open) s.open.erase(id);
    else s.open.insert(id);
  }
  if (press.chosen) app.go(place_of_node(node));
  if (!open) return;
  for (const int child : node.children) draw_node(app, child, level + 1, shown, seeking);
}

// The tree opens as far as it can be overlooked, and down to what the address names.
void open_first(App& app) {
  HierarchyState& s = screen();
  const auto& nodes = s.tree.nodes();
  constexpr std::size_t kOverlooked = 40;
  if (s.first && nodes.size() > 0 && !s.tree.loading()) {
    s.first = false;
    for (const HierarchyTree::Node& node : nodes)
      if (node.entity == &kOrganisations || (node.entity == &kClusters && s.tree.roots().size() * 4 < kOverlooked))
        s.open.emplace(node.row->text("id"));
    for (const HierarchyTree::Node& node : nodes)
      if (node.row->text("id") == app.router().part("id"))
        for (int at = node.parent; at >= 0; at = nodes[static_cast<std::size_t>(at)].parent)
          s.open.emplace(nodes[static_cast<std::size_t>(at)].row->text("id"));
  }
}

void draw_tree(App& app) {
  HierarchyState& s = screen();
  const std::string folded = fold(trim(s.typed));
  const std::vector<bool> shown = shown_nodes(folded);
  ui::begin_tree("Hierarchy");
  for (const int root : s.tree.roots()) draw_node(app, root, 1, shown, !folded.empty());
  ui::end_tree();
}

void draw_list(App& app) {
  HierarchyState& s = screen();
  const Action* create = records::catalogue().find_action("organisations.create");
  const std::string why = create ? records::session().why_not(create->permission.name, {}) : std::string();
  if (ui::page_head({.title = "Hierarchy",
                     .words = "Organisations, their clusters, hotels and departments.",
                     .action = "Create organisation",
                     .icon = icon::kAdd,
                     .disabled_because = why}))
    app.go("/app/hierarchy/organisations/new");
  ui::begin_bar();
  ui::search_field("Search the hierarchy", s.typed, theme::narrow() ? ui::available() : theme::grid(80));
  ui::end_bar();
  ui::begin_page_body("tree");
  if (const records::Problem* problem = s.tree.problem()) {
    if (records::draw_failure(*problem, "the hierarchy"))
      for (const Entity* entity : {&kOrganisations, &kClusters, &kBusinessUnits, &kDepartments})
        s.tree.refresh(*entity);
  } else if (s.tree.nodes().empty() && s.tree.loading()) {
    ui::skeleton(0, 8);
  } else if (s.tree.nodes().empty()) {
    if (ui::empty_state({.icon = icon::kHierarchy,
                         .title = "No customers yet",
                         .words = "Import a customer's files, or create an organisation by hand.",
                         .action = "Import a customer"}))
      app.go("/app/import");
  } else {
    draw_tree(app);
  }
  ui::end_page_body();
}

}  // namespace

void draw_hierarchy(App& app) {
  HierarchyState& s = screen();
  s.tree.poll();
  open_first(app);
  const Entity* entity = records::entity_of_screen(app.router().part("list"));
  const bool panel = entity && !app.router().part("id").empty();
  if (!panel || !theme::narrow()) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::BeginChild("hierarchy", {ImGui::GetContentRegionAvail().x - (panel ? ui::side_panel_width() : 0), 0});
    draw_list(app);
    ImGui::EndChild();
    ImGui::SetCursorScreenPos(at);
  }
  if (panel && s.side.draw(app, *entity, {"/app/hierarchy/" + std::string(app.router().part("list")), {}}))
    app.go("/app/hierarchy");
}

void hierarchy_changed(const Entity& entity) { screen().tree.refresh(entity); }
