#include "app/bundle_commands.hpp"

#include "app/command.hpp"
#include "catalogue/bundle.hpp"
#include "catalogue/database.hpp"
#include "catalogue/store.hpp"
#include "platform/password.hpp"

#include <fstream>
#include <iostream>
#include <sstream>

namespace michi::app {

namespace {

namespace fs = std::filesystem;
namespace minisign = catalogue::minisign;

std::string carried(const Speech& say, const Seal& seal)
{
    return say("bundle.carries", {{"sequence", std::to_string(seal.sequence)},
                                  {"prefecture", seal.prefecture},
                                  {"issued", full_date(say, seal.issued)},
                                  {"expires", full_date(say, seal.expires)}});
}

// Does it, and says in the staff's words what is wrong with a bundle.
template <class F> void in_words(const Speech& say, F act)
{
    try {
        act();
    } catch (const catalogue::BadBundle& wrong) {
        throw BadInput(say.of("flaw", wrong.flaw) + "\n" + wrong.what());
    }
}

void write_key(const Speech& say, const fs::path& file, const std::string& text, fs::perms mode)
{
    if (fs::exists(file))
        throw BadInput(say("bundle.exists", {{"file", file.string()}}));
    std::ofstream out(file, std::ios::binary);
    fs::permissions(file, mode); // before anything is in it
    out << text << std::flush;
    if (!out)
        throw std::runtime_error("could not write " + file.string());
}

struct KeyCommand {
    Asked asked;
    std::string folder;
    bool with_password = false;

    explicit KeyCommand(CLI::App& command)
    {
        command.add_option("--out", folder, "the folder for the two files")->required();
        command.add_flag("--password", with_password, "ask for a password that hides the key");
    }
    void operator()() const
    {
        const Catalogue catalogue = asked.data_alone();
        const Speech say{catalogue.words};
        const fs::path secret = fs::path(folder) / catalogue::secret_key_name;
        const fs::path open = fs::path(folder) / catalogue::public_key_name;
        fs::create_directories(folder);
        for (const fs::path& file : {secret, open})
            if (fs::exists(file))
                throw BadInput(say("bundle.exists", {{"file", file.string()}}));
        const std::string password = with_password ? new_password(say) : "";
        const minisign::KeyPair pair = minisign::make_keys();
        using enum fs::perms;
        write_key(say, secret, minisign::text_of(pair.secret, password), owner_read | owner_write);
        write_key(say, open, minisign::text_of(pair.open),
                  owner_read | owner_write | group_read | others_read);
        std::cout << say("bundle.keys", {{"secret", secret.string()}, {"open", open.string()}})
                  << "\n";
    }
    static std::string new_password(const Speech& say)
    {
        std::string password = platform::read_password(say("bundle.password_new"));
        if (password.empty() || platform::read_password(say("bundle.password_again")) != password)
            throw BadInput(say("bundle.password_unequal"));
        return password;
    }
};

struct SignCommand {
    std::string file;
    std::string key;
    std::int64_t sequence = 0;
    std::string expires;
    std::string issued;
    std::string folder;

