# The tests, and what they need. `ctest` runs them; tests/run does everything from nothing.
add_executable(michi_tests tests/main.cpp
  tests/catalogue/reader_test.cpp
  tests/ui/rasteriser_test.cpp)
target_include_directories(michi_tests PRIVATE tests)
target_compile_definitions(michi_tests PRIVATE MICHI_DATA="${PROJECT_SOURCE_DIR}/data")
target_link_libraries(michi_tests PRIVATE michi_app doctest::doctest)

if(MICHI_BENCHMARKS)
  include(tests/benchmark/benchmark.cmake)
endif()
