#pragma once

#include "domain/pin.hpp"
#include "domain/stops.hpp"
#include "domain/tally.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace michi::app {

// What a kiosk keeps beside the visit: what the staff's screens change, and the counts of visits
// that are over. This one keeps it in memory, for a kiosk that leaves nothing behind: `play`.
class StaffDesk {
public:
    explicit StaffDesk(std::vector<Stop> stops = {}, std::vector<Count> counts = {})
        : m_stops(std::move(stops)), m_counts(std::move(counts))
    {
    }
    virtual ~StaffDesk() = default;
    StaffDesk(const StaffDesk&) = delete;
    StaffDesk& operator=(const StaffDesk&) = delete;

    // Whatever cannot be read or written is thrown as std::exception.
    [[nodiscard]] virtual bool has_pin() { return !m_pin.empty(); }
    // For how many minutes no PIN is taken; 0: it is.
    [[nodiscard]] virtual int locked_minutes() { return 0; }
    [[nodiscard]] virtual PinAnswer try_pin(const std::string& pin);
    virtual void set_pin(const std::string& pin) { m_pin = pin; }

    [[nodiscard]] virtual std::vector<Stop> stops() { return m_stops; }
    virtual void stop(const Stop& stop);
    virtual void restore(const std::string& key);

    // What a visit that is over counts, and all counts.
    virtual void count(Day today, const Marks& marks, const AtEvent& at = {});
    [[nodiscard]] virtual std::vector<Count> counts() { return m_counts; }

    // Whether the settings of the event are in force, or the office's.
    [[nodiscard]] virtual bool is_booth() { return m_booth; }
    virtual void set_booth(bool on) { m_booth = on; }

private:
    std::string m_pin;
    std::vector<Stop> m_stops; // by key
    std::vector<Count> m_counts;
    bool m_booth = false;
};

// The kiosk's own, in its ledger.
class LedgerDesk : public StaffDesk {
public:
    explicit LedgerDesk(std::filesystem::path ledger) : m_ledger(std::move(ledger)) {}

    [[nodiscard]] bool has_pin() override;
    [[nodiscard]] int locked_minutes() override;
    [[nodiscard]] PinAnswer try_pin(const std::string& pin) override;
    void set_pin(const std::string& pin) override;
    [[nodiscard]] std::vector<Stop> stops() override;
    void stop(const Stop& stop) override;
    void restore(const std::string& key) override;
    void count(Day today, const Marks& marks, const AtEvent& at) override;
    [[nodiscard]] std::vector<Count> counts() override;
    [[nodiscard]] bool is_booth() override;
    void set_booth(bool on) override;

private:
    std::filesystem::path m_ledger;
};

} // namespace michi::app
