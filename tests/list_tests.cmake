# Asks a Qt Test program for its functions and writes one ctest entry for each. A function whose name begins with
# `nightly` has that label too, and hours instead of minutes.
execute_process(COMMAND ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen ${PROGRAM} -functions
    OUTPUT_VARIABLE functions RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE)
if(failed)
    message(FATAL_ERROR "${PROGRAM} -functions failed: ${failed}")
endif()
string(REPLACE "\n" ";" functions "${functions}")
set(script "")
foreach(function ${functions})
    string(REPLACE "()" "" function ${function})
    # What takes too long for every run says so in its name.
    set(labels ${LABEL})
    set(timeout ${TIMEOUT})
    set(environment QT_QPA_PLATFORM=offscreen)
    if(function MATCHES "^nightly|Nightly$")
        set(labels "${LABEL};nightly")
        set(timeout 14400)
        list(APPEND environment QTEST_FUNCTION_TIMEOUT=14400000)
    endif()
    string(APPEND script "add_test([==[${NAME}: ${function}]==] ${PROGRAM} ${function})\n"
        "set_tests_properties([==[${NAME}: ${function}]==] PROPERTIES LABELS \"${labels}\" TIMEOUT ${timeout} "
        "ENVIRONMENT [==[${environment}]==])\n")
endforeach()
file(WRITE ${OUT} "${script}")
