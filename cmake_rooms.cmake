# Two words of our own: a room (library) and a program. A folder is a target is a namespace.

function(custody_compile_options target)
    target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wno-restrict
        # GCC takes each file of a unity part for a header.
        $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>
        # With sanitizers GCC 12 sees uninitialised members of every moved variant.
        $<$<BOOL:${CUSTODY_SANITIZED}>:-Wno-maybe-uninitialized> $<$<BOOL:${CUSTODY_WERROR}>:-Werror>)
    target_compile_definitions(${target} PRIVATE TOML_EXCEPTIONS=0 QT_NO_CAST_TO_ASCII QT_NO_FOREACH QT_NO_KEYWORDS ZX_USE_UTF8)
endfunction()

# custody_library(ledger app/ledger USES base crypto)   QT: runs moc.
function(custody_library room folder)
    cmake_parse_arguments(PARSE_ARGV 2 arg "QT" "" "USES;LINKS")
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp ${PROJECT_SOURCE_DIR}/${folder}/*.h)
    list(TRANSFORM arg_USES PREPEND custody_)
    set(compiled ${sources})
    list(FILTER compiled INCLUDE REGEX "\\.cpp$")
    if(NOT compiled)
        add_library(custody_${room} INTERFACE)
        target_include_directories(custody_${room} INTERFACE ${PROJECT_SOURCE_DIR})
        target_link_libraries(custody_${room} INTERFACE ${arg_USES} ${arg_LINKS})
        return()
    endif()
    add_library(custody_${room} STATIC ${sources})
    # Most of a file's compile time is foreign headers, so a room is compiled in parts of several files.
    set_target_properties(custody_${room} PROPERTIES AUTOMOC ${arg_QT}
        UNITY_BUILD ${CUSTODY_PARTS} UNITY_BUILD_BATCH_SIZE 10)
    custody_compile_options(custody_${room})
    target_link_libraries(custody_${room} PUBLIC ${arg_USES} ${arg_LINKS})
endfunction()

# custody_program(custody-verify app/verify_main.cpp USES base crypto ledger)
function(custody_program name main)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "USES;LINKS")
    if(NOT EXISTS ${PROJECT_SOURCE_DIR}/${main})
        return()
    endif()
    list(TRANSFORM arg_USES PREPEND custody_)
    add_executable(${name} ${main})
    custody_compile_options(${name})
    target_compile_definitions(${name} PRIVATE CUSTODY_VERSION="${PROJECT_VERSION}")
    target_link_libraries(${name} PRIVATE ${arg_USES} ${arg_LINKS})
    install(TARGETS ${name} RUNTIME DESTINATION bin)
endfunction()

# Embeds text files as a generated header: custody_embed(custody_store migrations.h store FILES a.sql b.sql)
# gives `constexpr std::string_view` constants in namespace custody::<room>::embedded, named after the files.
function(custody_embed target header room)
    cmake_parse_arguments(PARSE_ARGV 3 arg "" "" "FILES")
    if(NOT TARGET ${target})
        return()
    endif()
    set(out ${PROJECT_BINARY_DIR}/generated/${room}/${header})
    set(content "#pragma once\n#include <string_view>\nnamespace custody::${room}::embedded {\n")
    foreach(file ${arg_FILES})
        file(READ ${PROJECT_SOURCE_DIR}/${file} body)
        get_filename_component(name ${file} NAME_WE)
        string(REGEX REPLACE "[^A-Za-z0-9]" "_" name ${name})
        string(APPEND content "inline constexpr std::string_view ${name} = R\"embedded(${body})embedded\";\n")
        set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${file})
    endforeach()
    string(APPEND content "}\n")
    file(GENERATE OUTPUT ${out} CONTENT "${content}")
    target_include_directories(${target} PRIVATE ${PROJECT_BINARY_DIR}/generated)
endfunction()
