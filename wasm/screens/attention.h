#pragma once

// Licences on the overview: how full they are, and which need somebody to act.
void draw_seats();
void draw_attention();
void attention_changed(const struct Entity&);
