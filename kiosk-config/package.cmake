# What is installed where, and the Debian package: `cpack -G DEB` in the build folder.
include(GNUInstallDirs)
set(from ${PROJECT_SOURCE_DIR}/kiosk-config)
set(documents ${CMAKE_INSTALL_DATADIR}/doc/michishirube)
set(share ${CMAKE_INSTALL_DATADIR}/michishirube)
# Debian 12 keeps units and the files of /usr/lib/systemd apart; since 13, /lib is nothing of its own.
cmake_host_system_information(RESULT debian QUERY DISTRIB_VERSION_ID)
set(units /usr/lib/systemd/system)
if(debian STREQUAL "12")
  set(units /lib/systemd/system)
endif()

install(TARGETS michishirube)
install(FILES ${PROJECT_BINARY_DIR}/catalogue.db DESTINATION ${share})
install(DIRECTORY assets/welcome DESTINATION ${share}/assets FILES_MATCHING PATTERN *.png)
install(DIRECTORY data DESTINATION ${share})
install(PROGRAMS ${from}/bring-data ${from}/install ${from}/install-packages ${from}/speak-japanese ${from}/uninstall
  DESTINATION ${share}/kiosk-config)
install(FILES ${from}/packages DESTINATION ${share}/kiosk-config)
install(DIRECTORY ${from}/system ${from}/display DESTINATION ${share}/kiosk-config)
install(FILES ${from}/counter.toml ${from}/weston.ini DESTINATION /etc/michishirube)
install(FILES ${from}/counter.toml ${from}/booth.toml ${from}/portrait.toml
  DESTINATION ${documents}/examples)
install(FILES ${from}/debian/copyright DESTINATION ${documents})
install(DIRECTORY ${from}/handbook DESTINATION ${documents})
install(FILES ${from}/michishirube.service ${from}/michishirube-display.service
  ${from}/michishirube-fetch.service ${from}/michishirube-fetch.timer ${from}/michishirube-usb@.service
  DESTINATION ${units})
cmake_path(SET udev NORMALIZE ${units}/../../udev/rules.d)
install(FILES ${from}/michishirube-usb.rules DESTINATION ${udev} RENAME 70-michishirube-usb.rules)
install(FILES ${from}/display.conf DESTINATION ${units}/michishirube.service.d)
install(FILES ${from}/michishirube.pam DESTINATION /etc/pam.d RENAME michishirube)
install(FILES ${from}/journald.conf
  DESTINATION /usr/lib/systemd/journald@michishirube.conf.d RENAME michishirube.conf)
install(FILES ${from}/michishirube.sysusers DESTINATION /usr/lib/sysusers.d RENAME michishirube.conf)

# Debian wants these two compressed as far as it goes, and without the day it was done.
foreach(page IN ITEMS debian/changelog michishirube.1)
  get_filename_component(name ${page} NAME)
  add_custom_command(OUTPUT ${PROJECT_BINARY_DIR}/${name}.gz
    COMMAND sh -c "gzip -9n <'${from}/${page}' >'${PROJECT_BINARY_DIR}/${name}.gz'"
    DEPENDS ${from}/${page} VERBATIM)
endforeach()
add_custom_target(package_pages ALL
  DEPENDS ${PROJECT_BINARY_DIR}/changelog.gz ${PROJECT_BINARY_DIR}/michishirube.1.gz)
install(FILES ${PROJECT_BINARY_DIR}/changelog.gz DESTINATION ${documents})
install(FILES ${PROJECT_BINARY_DIR}/michishirube.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON) # the tests are no part of the package
set(CPACK_GENERATOR DEB)
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_PACKAGE_CONTACT "Michishirube maintainers <maintainers@michishirube.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "touch-screen guide to support programmes for small businesses")
set(CPACK_PACKAGE_DESCRIPTION "A kiosk for the counter of a prefectural office: a visitor answers three
questions by touch and gets a short list of the support programmes that fit,
why each fits, and which desk to call. It needs no network and keeps nothing
of a visit.
.
kiosk-config/install in /usr/share/michishirube turns a machine into a kiosk;
the package alone starts nothing.")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
  "fonts-morisawa-bizud-gothic, fonts-material-design-icons-iconfont")
# SDL opens a window on Wayland through OpenGL ES, which it looks for at run time.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS
  "weston | cage, libpam-systemd, seatd, libgl1, libegl1, libgles2, libgl1-mesa-dri, curl, ca-certificates")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  ${from}/debian/postinst ${from}/debian/prerm ${from}/debian/postrm ${from}/debian/conffiles)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
