# The tests, and what they need. `ctest` runs them; tests/run does everything from nothing.
add_executable(michi_tests tests/main.cpp
  tests/app/booth_test.cpp
  tests/app/codes_test.cpp
  tests/app/data_test.cpp
  tests/app/every_screen_test.cpp
  tests/app/figures_test.cpp
  tests/app/golden_test.cpp
  tests/app/grey_test.cpp
  tests/app/handbook_test.cpp
  tests/app/hearing_test.cpp
  tests/app/keypad_test.cpp
  tests/app/monkey_test.cpp
  tests/app/output_test.cpp
  tests/app/real_queues_test.cpp
  tests/app/settings_test.cpp
  tests/app/traces_test.cpp
  tests/app/slip_test.cpp
  tests/app/staff_health_test.cpp
  tests/app/staff_test.cpp
  tests/app/time_test.cpp
  tests/app/visit_flow_test.cpp
  tests/app/voice_test.cpp
  tests/app/welcome_test.cpp
  tests/app/words_test.cpp
  tests/benchmark/process.cpp
  tests/catalogue/bundle_test.cpp
  tests/catalogue/characters_test.cpp
  tests/catalogue/database_test.cpp
  tests/catalogue/glossary_test.cpp
  tests/catalogue/mistakes_test.cpp
  tests/catalogue/programme_rules_test.cpp
  tests/catalogue/reader_test.cpp
  tests/catalogue/report_test.cpp
  tests/catalogue/sheet_mistakes_test.cpp
  tests/catalogue/sheets_test.cpp
  tests/catalogue/store_test.cpp
  tests/catalogue/words_reader_test.cpp
  tests/domain/all_paths_test.cpp
  tests/domain/calendar_test.cpp
  tests/domain/date_test.cpp
  tests/domain/hours_test.cpp
  tests/domain/follow_up_test.cpp
  tests/domain/matching_test.cpp
  tests/domain/offices_test.cpp
  tests/domain/paths_test.cpp
  tests/domain/place_test.cpp
  tests/domain/take_away_test.cpp
  tests/domain/visit_test.cpp
  tests/domain/words_test.cpp
  tests/ledger/counts_test.cpp
  tests/ledger/ledger_test.cpp
  tests/ledger/pin_test.cpp
  tests/ledger/runs_test.cpp
  tests/support/headless_kiosk.cpp
  tests/ui/line_breaking_test.cpp
  tests/ui/rasteriser_test.cpp
  tests/ui/touch_test.cpp
  tests/ui/theme_test.cpp
  tests/unattended/control_test.cpp
  tests/unattended/unattended_test.cpp
  tests/unattended/update_test.cpp)
target_include_directories(michi_tests PRIVATE tests)
target_compile_definitions(michi_tests PRIVATE
  MICHI_ASSETS="${PROJECT_SOURCE_DIR}/assets"
  MICHI_DATA="${PROJECT_SOURCE_DIR}/data"
  MICHI_PROGRAM="$<TARGET_FILE:michishirube>"
  MICHI_TESTS="${PROJECT_SOURCE_DIR}/tests"
  $<$<BOOL:${MICHI_SANITIZE}>:MICHI_SANITIZED>)
add_dependencies(michi_tests michishirube)
target_link_libraries(michi_tests PRIVATE michi_app doctest::doctest)

add_test(NAME michi_tests
  COMMAND michi_tests "--test-case-exclude=on a panel of *" --test-suite-exclude=monkey)
add_test(NAME monkey COMMAND michi_tests --test-suite=monkey)
set_tests_properties(michi_tests monkey PROPERTIES TIMEOUT 3600)
# Every screen of a visit on a panel; the longest first.
foreach(panel "7 inches" "10.1 inches" "10.1 inches upright" "15.6 inches" "21.5 inches" "23.8 inches upright" "32 inches")
  string(REPLACE " inches" "" name ${panel})
  string(REPLACE " " "." name ${name})
  add_test(NAME panel.${name} COMMAND michi_tests "--test-case=on a panel of ${panel}")
  set_tests_properties(panel.${name} PROPERTIES TIMEOUT 3600)
endforeach()

add_test(NAME window
  COMMAND ${PROJECT_SOURCE_DIR}/tests/window/window_test.sh ${PROJECT_BINARY_DIR})
add_test(NAME speech
  COMMAND ${PROJECT_SOURCE_DIR}/tests/window/speech_test.sh ${PROJECT_BINARY_DIR})

add_test(NAME libreoffice
  COMMAND ${PROJECT_SOURCE_DIR}/tests/sheets/libreoffice_test.sh ${PROJECT_BINARY_DIR})

add_test(NAME bring
  COMMAND ${PROJECT_SOURCE_DIR}/tests/data/bring_test.sh)

add_test(NAME printer
  COMMAND ${PROJECT_SOURCE_DIR}/tests/printer/printer_test.sh ${PROJECT_BINARY_DIR})
if(NOT MICHI_SANITIZE)
  add_test(NAME package
    COMMAND ${PROJECT_SOURCE_DIR}/tests/package/package_test.sh ${PROJECT_BINARY_DIR})
endif()

# They wait for windows, voices and printers of their own: alone, so that nobody keeps them waiting.
set_tests_properties(window speech printer PROPERTIES RUN_SERIAL TRUE)

if(MICHI_BENCHMARKS)
  include(tests/benchmark/benchmark.cmake)
endif()
