# Measures the kiosk against its goals; tests/benchmark/run makes and runs it. Never a test: what a
# busy machine measures proves nothing.
pkg_check_modules(x11_tools REQUIRED IMPORTED_TARGET x11 xtst xdamage)

add_executable(michi_benchmark
  tests/benchmark/idle.cpp
  tests/benchmark/main.cpp
  tests/benchmark/matching.cpp
  tests/benchmark/process.cpp
  tests/benchmark/screens.cpp
  tests/benchmark/start.cpp
  tests/benchmark/touch.cpp
  tests/benchmark/x_watcher.cpp)
target_include_directories(michi_benchmark PRIVATE tests)
target_link_libraries(michi_benchmark PRIVATE michi_app PkgConfig::x11_tools)
# It runs the real program, which stands beside it.
add_dependencies(michi_benchmark michishirube)
