#include "screens/hierarchy_tree.h"

#include <map>

#include "records/scope.h"
#include "records/words.h"
#include "tenancy/department.h"

namespace {

constexpr std::string_view kParents[] = {"", "organisationId", "clusterId", "businessUnitId"};
constexpr int kMostRows = 20'000;

}  // namespace

HierarchyTree::HierarchyTree()
    : lists_{records::RecordList(kOrganisations, 200), records::RecordList(kClusters, 200),
             records::RecordList(kBusinessUnits, 200), records::RecordList(kDepartments, 200)} {}

void HierarchyTree::poll() {
  bool came = false;
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    const std::string parent(kParents[i]);
    lists_[i].ask({.sort = "name",
                   .fields = i == 3   ? "name,version," + parent
                             : i == 0 ? "name,code,version"
                                      : "name,code,version," + parent,
                   .scope = records::scope_text()});
    came = lists_[i].poll() || came;
    if (lists_[i].rows().size() < kMostRows) lists_[i].want(kMostRows);
  }
  if (came) build();
}

void HierarchyTree::refresh(const Entity& entity) {
  for (records::RecordList& list : lists_)
    if (&list.entity() == &entity) list.refresh();
}

bool HierarchyTree::loading() const {
  for (const records::RecordList& list : lists_)
    if (list.loading()) return true;
  return false;
}

const records::Problem* HierarchyTree::problem() const {
  for (const records::RecordList& list : lists_)
    if (list.problem()) return &list.problem();
  return nullptr;
}

// A node whose parent may not be seen stands at the top.
void HierarchyTree::build() {
  nodes_.clear();
  roots_.clear();
  std::map<std::string_view, int> known;
  for (std::size_t level = 0; level < lists_.size(); ++level)
    for (const Json& row : lists_[level].rows()) {
      const int at = static_cast<int>(nodes_.size());
      Node node{&lists_[level].entity(), &row};
      const auto parent = level ? known.find(row.text(kParents[level])) : known.end();
      if (parent != known.end()) node.parent = parent->second;
      nodes_.push_back(node);
      known.emplace(row.text("id"), at);
      if (node.parent < 0) roots_.push_back(at);
      else nodes_[static_cast<std::size_t>(node.parent)].children.push_back(at);
    }
}

std::string HierarchyTree::detail(const Node& node) const {
  std::string out(node.row->text("code"));
  if (node.children.empty()) return out;
  const Entity& child = *nodes_[static_cast<std::size_t>(node.children.front())].entity;
  const std::string count = records::count_of(static_cast<std::int64_t>(node.children.size()),
                                              records::lower_first(child.label), records::lower_first(child.plural));
  return out.empty() ? count : out + " \u00B7 " + count;
}
