# Asks a Qt Test program for its functions and writes one ctest entry for each.
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
    if(function MATCHES "Nightly$")
        set(labels "${LABEL};nightly")
    endif()
    string(APPEND script "add_test([==[${NAME}: ${function}]==] ${PROGRAM} ${function})\n"
        "set_tests_properties([==[${NAME}: ${function}]==] PROPERTIES LABELS \"${labels}\" TIMEOUT ${TIMEOUT} "
        "ENVIRONMENT QT_QPA_PLATFORM=offscreen)\n")
endforeach()
file(WRITE ${OUT} "${script}")
