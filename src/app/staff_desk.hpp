#pragma once

#include "app/messages.hpp"
#include "domain/health.hpp"
#include "domain/pin.hpp"
#include "domain/seal.hpp"
#include "domain/stops.hpp"
#include "domain/tally.hpp"
#include "domain/visit.hpp"

#include <filesystem>
#include <optional>
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
    // The corner was held; and a PIN handed in, the one to come in with or the new one. What fails
    // is told, and is an answer too.
    [[nodiscard]] StaffAsked ask_in();
    [[nodiscard]] PinAnswer take_pin(const Staff& typed);

    [[nodiscard]] virtual std::vector<Stop> stops() { return m_stops; }
    virtual void stop(const Stop& stop);
    virtual void restore(const std::string& key);

    // What a visit that is over counts, and all counts.
    virtual void count(Day today, const Marks& marks, const AtEvent& at = {});
    [[nodiscard]] virtual std::vector<Count> counts() { return m_counts; }

    // The last day that the kiosk has seen.
    [[nodiscard]] virtual std::optional<Day> last_seen() { return m_seen; }
    virtual void see(Day day) { m_seen = day; }
    // What whoever looks after the kiosk is told, and how it is. These throw nothing.
    virtual void tell(Message message, const std::string& details)
    {
        m_messages.tell(message, details);
    }
    [[nodiscard]] virtual Health health() { return {{}, {}, m_messages.notices()}; }
    // How the kiosk stands with its data; and back to the one before, as soon as nobody is there.
    [[nodiscard]] virtual DataState data() { return m_data; }
    virtual void go_back();
    void put_data(const DataState& data) { m_data = data; }
    // Whether the settings of the event are in force, or the office's.
    [[nodiscard]] virtual bool is_booth() { return m_booth; }
    virtual void set_booth(bool on) { m_booth = on; }

private:
    std::string m_pin;
    std::vector<Stop> m_stops; // by key
    std::vector<Count> m_counts;
    std::optional<Day> m_seen;
    Messages m_messages;
    DataState m_data;
    bool m_booth = false;
};

// Who has the data that the kiosk shows.
class DataKeeper {
public:
    DataKeeper() = default;
    virtual ~DataKeeper() = default;
    DataKeeper(const DataKeeper&) = delete;
    DataKeeper& operator=(const DataKeeper&) = delete;

    [[nodiscard]] virtual DataState data() const = 0;
    virtual void go_back() = 0;
};

// The kiosk's own, in its ledger, with what the program told since it started; what is said of the
// data goes to its keeper.
class LedgerDesk : public StaffDesk {
public:
    // Without a keeper nobody keeps data but the memory.
    LedgerDesk(std::filesystem::path ledger, Messages& messages, DataKeeper* keeper = nullptr)
        : m_ledger(std::move(ledger)), m_messages(messages), m_keeper(keeper)
    {
    }

    [[nodiscard]] bool has_pin() override;
    [[nodiscard]] int locked_minutes() override;
    [[nodiscard]] PinAnswer try_pin(const std::string& pin) override;
    void set_pin(const std::string& pin) override;
    [[nodiscard]] std::vector<Stop> stops() override;
    void stop(const Stop& stop) override;
    void restore(const std::string& key) override;
    void count(Day today, const Marks& marks, const AtEvent& at) override;
    [[nodiscard]] std::vector<Count> counts() override;
    [[nodiscard]] std::optional<Day> last_seen() override;
    void see(Day day) override;
    void tell(Message message, const std::string& details) override;
    [[nodiscard]] Health health() override;

    [[nodiscard]] DataState data() override
    {
        return m_keeper ? m_keeper->data() : StaffDesk::data();
    }
    void go_back() override { m_keeper ? m_keeper->go_back() : StaffDesk::go_back(); }
    [[nodiscard]] bool is_booth() override;
    void set_booth(bool on) override;

private:
    std::filesystem::path m_ledger;
    Messages& m_messages;
    DataKeeper* m_keeper;
};

} // namespace michi::app
