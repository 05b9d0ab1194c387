#include "catalogue/store.hpp"

#include "catalogue/replacement.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <set>
#include <sstream>
#include <system_error>

namespace michi::catalogue {

namespace {

namespace fs = std::filesystem;

constexpr int most_ends = 3; // kiosk rule "Data is immutable"

std::string text_of(const Store::State& state)
{
    std::ostringstream text;
    text << "shown " << state.shown << "\nbefore " << state.before.value_or(-1) << "\nhighest "
         << state.highest << "\nended " << state.ended << "\ntrial " << state.trial << "\nends "
         << state.ends << "\n";
    return text.str();
}

std::optional<Store::State> parse_state(const std::string& text)
{
    Store::State state;
    std::int64_t before = -1;
    std::string name;
    std::istringstream stream(text);
    stream >> name >> state.shown >> name >> before >> name >> state.highest >> name >>
        state.ended >> name >> state.trial >> name >> state.ends;
    if (before >= 0)
        state.before = before;
    return stream && text_of(state) == text ? std::optional{state} : std::nullopt;
}

std::string bytes_of(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace

// Two programs change the store one after the other. Makes its folder where there is none.
class Store::Lock {
public:
    explicit Lock(const Store& store)
    {
        if (!fs::exists(store.m_folder)) {
            fs::create_directories(store.m_folder);
            store.own(store.m_folder);
            to_disk(store.m_folder.parent_path());
        }
        m_descriptor = ::open(store.m_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (m_descriptor < 0 || ::flock(m_descriptor, LOCK_EX) != 0)
            throw std::system_error(errno, std::generic_category(), store.m_folder.string());
    }
    ~Lock() { ::close(m_descriptor); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    int m_descriptor = -1;
};

fs::path Store::folder_of(std::int64_t sequence) const
{
    return m_folder / std::to_string(sequence);
}

// What root does here is the kiosk's all the same.
void Store::own(const fs::path& path) const
{
    struct stat parent {};
    if (::geteuid() == 0 && ::stat(m_folder.parent_path().c_str(), &parent) == 0)
        static_cast<void>(::lchown(path.c_str(), parent.st_uid, parent.st_gid));
}

Store::State Store::state() const
{
    if (!fs::exists(state_file()))
        return {};
    const auto state = parse_state(bytes_of(state_file()));
    if (!state)
        throw BadBundle(Flaw::broken, state_file(), "it cannot be read");
    return *state;
}

void Store::put(const State& state)
{
    Replacement replacement(state_file());
    std::ofstream out(replacement.path(), std::ios::binary);
    out << text_of(state) << std::flush;
    if (!out)
        throw std::system_error(errno, std::generic_category(), state_file().string());
    own(replacement.path());
    replacement.commit();
}

// Removes what is shown no more, and what a run that was broken off has left.
void Store::sweep(const State& state) const
{
    const std::set<fs::path> kept{state_file(), running_file(), folder_of(state.shown),
                                  folder_of(state.before.value_or(state.shown))};
    for (const fs::directory_entry& entry : fs::directory_iterator(m_folder))
        if (!kept.contains(entry.path()))
            fs::remove_all(entry.path());
}

Store::Edition Store::open(std::int64_t sequence) const
{
    const fs::path file = folder_of(sequence) / bundle_name;
    Edition edition;
    edition.seal = verify_bundle(file, read_public_key(m_key));
    if (edition.seal.sequence != sequence)
        throw BadBundle(Flaw::forged, file, "it is another edition");
    edition.catalogue = open_bundle(file, edition.seal);
    return edition;
}

std::optional<Seal> Store::take(const fs::path& folder, const std::string& prefecture)
{
    const minisign::PublicKey key = read_public_key(m_key);
    try {
        const Lock lock(*this);
        const State old = state();
        const fs::path fresh = m_folder / "new";
        fs::remove_all(fresh);
        fs::create_directory(fresh);
        copy_bundle(folder, fresh);
        const Seal seal = verify_bundle(fresh / bundle_name, key);
        if (seal.sequence == old.shown || seal.sequence == old.before) {
            fs::remove_all(fresh);
            return std::nullopt;
        }
        if (seal.sequence == old.ended)
            throw BadBundle(Flaw::ended, folder, "the kiosk ended by itself with this data");
        if (seal.sequence <= old.highest)
            throw BadBundle(Flaw::old, folder,
                            "its sequence is " + std::to_string(seal.sequence) + ", but " +
                                std::to_string(old.highest) + " was there already");
        if (!prefecture.empty() && seal.prefecture != prefecture)
            throw BadBundle(Flaw::prefecture, folder,
                            "it is " + seal.prefecture + "'s, this kiosk is " + prefecture + "'s");
        inspect_bundle(fresh / bundle_name, seal);

        for (const fs::path& path : {fresh / bundle_name, signature_of(fresh / bundle_name), fresh})
            own(path);
        to_disk(fresh);
        const fs::path target = folder_of(seal.sequence);
        fs::remove_all(target); // left by a run that was broken off
        fs::rename(fresh, target);
        to_disk(m_folder);
        const State next{seal.sequence, old.shown, seal.sequence, old.ended, true, 0};
        put(next);
        sweep(next);
        return seal;
    } catch (const std::system_error& error) {
        throw BadBundle(Flaw::unwritten, m_folder, error.what());
    }
}

bool Store::go_back()
{
    const Lock lock(*this);
    State next = state();
    if (!next.before)
        return false;
    std::swap(next.shown, *next.before);
    next.trial = next.shown != 0;
    next.ends = 0;
    put(next);
    return true;
}

std::optional<Store::Edition> Store::shown(const Told& told) const
{
    State now;
    try {
        now = state();
    } catch (const BadBundle& wrong) {
        told(wrong);
    }
    for (const std::int64_t sequence : {now.shown, now.before.value_or(0)}) {
        if (sequence == 0)
            break;
        try {
            return open(sequence);
        } catch (const BadBundle& wrong) {
            told(wrong);
        } catch (const std::system_error& wrong) {
            told({Flaw::broken, folder_of(sequence), wrong.what()});
        }
    }
    return std::nullopt;
}

void Store::begin(const Told& told)
{
    if (!fs::exists(state_file()))
        return;
    const Lock lock(*this);
    State next = state();
    if (!next.trial)
        m_begun = 0;
    if (!next.trial || next.shown == m_begun)
        return;
    const std::string mark = std::to_string(next.shown) + "\n";
    if (bytes_of(running_file()) == mark)
        ++next.ends;
    if (next.ends >= most_ends) {
        told({Flaw::ended, folder_of(next.shown),
              "the kiosk ended by itself " + std::to_string(next.ends) +
                  " times with this data: the one before is shown again"});
        put({next.before.value_or(0), std::nullopt, next.highest, next.shown, false, 0});
        fs::remove(running_file());
        sweep(state());
        return;
    }
    put(next);
    Replacement running(running_file());
    std::ofstream(running.path()) << mark;
    running.commit();
    m_begun = next.shown;
}

void Store::stood_the_test()
{
    const Lock lock(*this);
    State next = state();
    fs::remove(running_file());
    if (next.shown != m_begun) // something newer is on trial by now
        return;
    next.trial = false;
    next.ends = 0;
    put(next);
}

} // namespace michi::catalogue
