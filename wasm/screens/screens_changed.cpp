#include "screens/attention.h"
#include "screens/screens.h"

void screens_changed(const Entity& entity, std::string_view) {
  audit_changed();
  overview_changed(entity);
  access_changed(entity);
  person_access_changed(entity);
  attention_changed(entity);
  hierarchy_changed(entity);
  hotel_page_changed(entity);
  role_matrix_changed(entity);
  invoice_previews_changed(entity);
}
