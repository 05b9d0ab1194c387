# Fails when a file of LAYER includes a layer or a library that is not in USES.
cmake_minimum_required(VERSION 3.25)
file(GLOB_RECURSE files "${ROOT}/${LAYER}/*.hpp" "${ROOT}/${LAYER}/*.cpp")
foreach(file IN LISTS files)
  file(STRINGS "${file}" includes REGEX "^#include")
  foreach(include IN LISTS includes)
    string(REGEX REPLACE "^#include [<\"]?([^>\"]*).*" "\\1" header "${include}")
    string(REGEX REPLACE "[./].*" "" used "${header}")
    # Standard headers have neither . nor /; FreeType's own are macros.
    if(header MATCHES "[./]" AND NOT header MATCHES "^FT_" AND NOT used IN_LIST USES)
      message(SEND_ERROR "${file}: ${LAYER} may not use ${used}")
    endif()
  endforeach()
endforeach()
