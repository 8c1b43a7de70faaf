# A Debian package: `cpack --config build/release/CPackConfig.cmake` writes threadline_VERSION_ARCH.deb
# into the current folder. Which libraries it needs is read from the programs (dpkg-shlibdeps).
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME threadline)
set(CPACK_PACKAGE_VENDOR "The Threadline developers")
set(CPACK_PACKAGE_CONTACT "The Threadline developers <threadline@users.noreply.github.com>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION education)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# A plug-in of Qt, which nothing is linked with: icons, ticks and arrows are SVG.
set(CPACK_DEBIAN_PACKAGE_DEPENDS libqt6svg6)
# Qt's own words in other languages.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS qt6-translations-l10n)
# Below the summary, which is that of the project.
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "Threadline runs concurrency scenarios on real threads and processes, records
what each of them does, and draws it as a timeline on which a person sees
where the CPU is idle, who waits for whom, and how a deadlock closes.

It has a window to explore and present in, and a command line that reports
and writes figures.")
set(CPACK_PRE_BUILD_SCRIPTS "${CMAKE_CURRENT_LIST_DIR}/compress.cmake")

install(FILES "${CMAKE_CURRENT_LIST_DIR}/copyright" "${CMAKE_CURRENT_LIST_DIR}/changelog"
              "${PROJECT_SOURCE_DIR}/resources/fonts/OFL.txt"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/threadline")
include(CPack)
