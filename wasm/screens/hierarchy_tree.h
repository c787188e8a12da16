#pragma once

#include <array>
#include <string>
#include <vector>

#include "records/record_list.h"

// The tree of scopes that a person may see, made of four lists.
class HierarchyTree {
 public:
  HierarchyTree();

  struct Node {
    const Entity* entity;
    const Json* row;
    std::vector<int> children = {};
    int parent = -1;
  };

  void poll();
  void refresh(const Entity&);
  bool loading() const;
  const records::Problem* problem() const;
  const std::vector<Node>& nodes() const { return nodes_; }
  const std::vector<int>& roots() const { return roots_; }
  std::string detail(const Node&) const;  // "3 hotels"

 private:
  void build();

  std::array<records::RecordList, 4> lists_;
  std::vector<Node> nodes_;
  std::vector<int> roots_;
};
