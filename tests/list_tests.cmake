# Asks a program of Qt tests for the functions of each of its TESTS and writes one ctest entry for each. A function
# whose name begins with `nightly` has that label too, and hours instead of minutes.
string(REPLACE "," ";" TESTS "${TESTS}")
set(script "")
# What plays whole days takes minutes: it begins first, so that nothing is waited for alone at the end.
set(cost 1)
if(ROOM MATCHES "^(flow|store|custody)$")
    set(cost 100)
endif()
foreach(test ${TESTS})
    execute_process(COMMAND ${CMAKE_COMMAND} -E env QT_QPA_PLATFORM=offscreen ${PROGRAM} ${test} -functions
        OUTPUT_VARIABLE functions RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE)
    if(failed)
        message(FATAL_ERROR "${PROGRAM} ${test} -functions failed: ${failed}")
    endif()
    string(REPLACE "\n" ";" functions "${functions}")
    foreach(function ${functions})
        string(REPLACE "()" "" function ${function})
        # What takes too long for every run says so in its name.
        set(labels ${ROOM})
        set(timeout ${TIMEOUT})
        set(environment QT_QPA_PLATFORM=offscreen)
        if(function MATCHES "^nightly|Nightly$")
            set(labels "${ROOM};nightly")
            set(timeout 14400)
            list(APPEND environment QTEST_FUNCTION_TIMEOUT=14400000)
        endif()
        set(name "${ROOM}/${test}: ${function}")
        string(APPEND script "add_test([==[${name}]==] ${PROGRAM} ${test} ${function})\n"
            "set_tests_properties([==[${name}]==] PROPERTIES LABELS \"${labels}\" TIMEOUT ${timeout} COST ${cost} "
            "ENVIRONMENT [==[${environment}]==])\n")
    endforeach()
endforeach()
file(WRITE ${OUT} "${script}")
