# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT

# broken_source(RESULT NAME FILE FROM TO): sets RESULT to a copy of FILE of the source tree in which FROM, which must
# stand there once, is TO; for a program of which a test has to fail. A check that no longer fits its source stops the
# configuration. What a program is built from itself the linker does not take from a library.
function(broken_source result name file from to)
    set(source "${PROJECT_SOURCE_DIR}/${file}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${source}")
    file(READ "${source}" text)
    string(REPLACE "${from}" "${to}" broken "${text}")
    string(REPLACE "${from}" "" without "${text}")
    string(LENGTH "${text}" whole)
    string(LENGTH "${without}" rest)
    string(LENGTH "${from}" once)
    math(EXPR missing "${whole} - ${rest}")
    if(NOT missing EQUAL once)
        message(FATAL_ERROR "${file} does not have this exactly once: ${from}")
    endif()
    get_filename_component(file_name "${file}" NAME)
    file(CONFIGURE OUTPUT "broken/${name}_${file_name}" CONTENT "@broken@" @ONLY)
    set(${result} "${CMAKE_CURRENT_BINARY_DIR}/broken/${name}_${file_name}" PARENT_SCOPE)
endfunction()
