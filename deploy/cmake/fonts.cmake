# Link `fonts` to include "fonts/icons.h"; the faces themselves are files in CARMEN_FONTS.
set(CARMEN_FONTS ${PROJECT_BINARY_DIR}/generated/fonts)
set(script ${PROJECT_SOURCE_DIR}/deploy/fonts/subset.py)
set(icons ${PROJECT_SOURCE_DIR}/deploy/fonts/icons.txt)

add_custom_command(
  OUTPUT ${CARMEN_FONTS}/icons.h
  COMMAND ${script} ${CARMEN_FONTS}
  DEPENDS ${script} ${icons}
  COMMENT "Cutting the fonts"
  VERBATIM)
add_custom_target(font_files DEPENDS ${CARMEN_FONTS}/icons.h)

add_library(fonts INTERFACE)
add_dependencies(fonts font_files)
target_include_directories(fonts INTERFACE ${PROJECT_BINARY_DIR}/generated)
target_compile_definitions(fonts INTERFACE CARMEN_FONTS="${CARMEN_FONTS}")
