# Third-party libraries as deps::<name>: unpacked under build/deps by deploy/deps, or Debian's own.
set(CARMEN_DEPS ${PROJECT_SOURCE_DIR}/build/deps)
if(NOT EXISTS ${CARMEN_DEPS}/.unpacked)
  message(FATAL_ERROR "Third-party sources are missing: run deploy/deps first.")
endif()

# carmen_dependency(imgui ROOT dir SOURCES ...): a library of foreign sources, without our warnings.
function(carmen_dependency name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "ROOT" "SOURCES")
  list(TRANSFORM arg_SOURCES PREPEND ${arg_ROOT}/)
  add_library(dep_${name} STATIC EXCLUDE_FROM_ALL ${arg_SOURCES})
  target_include_directories(dep_${name} SYSTEM PUBLIC ${arg_ROOT})
  target_compile_options(dep_${name} PRIVATE -w)
  add_library(deps::${name} ALIAS dep_${name})
endfunction()

carmen_dependency(simdjson ROOT ${CARMEN_DEPS}/simdjson/singleheader SOURCES simdjson.cpp)
target_compile_definitions(dep_simdjson PUBLIC SIMDJSON_EXCEPTIONS=0)

carmen_dependency(imgui ROOT ${CARMEN_DEPS}/imgui SOURCES imgui.cpp imgui_draw.cpp imgui_tables.cpp imgui_widgets.cpp)
if(EXISTS ${PROJECT_SOURCE_DIR}/wasm/ui/imconfig.h)
  carmen_include_root(imgui_config imgui_config/ui ${PROJECT_SOURCE_DIR}/wasm/ui/imconfig.h imconfig.h)
  cmake_path(GET imgui_config PARENT_PATH imgui_config)
  target_include_directories(dep_imgui SYSTEM PUBLIC ${imgui_config})
  target_compile_definitions(dep_imgui PUBLIC IMGUI_USER_CONFIG="ui/imconfig.h")
endif()

carmen_dependency(catch2 ROOT ${CARMEN_DEPS}/catch2/extras SOURCES catch_amalgamated.cpp)
if(EMSCRIPTEN)
  target_compile_definitions(dep_catch2 PUBLIC CATCH_CONFIG_DISABLE_EXCEPTIONS)
endif()

if(NOT EMSCRIPTEN)
  find_package(Threads REQUIRED)
  find_library(ARGON2_LIBRARY argon2 REQUIRED)  # its archive has names of libsodium's
  find_library(CRYPTO_ARCHIVE libcrypto.a REQUIRED)
  find_package(CLI11 REQUIRED)
  find_package(PostgreSQL REQUIRED)
  find_library(SQLITE_ARCHIVE libsqlite3.a REQUIRED)
  find_library(SODIUM_ARCHIVE libsodium.a REQUIRED)
  find_library(ZXCVBN_LIBRARY zxcvbn REQUIRED)  # its archive cannot go into programs that load anywhere

  # cpp-httplib cut by its own script into a header and one source.
  set(httplib ${PROJECT_BINARY_DIR}/httplib)
  if(NOT EXISTS ${httplib}/httplib.cc OR ${CARMEN_DEPS}/httplib/httplib.h IS_NEWER_THAN ${httplib}/httplib.cc)
    file(REMOVE_RECURSE ${httplib})
    execute_process(COMMAND /usr/bin/python3 ${CARMEN_DEPS}/httplib/split.py --out ${httplib}
                    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  endif()
  carmen_dependency(httplib ROOT ${httplib} SOURCES httplib.cc)
  target_link_libraries(dep_httplib PUBLIC Threads::Threads)

  add_library(dep_sqlite INTERFACE)
  target_link_libraries(dep_sqlite INTERFACE ${SQLITE_ARCHIVE} Threads::Threads ${CMAKE_DL_LIBS} m)
  add_library(deps::sqlite ALIAS dep_sqlite)

  add_library(dep_pq INTERFACE)
  target_include_directories(dep_pq SYSTEM INTERFACE ${PostgreSQL_INCLUDE_DIRS})  # its library is loaded when needed
  target_link_libraries(dep_pq INTERFACE ${CMAKE_DL_LIBS})
  add_library(deps::pq ALIAS dep_pq)

  add_library(dep_argon2 INTERFACE)
  target_link_libraries(dep_argon2 INTERFACE ${ARGON2_LIBRARY})
  add_library(deps::argon2 ALIAS dep_argon2)

  add_library(dep_sodium INTERFACE)
  target_link_libraries(dep_sodium INTERFACE ${SODIUM_ARCHIVE} Threads::Threads)
  add_library(deps::sodium ALIAS dep_sodium)

  add_library(dep_zxcvbn INTERFACE)
  target_link_libraries(dep_zxcvbn INTERFACE ${ZXCVBN_LIBRARY})
  add_library(deps::zxcvbn ALIAS dep_zxcvbn)

  add_library(dep_openssl INTERFACE)
  target_link_libraries(dep_openssl INTERFACE ${CRYPTO_ARCHIVE} Threads::Threads ${CMAKE_DL_LIBS})
  add_library(deps::openssl ALIAS dep_openssl)

  add_library(dep_cli11 INTERFACE)
  target_link_libraries(dep_cli11 INTERFACE CLI11::CLI11)
  add_library(deps::cli11 ALIAS dep_cli11)
endif()
