# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT

# Holds the tree below SOURCE to the rules of ARCHITECTURE.md: who may include whom, what a folder must not use, how long
# a file may be. Linking enforces most of the first; this names the line.
cmake_minimum_required(VERSION 3.21)

# FOLDER: the prefixes of includes in quotes that its files may have. The longest folder that fits a file counts.
set(may_include_server/protocol  server/protocol/)
set(may_include_server/http      server/http/ server/protocol/)
set(may_include_server/transport server/transport/ server/protocol/)
set(may_include_server/store     server/store/ server/protocol/)
set(may_include_server/chat      server/chat/ server/protocol/ server/store/eventlog.h server/store/messagesearch.h
                           server/store/directory.h)
set(may_include_server           server/)
set(may_include_client/core      client/core/ server/protocol/)
set(may_include_client/widgets   client/widgets/ client/core/ server/protocol/ resources/)
set(may_include_translations     translations/)
set(may_include_app              app/ client/ server/ translations/ resources/)
set(folders server/protocol server/http server/transport server/store server/chat server client/core client/widgets
    translations app)

# FOLDER|WORDS|WHY: a regular expression that no line of the folder may match, comments aside.
set(forbidden
    "server/protocol|#include <Q(Tcp|Ssl|WebSocket|Sql|Widget|Painter)|the wire does no input or output"
    "server/chat|#include <Q(Tcp|Ssl|WebSocket|Sql)|who gets what is decided without sockets and data bases"
    "server|#include <Q(Widget|Application|Painter|Settings)|the server is headless and gets its settings as values"
    "client/core|#include <Q(Widget|Application|Painter|Settings)|the core knows no widgets and gets its settings as values"
    "client/widgets|QWebSocket|QTcpSocket|widgets see the ChatSession, never a socket"
    "client/widgets|#include <QSettings|only app reads settings"
    "*|QMutex|QReadWriteLock|std::mutex|values cross threads by queued connections, so there is no lock in Parlor"
    "*|(QCoreApplication::|qApp->|[lL]oop(\.|->))processEvents|nothing runs the event loop inside a handler")

set(lines_of_file 400)
set(lines_of_test 600) # read one function at a time
set(problems "")

function(complain text)
    message(STATUS "${text}")
    set(problems "${problems};x" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE sources RELATIVE "${SOURCE}" "${SOURCE}/server/*" "${SOURCE}/client/*" "${SOURCE}/app/*"
    "${SOURCE}/translations/*" "${SOURCE}/resources/web/*" "${SOURCE}/tests/*")
list(FILTER sources INCLUDE REGEX "\\.(h|cpp|js|mjs|css)$")
list(FILTER sources EXCLUDE REGEX "node_modules/|^tests/shots/out/|^tests/data/")
list(LENGTH sources count)
if(count EQUAL 0)
    message(FATAL_ERROR "nothing to look at in ${SOURCE}")
endif()

foreach(file IN LISTS sources)
    file(READ "${SOURCE}/${file}" content)
    string(REGEX REPLACE "[^\n]" "" newlines "${content}")
    string(LENGTH "${newlines}" length)
    set(most ${lines_of_file})
    if(file MATCHES "^tests/")
        set(most ${lines_of_test})
    endif()
    if(length GREATER most)
        complain("${file}: ${length} lines, more than ${most}: one noun each")
    endif()
    if(file MATCHES "^(tests|resources)/")
        continue()
    endif()
    set(folder "")
    foreach(candidate IN LISTS folders)
        string(FIND "${file}" "${candidate}/" at)
        if(at EQUAL 0)
            set(folder "${candidate}")
            break()
        endif()
    endforeach()
    if(folder STREQUAL "")
        complain("${file}: no rule knows this folder")
        continue()
    endif()

    file(STRINGS "${SOURCE}/${file}" includes REGEX "^ *# *include *\"")
    foreach(line IN LISTS includes)
        string(REGEX REPLACE "^[^\"]*\"([^\"]*)\".*" "\\1" included "${line}")
        if(NOT included MATCHES "/")
            if(NOT included MATCHES "\\.moc$")
                complain("${file}: includes \"${included}\": write the path from the root")
            endif()
            continue()
        endif()
        set(allowed FALSE)
        foreach(prefix IN LISTS may_include_${folder})
            string(FIND "${included}" "${prefix}" at)
            if(at EQUAL 0)
                set(allowed TRUE)
            endif()
        endforeach()
        if(NOT allowed)
            complain("${file}: ${folder} must not include \"${included}\"")
        endif()
    endforeach()

    foreach(rule IN LISTS forbidden)
        string(REGEX MATCH "^([^|]*)\\|(.*)\\|([^|]*)$" rule "${rule}")
        set(where "${CMAKE_MATCH_1}")
        set(words "${CMAKE_MATCH_2}")
        set(why "${CMAKE_MATCH_3}")
        string(FIND "${file}" "${where}/" at)
        if(NOT where STREQUAL "*" AND NOT at EQUAL 0)
            continue()
        endif()
        file(STRINGS "${SOURCE}/${file}" lines REGEX "${words}")
        foreach(line IN LISTS lines)
            string(REGEX REPLACE "//.*$" "" code "${line}")
            if(code MATCHES "${words}")
                string(STRIP "${code}" code)
                complain("${file}: \"${code}\": ${why}")
            endif()
        endforeach()
    endforeach()
endforeach()

list(LENGTH problems problems)
if(problems GREATER 0)
    math(EXPR problems "${problems} - 1") # the list begins with an empty entry
endif()
message(STATUS "${count} files, ${problems} problems")
if(problems GREATER 0)
    message(FATAL_ERROR "The layers of ARCHITECTURE.md are broken.")
endif()
