# SPDX-FileCopyrightText: 2026 The Parlor authors
# SPDX-License-Identifier: MIT

# Makes in FOLDER, with the program OPENSSL, what tests of encryption need. Made with every build tree, so that no private
# key is ever anywhere else.
#   root.pem            a root that nobody knows
#   chain.pem, key.pem  what a server is given: EC P-256, for localhost, 127.0.0.1 and ::1, issued by that root
#   sec1.pem            the same key in the older format, behind its curve's parameters
#   rsa.pem, rsakey.pem    self-signed, RSA
#   otherkey.pem        EC, belongs to nothing
#   lockedkey.pem       key.pem behind a passphrase
#   edkey.pem           of a kind that Qt does not know
#   weak.pem, weakkey.pem  RSA with 1024 bits
cmake_minimum_required(VERSION 3.21)
file(MAKE_DIRECTORY "${FOLDER}")

function(run)
    execute_process(COMMAND "${OPENSSL}" ${ARGN} WORKING_DIRECTORY "${FOLDER}" RESULT_VARIABLE result
        OUTPUT_QUIET ERROR_VARIABLE said)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "openssl ${ARGN}: ${said}")
    endif()
endfunction()

function(self_signed name key subject)
    run(req -x509 -new -key ${key} -out ${name} -days 3650 -subj ${subject})
endfunction()

set(ec genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out)
run(${ec} rootkey.pem)
self_signed(root.pem rootkey.pem "/CN=Parlor test root")
run(${ec} key.pem)
file(WRITE "${FOLDER}/names.txt" "subjectAltName=DNS:localhost,IP:127.0.0.1,IP:::1\nbasicConstraints=CA:FALSE\n")
run(req -new -key key.pem -out request.pem -subj /CN=localhost)
run(x509 -req -in request.pem -CA root.pem -CAkey rootkey.pem -CAcreateserial -out server.pem -days 3650
    -extfile names.txt)
file(READ "${FOLDER}/server.pem" server)
file(READ "${FOLDER}/root.pem" root)
file(WRITE "${FOLDER}/chain.pem" "${server}${root}")

run(ec -in key.pem -out bare.pem)
run(ecparam -name prime256v1 -out parameters.pem)
file(READ "${FOLDER}/parameters.pem" parameters)
file(READ "${FOLDER}/bare.pem" bare)
file(WRITE "${FOLDER}/sec1.pem" "${parameters}${bare}")
run(${ec} otherkey.pem)
run(pkcs8 -topk8 -in key.pem -out lockedkey.pem -passout pass:secret)
run(genpkey -algorithm ed25519 -out edkey.pem)
run(genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out rsakey.pem)
self_signed(rsa.pem rsakey.pem /CN=localhost)
run(genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:1024 -out weakkey.pem)
self_signed(weak.pem weakkey.pem /CN=localhost)
file(TOUCH "${FOLDER}/made")
