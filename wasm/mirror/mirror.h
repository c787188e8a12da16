#pragma once

#include <cstdint>
#include <imgui.h>
#include <imgui_internal.h>
#include <string>
#include <string_view>

// The page that can be read: what a frame drew, as a tree of elements that is kept equal to real ones in the DOM.
// Main thread only. Rectangles in device pixels.
namespace mirror {

// Order shared with mirror.js.
enum class Role : std::uint8_t {
  none,
  main,
  navigation,
  banner,
  complementary,
  region,
  group,
  list,
  listitem,
  heading,
  text,
  image,
  button,
  link,
  textbox,
  textarea,
  checkbox,
  toggle,
  combobox,
  listbox,
  option,
  tablist,
  tab,
  table,
  grid,
  rowgroup,
  row,
  column_header,
  row_header,
  cell,
  gridcell,
  tree,
  treeitem,
  menu,
  menuitem,
  dialog,
  status,
  alert,
  progressbar,
  meter,
  search,
  tooltip,
  date
};

// Order shared with mirror.js.
enum Flag : std::uint32_t {
  kDisabled = 1U << 0U,
  kChecked = 1U << 1U,
  kSelectable = 1U << 2U,  // says whether it is selected
  kSelected = 1U << 3U,
  kExpandable = 1U << 4U,  // says whether it is expanded
  kExpanded = 1U << 5U,
  kCurrent = 1U << 6U,
  kInvalid = 1U << 7U,
  kRequired = 1U << 8U,
  kReadOnly = 1U << 9U,
  kModal = 1U << 10U,
  kFocusable = 1U << 11U,
  kInert = 1U << 12U,
  kPassword = 1U << 13U,
  kEmail = 1U << 14U,
  kNumeric = 1U << 15U,
  kRight = 1U << 16U,  // text at the right edge
  kBusy = 1U << 17U,
  kAscending = 1U << 18U,
  kDescending = 1U << 19U,
  kScrolls = 1U << 20U,
  kPressed = 1U << 21U,  // a toggle button that is down
  kPopup = 1U << 22U,    // opens a menu or dialog
  kMixed = 1U << 23U,
  kHolds = 1U << 24U,  // set by open()
  kRoving = 1U << 25U  // takes the focus when it is given, but is no stop for Tab
};

struct Node {
  Role role = Role::none;
  std::string_view name = {};
  std::string_view value = {};  // text of a box, address of a link, value of a meter in words
  std::string_view help = {};   // description or fault
  std::uint32_t flags = 0;
  int position = 0;     // row or column from 1, level of a heading or tree item, per mille of progress
  int count = 0;        // rows, columns, items in the set
  ImGuiID active = 0;   // descendant that holds the focus in a composite
  ImVec2 scroll{0, 0};  // with kScrolls; children are placed in the scrolled content
};

void enable(bool);
void begin_frame();
void end_frame();  // hands over what changed

void open(ImGuiID, const ImRect&, const Node&);          // children follow until close
void open_at_root(ImGuiID, const ImRect&, const Node&);  // what floats above the page; close() returns to where it was
void close();
void leaf(ImGuiID, const ImRect&, const Node&);  // id 0: named after its place among its siblings

bool take_activation(ImGuiID);                // pressed by keyboard or assistive technology since the last frame
bool take_input(ImGuiID, std::string& text);  // typed into the real input since the last frame
bool take_scroll(ImGuiID, ImVec2& scroll);    // the page scrolled this container, in device pixels
ImGuiID focused();
bool focus_visible();  // the focus came by keyboard
bool focus_changed();  // since the last frame
void focus(ImGuiID);   // once the element exists
ImGuiID focus_wanted();

}  // namespace mirror
