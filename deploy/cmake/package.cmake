# The Debian package: what is installed where, from the root of the file system. Made by deploy/package.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)  # what it holds, deploy/build has built

set(CPACK_PACKAGE_DIRECTORY ${PROJECT_SOURCE_DIR}/build/package)
set(deploy ${PROJECT_SOURCE_DIR}/deploy)
install(TARGETS carmen DESTINATION usr/bin)
install(TARGETS carmen-auth carmen-persistence carmen-billing carmen-worker DESTINATION usr/lib/carmen)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/build/site/ DESTINATION usr/share/carmen/site)
install(DIRECTORY ${deploy}/systemd/ DESTINATION usr/lib/systemd/system
        FILES_MATCHING PATTERN "carmen*.service" PATTERN "carmen*.socket" PATTERN "carmen.target" PATTERN "common.conf")
install(FILES ${deploy}/systemd/sysusers.conf DESTINATION usr/lib/sysusers.d RENAME carmen.conf)
install(FILES ${deploy}/systemd/carmen.env ${deploy}/systemd/migrate.env DESTINATION etc/carmen
        PERMISSIONS OWNER_READ OWNER_WRITE)
install(DIRECTORY ${deploy}/nginx DESTINATION etc/carmen)
install(DIRECTORY DESTINATION etc/carmen/tls)
install(DIRECTORY ${deploy}/postgres DESTINATION usr/share/doc/carmen/examples)
install(FILES ${deploy}/debian/copyright DESTINATION usr/share/doc/carmen)
install(FILES ${CPACK_PACKAGE_DIRECTORY}/changelog.gz DESTINATION usr/share/doc/carmen OPTIONAL)
# The licences of what the programs and the site hold.
foreach(package fonts-inter fonts-material-design-icons-iconfont fonts-noto-core emscripten libcli11-dev libsodium-dev
                libsqlite3-dev libssl-dev)
  install(FILES /usr/share/doc/${package}/copyright DESTINATION usr/share/doc/carmen/licences RENAME ${package})
endforeach()
foreach(source httplib imgui simdjson)
  install(FILES ${CARMEN_DEPS}/${source}/debian/copyright DESTINATION usr/share/doc/carmen/licences RENAME ${source})
endforeach()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME carmen)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION} CACHE STRING "Of the Debian package; deploy/package adds the commit")
set(CPACK_PACKAGE_CONTACT "Carmen Platform maintainers <carmen@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ
                                                WORLD_EXECUTE)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION admin)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "access, plans and audit for groups of hotels")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Which hotels there are and who owns them, who may do what in each, what each
has bought and owes, and a record of every change that can be proved. Runs as
three functions that systemd starts on demand, behind nginx.")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "libpq5 (>= 15), systemd (>= 252)")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS nginx)
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "postgresql (>= 15)")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${deploy}/debian/conffiles ${deploy}/debian/postinst ${deploy}/debian/prerm
                                       ${deploy}/debian/postrm)
include(CPack)
