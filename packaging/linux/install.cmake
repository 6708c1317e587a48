# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT

# Where a Linux system looks for what stands beside the programs. The programs install themselves (app/CMakeLists.txt).
set(linux "${CMAKE_CURRENT_LIST_DIR}")
set(icons "${PROJECT_SOURCE_DIR}/resources/icons")

install(FILES "${linux}/parlor.desktop" DESTINATION "${CMAKE_INSTALL_DATADIR}/applications")
install(FILES "${linux}/chat.parlor.Parlor.metainfo.xml" DESTINATION "${CMAKE_INSTALL_DATADIR}/metainfo")
install(FILES "${linux}/parlor-server.service" DESTINATION lib/systemd/system)
install(FILES "${linux}/server.conf" DESTINATION /etc/parlor)
install(FILES "${linux}/copyright" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/parlor")

install(FILES "${icons}/parlor.svg" DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps")
foreach(size 16 22 24 32 48 64 128 256 512)
    if(EXISTS "${icons}/parlor-${size}.png")
        install(FILES "${icons}/parlor-${size}.png" RENAME parlor.png
            DESTINATION "${CMAKE_INSTALL_DATADIR}/icons/hicolor/${size}x${size}/apps")
    endif()
endforeach()

# Manuals and the change log are kept compressed on Debian.
find_program(PARLOR_GZIP gzip REQUIRED)
set(compressed "")
foreach(file parlor.1 parlor-server.1 changelog)
    set(result "${CMAKE_CURRENT_BINARY_DIR}/${file}.gz")
    add_custom_command(OUTPUT "${result}" COMMAND "${PARLOR_GZIP}" -9nc "${linux}/${file}" > "${result}"
        DEPENDS "${linux}/${file}" VERBATIM)
    list(APPEND compressed "${result}")
    if(file STREQUAL "changelog")
        install(FILES "${result}" DESTINATION "${CMAKE_INSTALL_DATADIR}/doc/parlor")
    else()
        install(FILES "${result}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
    endif()
endforeach()
add_custom_target(parlor_manuals ALL DEPENDS ${compressed})