    explicit SignCommand(CLI::App& command)
    {
        command.add_option("CATALOGUE", file, "what data build made")->required();
        command.add_option("--key", key, "the secret key")->required();
        command.add_option("--sequence", sequence, "1 and up, higher than ever before")->required();
        command.add_option("--expires", expires, "the last day that it is good for")->required();
        command.add_option("--issued", issued, "the day it is signed, instead of today");
        command.add_option("--out", folder, "the folder for the two files")->required();
    }
    void operator()() const
    {
        const Catalogue catalogue = catalogue::load(file);
        const Speech say{catalogue.words};
        Seal seal;
        seal.sequence = sequence;
        seal.issued = issued.empty() ? wanted_day("") : day(say, "--issued", issued);
        seal.expires = day(say, "--expires", expires);
        if (sequence < 1 || sequence > highest_sequence)
            throw BadInput("--sequence " + std::to_string(sequence) + ": " +
                           say("bundle.bad_sequence"));
        if (seal.expires < seal.issued)
            throw BadInput("--expires " + expires + ": " + say("bundle.bad_expiry"));
        const Seal made = catalogue::sign_bundle(file, secret_key(say), seal, folder);
        const fs::path out = fs::path(folder) / catalogue::bundle_name;
        std::cout << say("bundle.signed", {{"file", out.string()},
                                           {"signature", catalogue::signature_of(out).string()}})
                  << "\n"
                  << carried(say, made) << "\n";
    }
    static Day day(const Speech& say, const std::string& option, const std::string& text)
    {
        const auto value = parse_day(text);
        if (!value)
            throw BadInput(option + " " + text + ": " + say("bundle.bad_day"));
        return *value;
    }
    [[nodiscard]] minisign::SecretKey secret_key(const Speech& say) const
    {
        std::ifstream in(key, std::ios::binary);
        if (!in)
            throw BadInput(key + ": " + say("bundle.no_key"));
        std::ostringstream text;
        text << in.rdbuf();
        try {
            return minisign::parse_secret_key(
                text.str(), [&] { return platform::read_password(say("bundle.password")); });
        } catch (const minisign::BadForm& wrong) {
            throw BadInput(key + ": " + say("bundle.bad_key") + "\n" + wrong.what());
        }
    }
};

struct VerifyCommand {
    Asked asked;
    std::string file;
    std::string key;

    explicit VerifyCommand(CLI::App& command)
    {
        command.add_option("FILE", file, "the signed file, or its folder")->required();
        command.add_option("--key", key, "the public key, instead of the kiosk's own");
        asked.today_option(command);
    }
    void operator()() const
    {
        const Catalogue catalogue = asked.data_alone();
        const Speech say{catalogue.words};
        in_words(say, [&] {
            const fs::path path =
                fs::is_directory(file) ? file / fs::path(catalogue::bundle_name) : fs::path(file);
            const Seal seal = catalogue::verify_bundle(
                path, catalogue::read_public_key(key.empty() ? own_folders().key : fs::path(key)));
            catalogue::inspect_bundle(path, seal);
            std::cout << say("bundle.verified") << "\n" << carried(say, seal) << "\n";
            if (wanted_day(asked.today) > seal.expires)
                std::cout << say("bundle.expired") << "\n";
        });
    }
};

struct TakeCommand {
    Asked asked;
    std::string folder;

    explicit TakeCommand(CLI::App& command)
    {
        command.add_option("FOLDER", folder, "where the signed file and its signature are")
            ->required();
    }
    void operator()() const
    {
        const Catalogue catalogue = asked.data_alone();
        const Speech say{catalogue.words};
        const Folders folders = own_folders();
        catalogue::Store store(folders.store, folders.key);
        in_words(say, [&] {
            const auto seal =
                store.take(folder, catalogue::load(folders.catalogue).edition.prefecture);
            if (seal)
                std::cout << say("bundle.taken") << "\n" << carried(say, *seal) << "\n";
            else
                std::cout << say("bundle.there") << "\n";
        });
    }
};

struct BackCommand {
    Asked asked;

    explicit BackCommand(CLI::App&) {}
    void operator()() const
    {
        const Catalogue catalogue = asked.data_alone();
        const Speech say{catalogue.words};
        const Folders folders = own_folders();
        catalogue::Store store(folders.store, folders.key);
        in_words(say, [&] {
            if (!store.go_back())
                throw BadInput(say("bundle.no_before"));
            const std::int64_t sequence = store.state().shown;
            std::cout << (sequence == 0
                              ? say("bundle.back_to_first")
                              : say("bundle.back", {{"sequence", std::to_string(sequence)}}))
                      << "\n";
        });
    }
};

} // namespace

void add_bundle_commands(CLI::App& data)
{
    add_command<KeyCommand>(data, "key", "make the pair of keys that data is signed with");
    add_command<SignCommand>(data, "sign", "sign a catalogue for the kiosks");
    add_command<VerifyCommand>(data, "verify", "say whether signed data is whole, and what it is");
    add_command<TakeCommand>(data, "take", "hand signed data to this kiosk");
    add_command<BackCommand>(data, "back", "have this kiosk show the data before");
}

} // namespace michi::app
