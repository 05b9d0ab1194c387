#include "app/control.hpp"

#include "app/output.hpp"
#include "catalogue/database.hpp"
#include "ledger/ledger.hpp"
#include "platform/clock.hpp"
#include "platform/notify.hpp"
#include "platform/pictures.hpp"

#include <cstring>
#include <fstream>

namespace michi::app {

namespace {

constexpr std::int64_t trial_ms = 5 * 60'000; // kiosk rule "Data is immutable"

// What the kiosk does not do, and why.
struct Refused : std::runtime_error {
    using runtime_error::runtime_error;
};

// The first line of an answer.
constexpr std::string_view done = "done\n";
constexpr std::string_view refused = "refused\n";

struct PictureHead {
    std::int32_t width = 0;
    std::int32_t height = 0;
};

// How often the kiosk was started since the folder of its socket is there. Counts this start.
int starts_before(const std::filesystem::path& folder)
{
    int starts = 0;
    std::ifstream(folder / "starts") >> starts;
    std::ofstream(folder / "starts") << starts + 1 << "\n";
    return starts;
}

// Who asks for new settings wants to know what is wrong with them; else the kiosk goes on without.
void refuse(const BadSettings& wrong)
{
    throw wrong;
}

std::string bytes_of(const platform::Window::Surface& surface)
{
    const PictureHead head{surface.width, surface.height};
    const auto row = static_cast<std::size_t>(surface.width) * sizeof(std::uint32_t);
    std::string bytes(sizeof head + row * static_cast<std::size_t>(surface.height), '\0');
    std::memcpy(bytes.data(), &head, sizeof head);
    for (int y = 0; y < surface.height; ++y)
        std::memcpy(bytes.data() + sizeof head + row * static_cast<std::size_t>(y),
                    surface.pixels + static_cast<std::ptrdiff_t>(y) * surface.stride, row);
    return bytes;
}

} // namespace

Control::Control(const RunOptions& options, Messages& messages, Ending before,
                 std::function<void()> wake)
    : m_options(options), m_messages(messages), m_before(before), m_started(platform::steady_ms())
{
    if (!options.folders.store.empty()) {
        m_store.emplace(options.folders.store, options.folders.key);
        platform::remove_when_stopping(m_store->running_file());
    }
    try {
        m_socket.emplace(options.folders.socket, std::move(wake));
        m_starts = starts_before(options.folders.socket.parent_path());
    } catch (const std::exception& error) {
        m_messages.tell(Message::ctl, error.what());
    }
}

void Control::presented()
{
    m_last_picture = platform::steady_ms();
    ++m_pictures;
}

bool Control::read(const Told& told)
{
    m_wanted = false;
    m_file = platform::stamp_of(m_options.folders.catalogue);
    try {
        static_cast<void>(ledger::stops(m_options.folders.ledger)); // or it is none
        Shown next{m_options.read_settings(told), read_data()};
        check_booth(next.settings, next.catalogue, told);
        m_next = std::move(next);
        m_refused.clear();
    } catch (const BadSettings& error) {
        m_refused = error.what();
        m_messages.tell(Message::settings, m_refused);
    } catch (const std::exception& error) {
        m_refused = error.what();
        m_messages.tell(Message::data, m_refused);
    }
    return m_refused.empty();
}

// What is signed comes before what the program came with.
Catalogue Control::read_data()
{
    if (m_store) {
        const auto hear = [this](const catalogue::BadBundle& wrong) { tell_of(wrong); };
        take_what_was_brought();
        try {
            m_store->begin(hear);
            if (m_store->state().trial)
                m_trial_ends = platform::steady_ms() + trial_ms;
        } catch (const std::exception& error) { // it is shown all the same
            tell_of({Flaw::unwritten, m_options.folders.store, error.what()});
        }
        m_state = platform::stamp_of(m_store->state_file());
        if (auto edition = m_store->shown(hear)) {
            m_seal = edition->seal;
            return std::move(edition->catalogue);
        }
    }
    Catalogue first = catalogue::load(m_options.folders.catalogue);
    m_seal.reset();
    return first;
}

Control::Brought Control::brought() const
{
    Brought found;
    std::error_code none; // nobody has brought anything yet
    for (const auto& entry :
         std::filesystem::directory_iterator(m_options.folders.incoming, none)) {
        const auto file = entry.path() / catalogue::bundle_name;
        // Whoever brings both puts the signature last.
        if (const auto signature = platform::stamp_of(catalogue::signature_of(file)))
            found.folders[entry.path()] = {platform::stamp_of(file), signature};
    }
    if (!found.folders.empty()) // another key may make another thing of them
        found.key = platform::stamp_of(m_options.folders.key);
    return found;
}

bool Control::waits() const
{
    return m_store &&
           (platform::stamp_of(m_store->state_file()) != m_state || brought() != m_brought);
}

void Control::take_what_was_brought()
{
    const Brought now = brought();
    if (now == m_brought)
        return;
    const bool first_look = !m_brought;
    const Brought before = m_brought.value_or(Brought{});
    m_flaw.reset();
    m_flaw_words.clear();
    std::string prefecture; // any, where the kiosk has no data of its own
    try {
        prefecture = catalogue::load(m_options.folders.catalogue).edition.prefecture;
    } catch (const catalogue::BadFile&) {
    }
    for (const auto& [folder, stamps] : now.folders) {
        const auto known = before.folders.find(folder);
        if (now.key == before.key && known != before.folders.end() && known->second == stamps)
            continue;
        try {
            static_cast<void>(m_store->take(folder, prefecture));
        } catch (const catalogue::BadBundle& wrong) {
            // Since the last start it is no news that newer data has come by another way.
            if (!first_look || wrong.flaw != Flaw::old)
                tell_of(wrong);
        }
    }
    m_brought = now;
}

void Control::tell_of(const catalogue::BadBundle& wrong)
{
    m_flaw = wrong.flaw;
    m_flaw_words = wrong.what();
    m_messages.tell(Message::data, m_flaw_words);
}

DataState Control::data() const
{
    DataState now{m_seal, std::nullopt, waits(), m_flaw};
    try {
        if (m_store)
            now.before = m_store->state().before;
    } catch (const std::exception&) { // it was told when it was read
    }
    return now;
}

void Control::go_back()
{
    if (!m_store || !m_store->go_back())
        throw std::runtime_error("there is no data to go back to");
}

void Control::ended_well()
{
    std::error_code none;
    if (m_store)
        std::filesystem::remove(m_store->running_file(), none);
}

void Control::watch_the_trial()
{
    if (!m_trial_ends || platform::steady_ms() < *m_trial_ends)
        return;
    m_trial_ends.reset();
    try {
        m_store->stood_the_test();
        m_state = platform::stamp_of(m_store->state_file());
    } catch (const std::exception& error) {
        tell_of({Flaw::unwritten, m_options.folders.store, error.what()});
    }
}

std::optional<Shown> Control::news()
{
    const Told tell = [this](const BadSettings& wrong) {
        m_messages.tell(Message::settings, wrong.what());
    };
    if (m_wanted || platform::stamp_of(m_options.folders.catalogue) != m_file || waits())
        read(std::exchange(m_reload, false) ? Told(refuse) : tell);
    return std::exchange(m_next, std::nullopt);
}

void Control::answer(const Loop& loop)
{
    watch_the_trial();
    while (m_socket) {
        auto request = m_socket->take();
        if (!request)
            return;
        std::string answer;
        try {
            answer = std::string(done) + answer_to(request->words, loop);
        } catch (const Refused& refusal) {
            answer = std::string(refused) + refusal.what();
        }
        request->answer.set_value(answer);
    }
}

std::string Control::answer_to(const std::string& words, const Loop& loop)
{
    if (words == "status")
        return status(loop);
    if (words == "reset" || words == "quit") {
        m_over |= words == "quit";
        loop.reset();
        return "";
    }
    if (words == "reload" && !loop.free) {
        m_wanted = m_reload = true;
        return "new data and settings are read when the visit ends\n";
    }
    if (words == "reload") {
        if (!read(refuse))
            throw Refused(m_refused + "\neverything stays as it was");
        return "the data of " + to_string(m_next->catalogue.edition.date) + " is shown\n";
    }
    if (words == "booth on" || words == "booth off")
        return choose_booth(words == "booth on", loop);
    if (words == "shot" && loop.screen != "welcome" && loop.screen != "out-of-order")
        throw Refused("somebody is there: a picture would show what they answered");
    if (words == "shot" && m_pictures == 0)
        throw Refused("there is no picture yet");
    if (words == "shot")
        return bytes_of(loop.surface());
    throw Refused("the kiosk does not know \"" + words + "\"");
}

std::string Control::choose_booth(bool on, const Loop& loop)
{
    if (!loop.booth)
        throw Refused(
            "the settings have no event: set a title under [booth], as booth.toml explains "
            "it, and read them with `michishirube ctl reload`");
    try {
        loop.choose_booth(on);
    } catch (const std::exception& error) {
        throw Refused(error.what());
    }
    const std::string what =
        on ? "the event's settings (" + loop.booth->titles.at(Language::ja) + ")"
           : "the office's settings";
    return what + (loop.free ? " are in force\n" : " are in force when the visit ends\n");
}

std::string Control::status(const Loop& loop) const
{
    const std::int64_t now = platform::steady_ms();
    Json json{{"version", MICHI_VERSION},  {"screen", loop.screen},
              {"booth", loop.at_booth},    {"data_date", nullptr},
              {"edition", nullptr},        {"uptime_s", (now - m_started) / 1000},
              {"last_picture_s", nullptr}, {"pictures", m_pictures},
              {"restarts", m_starts},      {"last_end", id_of(m_before)},
              {"reload_waits", m_wanted},  {"refused", nullptr},
              {"sequence", nullptr},       {"expires", nullptr},
              {"before", nullptr},         {"waiting", false}};
    if (loop.catalogue) {
        json["data_date"] = to_string(loop.catalogue->edition.date);
        json["edition"] = loop.catalogue->edition.brochure;
    }
    if (m_pictures > 0)
        json["last_picture_s"] = (now - m_last_picture) / 1000;
    if (const std::string& wrong = m_refused.empty() ? m_flaw_words : m_refused; !wrong.empty())
        json["refused"] = wrong;
    const DataState state = data();
    if (state.shown) {
        json["sequence"] = state.shown->sequence;
        json["expires"] = to_string(state.shown->expires);
    }
    if (state.before)
        json["before"] = *state.before;
    json["waiting"] = state.waiting;
    return json.dump(1) + "\n";
}

std::string ask(const std::filesystem::path& socket, const std::string& words)
{
    const std::string answer = platform::ask_control(socket, words);
    if (!answer.starts_with(done))
        throw std::runtime_error(answer.substr(std::min(answer.size(), refused.size())));
    return answer.substr(done.size());
}

void fetch_picture(const std::filesystem::path& socket, const std::filesystem::path& file)
{
    const std::string bytes = ask(socket, "shot");
    PictureHead head;
    if (bytes.size() < sizeof head)
        throw std::runtime_error(socket.string() + ": the picture is not whole");
    std::memcpy(&head, bytes.data(), sizeof head);
    std::vector<std::uint32_t> pixels(static_cast<std::size_t>(head.width) *
                                      static_cast<std::size_t>(head.height));
    if (bytes.size() != sizeof head + pixels.size() * sizeof(std::uint32_t))
        throw std::runtime_error(socket.string() + ": the picture is not whole");
    std::memcpy(pixels.data(), bytes.data() + sizeof head, bytes.size() - sizeof head);
    platform::write_png(file, head.width, head.height, pixels);
}

} // namespace michi::app
