# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT

# break_source(NAME FILE FROM TO TEST CASE): builds TEST once more with FILE of the transport in which FROM, which must
# stand there once, is TO, and expects CASE of it to fail. So a check that has gone blind is noticed, and a check of this
# list that no longer fits the source stops the configuration.
function(break_source name file from to test case)
    set(source "${PROJECT_SOURCE_DIR}/server/transport/${file}")
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
    file(CONFIGURE OUTPUT "broken/${name}_${file}" CONTENT "@broken@" @ONLY)
    # What the program defines itself the linker does not take from the library.
    add_executable(bites_${name} ${test}.cpp "${CMAKE_CURRENT_BINARY_DIR}/broken/${name}_${file}")
    set_target_properties(bites_${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    target_link_libraries(bites_${name} PRIVATE parlor_flags transport_fixture Qt6::Test)
    add_dependencies(parlor_tests bites_${name})
    add_test(NAME bites_${name} COMMAND bites_${name} ${case})
    set_tests_properties(bites_${name} PROPERTIES
        TIMEOUT 120 ENVIRONMENT "${PARLOR_TEST_ENVIRONMENT}" PASS_REGULAR_EXPRESSION "FAIL!  : [A-Za-z]+::${case}\\(")
endfunction()
