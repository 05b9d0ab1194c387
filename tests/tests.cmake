# The tests, and what they need. `ctest` runs them; tests/run does everything from nothing.
add_executable(michi_tests tests/main.cpp
  tests/catalogue/database_test.cpp
  tests/catalogue/reader_test.cpp
  tests/domain/all_paths_test.cpp
  tests/domain/date_test.cpp
  tests/domain/matching_test.cpp
  tests/domain/place_test.cpp
  tests/domain/visit_test.cpp
  tests/domain/words_test.cpp
  tests/ui/rasteriser_test.cpp)
target_include_directories(michi_tests PRIVATE tests)
target_compile_definitions(michi_tests PRIVATE MICHI_DATA="${PROJECT_SOURCE_DIR}/data" MICHI_TESTS="${PROJECT_SOURCE_DIR}/tests")
target_link_libraries(michi_tests PRIVATE michi_app doctest::doctest)

add_test(NAME michi_tests COMMAND michi_tests)

if(MICHI_BENCHMARKS)
  include(tests/benchmark/benchmark.cmake)
endif()
