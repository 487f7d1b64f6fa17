# What is installed beside the programs and units, and the Debian package (scripts/package).
#
# No settings file is part of the package: one that fits no shop would have to be refused, and each new version would ask about it.
# `woo24 init` writes it; until then the service is enabled and not started.

set(WOO24_MAINTAINER "woo24 <woo24@example.se>" CACHE STRING "who looks after the package, as Debian's field Maintainer")

find_program(GZIP gzip REQUIRED)
set(pages)
# Pages of the manual and changelogs are packed as Debian wants them: the same bytes each time.
function(woo24_packed source name destination)
  set(packed ${PROJECT_BINARY_DIR}/pages/${name}.gz)
  add_custom_command(OUTPUT ${packed} COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/pages
                     COMMAND sh -c "'${GZIP}' -9nc '${source}' >'${packed}'" DEPENDS ${source} VERBATIM)
  install(FILES ${packed} DESTINATION ${destination})
  set(pages ${pages} ${packed} PARENT_SCOPE)
endfunction()

string(TIMESTAMP WOO24_PACKAGE_DATE "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(${PROJECT_SOURCE_DIR}/packaging/changelog.in ${PROJECT_BINARY_DIR}/changelog.Debian @ONLY)

woo24_packed(${PROJECT_SOURCE_DIR}/man/woo24.1 woo24.1 ${CMAKE_INSTALL_MANDIR}/man1)
woo24_packed(${PROJECT_SOURCE_DIR}/man/woo24-sandbox.1 woo24-sandbox.1 ${CMAKE_INSTALL_MANDIR}/man1)
woo24_packed(${PROJECT_SOURCE_DIR}/man/woo24.yaml.5 woo24.yaml.5 ${CMAKE_INSTALL_MANDIR}/man5)
woo24_packed(${PROJECT_SOURCE_DIR}/CHANGELOG.md changelog share/doc/woo24)
woo24_packed(${PROJECT_BINARY_DIR}/changelog.Debian changelog.Debian share/doc/woo24)
add_custom_target(pages ALL DEPENDS ${pages})

install(FILES completion/woo24.bash DESTINATION share/bash-completion/completions RENAME woo24)
install(FILES config/woo24.yaml DESTINATION share/doc/woo24/examples)
install(FILES packaging/copyright README.md DESTINATION share/doc/woo24)
install(DIRECTORY docs/ DESTINATION share/doc/woo24)

# A build tree with tests is not built whole for a package.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY TRUE)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME woo24)
set(CPACK_PACKAGE_CONTACT ${WOO24_MAINTAINER})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "keeps a WooCommerce shop and 24SevenOffice in step")
set(CPACK_PACKAGE_DESCRIPTION
    "A service for the shop's server that takes the orders of a WooCommerce shop
into the books of 24SevenOffice: each exactly once and to the öre, or somebody
is told why. Refunds, changes and cancellations follow where the settings say
so.
.
A new installation only watches, until it is told to send.")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "init-system-helpers (>= 1.54), systemd | systemd-standalone-sysusers, ca-certificates, tzdata")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "bash-completion")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION TRUE)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA ${PROJECT_SOURCE_DIR}/packaging/postinst ${PROJECT_SOURCE_DIR}/packaging/prerm
                                       ${PROJECT_SOURCE_DIR}/packaging/postrm)
include(CPack)
