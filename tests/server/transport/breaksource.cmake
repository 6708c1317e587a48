# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT
include("${PROJECT_SOURCE_DIR}/tests/brokensource.cmake")

# break_source(NAME FILE FROM TO TEST CASE): builds TEST once more with FILE of the transport in which FROM is TO, and
# expects CASE of it to fail. So a check that has gone blind is noticed.
function(break_source name file from to test case)
    broken_source(broken ${name} "server/transport/${file}" "${from}" "${to}")
    add_executable(bites_${name} ${test}.cpp "${broken}")
    set_target_properties(bites_${name} PROPERTIES AUTOMOC ON RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
    target_link_libraries(bites_${name} PRIVATE parlor_flags transport_fixture Qt6::Test)
    add_dependencies(parlor_tests bites_${name})
    add_test(NAME bites_${name} COMMAND bites_${name} ${case})
    set_tests_properties(bites_${name} PROPERTIES
        TIMEOUT 120 ENVIRONMENT "${PARLOR_TEST_ENVIRONMENT}" PASS_REGULAR_EXPRESSION "FAIL!  : [A-Za-z]+::${case}\\(")
endfunction()
