#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

#include <thread>

// Before a real CUPS with the queues that tests/printer/printer_test.sh sets up, which runs these.
namespace michi::test {

TEST_SUITE("real queues" * doctest::skip())
{
    TEST_CASE("what becomes of a slip is told on the screen, and the visitor keeps the code")
    {
        const std::pair<std::string, Printing> queues[] = {{"ready", Printing::done},
                                                           {"empty", Printing::paper_out},
                                                           {"jammed", Printing::jam},
                                                           {"halted", Printing::stopped},
                                                           {"missing", Printing::no_printer}};
        for (const auto& [queue, outcome] : queues) {
            CAPTURE(queue);
            HeadlessKiosk kiosk;
            kiosk.kiosk().print_with(
                [&](platform::Sheet sheet) { return platform::print(queue, std::move(sheet)); });
            kiosk.all_the_way_to_shortlist();
            kiosk.tap("print");

            for (int quarters = 0; quarters < 4 * 80; ++quarters) {
                kiosk.player().wait(250);
                if (kiosk.visit().printing != Printing::sent)
                    break;
                std::this_thread::sleep_for(std::chrono::milliseconds(250));
            }

            CHECK(kiosk.visit().printing == outcome);
            CHECK(kiosk.shows(kiosk.say("print." + std::string(id_of(outcome)))));
            CHECK(kiosk.stage() == Stage::take_away);
        }
    }

    TEST_CASE("the staff are told how the printer is, as far as its last job showed it")
    {
        const std::pair<std::string, PrinterState> queues[] = {
            {"ready", PrinterState::ready},
            {"empty", PrinterState::paper_out},
            {"jammed", PrinterState::jam},
            {"halted", PrinterState::stopped},
            {"missing", PrinterState::unreachable}};
        for (const auto& [queue, state] : queues) {
            CAPTURE(queue);
            CHECK(id_of(platform::look_at_printer(queue).get()) == id_of(state));
        }
    }
}

} // namespace michi::test
