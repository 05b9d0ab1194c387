#include "support/installed_kiosk.hpp"

#include <sys/stat.h>

// What a kiosk does with signed data that it is handed.
namespace michi::test {

namespace {

using namespace catalogue;

const std::string here = "青森県";
constexpr Day first_day = std::chrono::year{2024} / 4 / 1;
constexpr Day second_day = std::chrono::year{2024} / 7 / 1;

Flaw refusal(Store& store, const fs::path& folder, const std::string& prefecture = here)
{
    try {
        static_cast<void>(store.take(folder, prefecture));
    } catch (const BadBundle& wrong) {
        return wrong.flaw;
    }
    FAIL("it was taken");
    return {};
}

std::vector<std::string> names_in(const fs::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename());
    std::ranges::sort(names);
    return names;
}

const Store::Told no_flaw = [](const BadBundle& wrong) { FAIL(wrong.what()); };

// A run of the kiosk that nothing ends but the plug.
std::vector<Flaw> run_and_fall(const InstalledKiosk& kiosk)
{
    std::vector<Flaw> told;
    kiosk.store().begin([&](const BadBundle& wrong) { told.push_back(wrong.flaw); });
    return told;
}

// One that lasts.
void run_and_last(const InstalledKiosk& kiosk)
{
    Store store = kiosk.store();
    store.begin(no_flaw);
    store.begin(no_flaw); // read again, not run again
    store.stood_the_test();
}

} // namespace

