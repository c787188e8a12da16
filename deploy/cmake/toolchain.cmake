# Flags for everything, third-party sources included.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
add_compile_options(-fvisibility=hidden -ffunction-sections -fdata-sections)

set(CARMEN_SANITIZE "" CACHE STRING "What -fsanitize= is to hold everything to")
set(CARMEN_BIN ${PROJECT_BINARY_DIR}/bin CACHE PATH "Where programs land")

if(EMSCRIPTEN)
  set(CMAKE_CXX_FLAGS_RELEASE "-Oz -DNDEBUG")
  add_compile_options(-fno-exceptions -fno-rtti)
  add_link_options(-Oz -fno-exceptions -fno-rtti)
  # The loader that Emscripten 3.1.6 writes mistakes Node's own fetch for a browser's.
  find_program(CARMEN_NODE NAMES node nodejs REQUIRED)
  set(CMAKE_CROSSCOMPILING_EMULATOR ${CARMEN_NODE} --no-experimental-fetch)
  # emcc's optimiser loads acorn, which a node that is not Debian's does not find by itself.
  set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
else()
  add_link_options(-Wl,--gc-sections)
  if(CARMEN_SANITIZE)
    add_compile_options(-fsanitize=${CARMEN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${CARMEN_SANITIZE})
  else()
    add_compile_options(-D_FORTIFY_SOURCE=2 -fstack-protector-strong)
    add_link_options(-Wl,-z,relro,-z,now)
  endif()
endif()
