# Layers are targets: a library's headers are found only by those that link it, as "<folder>/<header>.h".
set(CARMEN_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
# Later ones see short strings overflow where they are moved, and they do not.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
  list(APPEND CARMEN_WARNINGS -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread)
endif()

# Makes <into>/<as> a link to <folder>, so that <into> as an include root shows this one folder and no other.
function(carmen_include_root result name folder as)
  set(into ${PROJECT_SOURCE_DIR}/build/include/${name})
  file(MAKE_DIRECTORY ${into})
  file(CREATE_LINK ${folder} ${into}/${as} SYMBOLIC)
  set(${result} ${into} PARENT_SCOPE)
endfunction()

# The standard headers that most files of the product include, parsed once for code with exceptions and once for code
# without. A file still includes what it uses: the presets clang and asan build without them.
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/standard_headers.cpp CONTENT "")
foreach(name standard_headers standard_headers_plain)
  add_library(${name} OBJECT EXCLUDE_FROM_ALL ${PROJECT_BINARY_DIR}/standard_headers.cpp)
  target_compile_options(${name} PRIVATE ${CARMEN_WARNINGS})
  target_precompile_headers(${name} PRIVATE
    <algorithm> <array> <charconv> <cmath> <cstdint> <cstring> <functional> <map> <memory> <optional> <set> <span>
    <string> <string_view> <unordered_map> <utility> <variant> <vector>)
endforeach()
target_compile_options(standard_headers_plain PRIVATE -fno-exceptions)

function(carmen_own_code name)
  target_compile_options(${name} PRIVATE ${CARMEN_WARNINGS})
  file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
  if(folder MATCHES "^(shared|wasm)(/|$)")
    target_compile_options(${name} PRIVATE -fno-exceptions)
    target_precompile_headers(${name} REUSE_FROM standard_headers_plain)
  else()
    target_precompile_headers(${name} REUSE_FROM standard_headers)
  endif()
endfunction()

# carmen_library(core SOURCES json.cpp DEPS deps::simdjson [PRIVATE_DEPS ...])
# A static library of the current folder. Without SOURCES, headers only.
function(carmen_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;DEPS;PRIVATE_DEPS")
  cmake_path(GET CMAKE_CURRENT_SOURCE_DIR FILENAME as)
  carmen_include_root(root ${name} ${CMAKE_CURRENT_SOURCE_DIR} ${as})
  if(arg_SOURCES)
    add_library(${name} STATIC ${arg_SOURCES})
    target_include_directories(${name} PUBLIC ${root})
    target_link_libraries(${name} PUBLIC ${arg_DEPS} PRIVATE ${arg_PRIVATE_DEPS})
    carmen_own_code(${name})
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${root})
    target_link_libraries(${name} INTERFACE ${arg_DEPS})
  endif()
endfunction()

# What deploy/build makes; tests are built by deploy/test.
add_custom_target(programs)

# What deploy/bench makes beside them.
add_custom_target(bench)

# carmen_program(carmen-auth SOURCES main.cpp DEPS http store [PART bench])
function(carmen_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "PART" "SOURCES;DEPS")
  if(NOT arg_PART)
    set(arg_PART programs)
  endif()
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_DEPS})
  carmen_own_code(${name})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CARMEN_BIN})
  add_dependencies(${arg_PART} ${name})
  if(NOT EMSCRIPTEN AND NOT CARMEN_SANITIZE)
    target_link_options(${name} PRIVATE -static-libstdc++ -static-libgcc)
  endif()
endfunction()

# carmen_test(core_test SOURCES json_test.cpp DEPS core)
# A Catch2 program that ctest runs in the root of the checkout: natively, or under Node.js with its file system.
# EACH: every case in a process of its own.
function(carmen_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "EACH" "" "SOURCES;DEPS")
  add_executable(${name} ${arg_SOURCES})
  target_link_libraries(${name} PRIVATE ${arg_DEPS} deps::catch2)
  target_compile_options(${name} PRIVATE ${CARMEN_WARNINGS})
  if(EMSCRIPTEN)
    target_link_options(${name} PRIVATE -sNODERAWFS=1 -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1 -sENVIRONMENT=node)
  endif()
  if(arg_EACH)
    add_test(NAME ${name} COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:${name}>
             -P ${PROJECT_SOURCE_DIR}/deploy/cmake/run_each.cmake WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  else()
    add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${PROJECT_SOURCE_DIR})
  endif()
endfunction()
