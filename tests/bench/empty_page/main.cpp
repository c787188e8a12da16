// Dear ImGui on a page with nothing on it: what every dashboard of this kind has to load and start before its first
// own line.
#include <emscripten/emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

namespace {

void draw() {
  ImGuiIO& io = ImGui::GetIO();
  int width = 0, height = 0;
  emscripten_get_canvas_element_size("#canvas", &width, &height);
  io.DisplaySize = ImVec2(static_cast<float>(width), static_cast<float>(height));
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ImGui::Begin("Empty");
  ImGui::End();
  ImGui::Render();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  emscripten_set_window_title("drawn");
}

}  // namespace

int main() {
  EmscriptenWebGLContextAttributes wanted;
  emscripten_webgl_init_context_attributes(&wanted);
  wanted.majorVersion = 2;
  const auto context = emscripten_webgl_create_context("#canvas", &wanted);
  if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) return 1;
  ImGui::CreateContext();
  ImGui_ImplOpenGL3_Init("#version 300 es");
  emscripten_set_main_loop(draw, 0, false);
}
