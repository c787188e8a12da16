#pragma once

#include "app/app.h"
#include "records/bulk_archive.h"
#include "records/filter_bar.h"
#include "records/list_table.h"
#include "records/saved_views.h"
#include "records/side_view.h"

// Shared by the files that make up the screen of a list.
namespace records::list_parts {

struct ListScreen {
  explicit ListScreen(const Entity& of) : list(of), table(of) {}
  RecordList list;
  ListTable table;
  FilterBar bar;
  SavedViews saved;
  BulkArchive bulk;
  SideView side;
};

void draw_head(App&, const Entity&, const ListQuery&);
void draw_bar(App&, ListScreen&, const Entity&, ListQuery&, bool& moved);  // `moved`: another query is asked for
void draw_nothing(App&, const Entity&, const ListQuery&);

}  // namespace records::list_parts