TEST_SUITE("store")
{
    TEST_CASE("newer data is shown, the one before is kept, and nothing older than that")
    {
        InstalledKiosk kiosk;
        Store store = kiosk.store();
        const auto first = kiosk.bundle(3, first_day);
        CHECK_FALSE(store.shown(no_flaw));

        CHECK(store.take(first, here)->sequence == 3);
        CHECK(store.shown(no_flaw)->catalogue.edition.date == first_day);
        CHECK(store.state().before == 0);
        CHECK(names_in(kiosk.store_folder()) == std::vector<std::string>{"3", "state"});
        CHECK_FALSE(store.take(first, here)); // it is there

        CHECK(store.take(kiosk.bundle(5, second_day), here)->sequence == 5);
        CHECK(store.shown(no_flaw)->seal.issued == second_day);
        CHECK(names_in(kiosk.store_folder()) == std::vector<std::string>{"3", "5", "state"});
        CHECK(refusal(store, kiosk.bundle(4, second_day)) == Flaw::old);
        CHECK(store.take(kiosk.bundle(6, second_day), here)->sequence == 6);
        CHECK(names_in(kiosk.store_folder()) == std::vector<std::string>{"5", "6", "state"});
    }

    TEST_CASE("going back and forth is one step each; what was left is not taken for new")
    {
        InstalledKiosk kiosk;
        Store store = kiosk.store();
        CHECK_FALSE(store.go_back());
        const auto first = kiosk.bundle(1, first_day);
        static_cast<void>(store.take(first, here));

        CHECK(store.go_back());
        CHECK_FALSE(store.shown(no_flaw)); // what the program came with
        CHECK_FALSE(store.take(first, here));
        CHECK(store.state().shown == 0);
        CHECK(store.go_back());
        CHECK(store.shown(no_flaw)->seal.sequence == 1);
    }

    TEST_CASE("what is refused leaves everything as it was")
    {
        InstalledKiosk kiosk;
        Store store = kiosk.store();
        static_cast<void>(store.take(kiosk.bundle(1, first_day), here));
        const auto before = store.state();
        const auto folder = kiosk.bundle(2, second_day);
        const fs::path file = folder / bundle_name;
        const std::string data = bytes_of(file);

        CHECK(refusal(store, folder, "秋田県") == Flaw::prefecture);
        CHECK(refusal(store, kiosk.root()) == Flaw::missing);
        std::ofstream(file) << data.substr(1);
        CHECK(refusal(store, folder) == Flaw::forged);
        fs::remove(file);
        fs::create_symlink(kiosk.bundle(3, second_day) / bundle_name, file);
        CHECK(refusal(store, folder) == Flaw::missing);
        fs::remove(file);
        REQUIRE(::mkfifo(file.c_str(), 0600) == 0);
        CHECK(refusal(store, folder) == Flaw::missing);
        fs::remove(file);
        std::ofstream(file) << "";
        fs::resize_file(file, (std::uintmax_t{64} << 20U) + 1);
        CHECK(refusal(store, folder) == Flaw::size);
        fs::remove(kiosk.key());
        CHECK(refusal(store, folder) == Flaw::key);
        CHECK(store.state() == before);
    }

    TEST_CASE("data that is damaged in its place gives way to the one before, or to the first")
    {
        InstalledKiosk kiosk;
        Store store = kiosk.store();
        static_cast<void>(store.take(kiosk.bundle(1, first_day), here));
        static_cast<void>(store.take(kiosk.bundle(2, second_day), here));
        std::vector<Flaw> told;
        const auto hear = [&](const BadBundle& wrong) { told.push_back(wrong.flaw); };

        std::ofstream(kiosk.store_folder() / "2" / bundle_name, std::ios::app) << "x";
        CHECK(store.shown(hear)->seal.sequence == 1);
        CHECK(told == std::vector<Flaw>{Flaw::forged});
        std::ofstream(kiosk.key()) << text_of(minisign::make_keys().open);
        told.clear();
        CHECK_FALSE(store.shown(hear));
        CHECK(told == std::vector<Flaw>{Flaw::other_key, Flaw::other_key});
        std::ofstream(store.state_file()) << "shown";
        told.clear();
        CHECK_FALSE(store.shown(hear));
        CHECK(told == std::vector<Flaw>{Flaw::broken});
    }

    TEST_CASE("one edition cannot be passed off as another")
    {
        InstalledKiosk kiosk;
        Store store = kiosk.store();
        static_cast<void>(store.take(kiosk.bundle(1, first_day), here));
        static_cast<void>(store.take(kiosk.bundle(2, second_day), here));
        fs::remove_all(kiosk.store_folder() / "2");
        fs::copy(kiosk.store_folder() / "1", kiosk.store_folder() / "2");
        std::vector<Flaw> told;
        CHECK(store.shown([&](const BadBundle& wrong) { told.push_back(wrong.flaw); })
                  ->seal.sequence == 1);
        CHECK(told == std::vector<Flaw>{Flaw::forged});
    }

    TEST_CASE("three runs on new data that do not come to their end bring the one before back")
    {
        InstalledKiosk kiosk;
        static_cast<void>(kiosk.store().take(kiosk.bundle(1, first_day), here));
        run_and_last(kiosk);
        static_cast<void>(kiosk.store().take(kiosk.bundle(2, second_day), here));

        for (int run = 0; run < 3; ++run) {
            CHECK(run_and_fall(kiosk).empty());
            CHECK(kiosk.store().state().shown == 2);
        }
        CHECK(run_and_fall(kiosk) == std::vector<Flaw>{Flaw::ended});
        CHECK(kiosk.store().state().shown == 1);
        CHECK(run_and_fall(kiosk).empty());
        CHECK_FALSE(kiosk.store().go_back());

        Store store = kiosk.store();
        CHECK(refusal(store, kiosk.root() / "office/2") == Flaw::ended);
        CHECK(store.take(kiosk.bundle(3, second_day), here)->sequence == 3);
    }

    TEST_CASE("runs that end as they should, or last long enough, count nothing")
    {
        InstalledKiosk kiosk;
        static_cast<void>(kiosk.store().take(kiosk.bundle(1, first_day), here));
        for (int run = 0; run < 5; ++run) {
            CHECK(run_and_fall(kiosk).empty());
            fs::remove(kiosk.store().running_file());
        }
        for (int run = 0; run < 2; ++run)
            CHECK(run_and_fall(kiosk).empty());
        run_and_last(kiosk);
        for (int run = 0; run < 5; ++run)
            CHECK(run_and_fall(kiosk).empty());
        CHECK(kiosk.store().state().shown == 1);
    }
}

} // namespace michi::test
