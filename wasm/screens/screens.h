#pragma once

#include <string_view>

class App;
struct Entity;

// The screens that descriptions alone do not give.
void draw_overview(App&);
void draw_hierarchy(App&);
void draw_why(App&);
void draw_audit(App&);
void draw_import(App&);
void draw_invoice_preview(App&);
void draw_invoice_document(App&);
void draw_settings(App&);
void draw_response_times(App&);
void draw_access(App&);
void access_changed(const Entity&);
void person_access_changed(const Entity&);
void draw_role_matrix(App&);
void role_matrix_changed(const Entity&);
void invoice_previews_changed(const Entity&);
void draw_plan_editor(App&);
void draw_hotel_page(App&);
void hotel_page_changed(const Entity&);

void audit_changed();
void overview_changed(const Entity&);
void hierarchy_changed(const Entity&);
// A row of this entity has changed on the server: each screen asks again for what it shows of it.
void screens_changed(const Entity&, std::string_view id);
