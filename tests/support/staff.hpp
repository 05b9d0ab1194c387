#pragma once

#include "support/headless_kiosk.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

// What tests of the staff's screens do to come in.
namespace michi::test {

inline const std::string pin = "284061";
inline constexpr int corner_ms = 3000;

inline Setting at(app::StaffDesk& desk)
{
    Setting setting;
    setting.desk = &desk;
    return setting;
}

inline void type(HeadlessKiosk& kiosk, const std::string& digits)
{
    for (const char digit : digits)
        kiosk.tap(std::string("digit/") + digit);
    kiosk.tap("digit/ok");
}

inline void hold_corner(HeadlessKiosk& kiosk, int milliseconds = corner_ms)
{
    kiosk.player().hold("staff", milliseconds);
}

// As staff do who have set a PIN.
inline void come_in(HeadlessKiosk& kiosk)
{
    hold_corner(kiosk);
    REQUIRE(kiosk.stage() == Stage::pin);
    type(kiosk, pin);
    REQUIRE(kiosk.stage() == Stage::staff);
}

// A desk in memory that knows the PIN already, and how the kiosk is.
struct Desk : app::StaffDesk {
    explicit Desk(std::vector<Stop> stops = {}) : StaffDesk(std::move(stops))
    {
        StaffDesk::set_pin(pin);
    }
    Health health() override { return known ? *known : StaffDesk::health(); }

    std::optional<Health> known; // nothing: what it was told
};

inline std::string filled(const HeadlessKiosk& kiosk, std::string_view key, const Fill& fill)
{
    return real_catalogue().words.get(kiosk.visit().language, key, fill);
}

} // namespace michi::test
