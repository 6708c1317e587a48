# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT

# The headless server must load neither Qt Gui nor Widgets, directly or through another library. PROGRAM is given.
cmake_minimum_required(VERSION 3.21)
execute_process(COMMAND ldd "${PROGRAM}" OUTPUT_VARIABLE libraries RESULT_VARIABLE status)
if(NOT status EQUAL 0 OR NOT libraries MATCHES "libQt6Core")
    message(FATAL_ERROR "ldd shows no Qt at all: ${libraries}")
endif()
string(REGEX MATCHALL "lib(Qt6Gui|Qt6Widgets|Qt6OpenGL|X11|xcb|wayland|GL)[^ \n]*" unwanted "${libraries}")
if(unwanted)
    message(FATAL_ERROR "${PROGRAM} loads ${unwanted}")
endif()
