#pragma once

#include "benchmark/process.hpp"
#include "catalogue/bundle.hpp"
#include "catalogue/data_copy.hpp"
#include "catalogue/store.hpp"
#include "domain/real_data.hpp"

#include <doctest/doctest.h>

#include <string>
#include <system_error>
#include <vector>

// The real program in a folder of its own, where it finds everything as it does once it is
// installed; and an office that signs data for it.
namespace michi::test {

namespace fs = std::filesystem;
using catalogue::bundle_name;
using catalogue::signature_of;
using catalogue::test::bytes_of;

struct Answer {
    int exit = -1;
    std::string words; // on both outputs
};

class InstalledKiosk {
public:
    explicit InstalledKiosk(Day date = test_day)
    {
        fs::create_directories(program().parent_path());
        std::error_code other_disk;
        fs::create_hard_link(MICHI_PROGRAM, program(), other_disk);
        if (other_disk)
            fs::copy_file(MICHI_PROGRAM, program());
        for (const char* folder : {"usr/share/michishirube", "etc/michishirube", "office"})
            fs::create_directories(root() / folder);
        std::ofstream(root() / "etc/michishirube/counter.toml") << "[welcome]\nseconds = 0\n";
        catalogue::write(data_of(date), root() / "usr/share/michishirube/catalogue.db");
    }

    [[nodiscard]] const fs::path& root() const { return m_folder.path(); }
    [[nodiscard]] fs::path program() const { return root() / "usr/bin/michishirube"; }
    [[nodiscard]] fs::path key() const { return root() / "etc/michishirube/data.pub"; }
    [[nodiscard]] fs::path ledger() const { return root() / "var/lib/michishirube/ledger.db"; }
    [[nodiscard]] fs::path store_folder() const { return root() / "var/lib/michishirube/data"; }
    [[nodiscard]] catalogue::Store store() const { return {store_folder(), key()}; }
    // Where somebody who brings data puts it.
    [[nodiscard]] fs::path incoming() const { return root() / "var/lib/michishirube-incoming/usb"; }

    // Any program, with its words on both outputs.
    [[nodiscard]] Answer run(const std::vector<std::string>& command) const
    {
        benchmark::Process process(command, {}, root() / "said");
        const int exit = process.wait();
        return {exit, bytes_of(root() / "said")};
    }
    [[nodiscard]] Answer data(std::vector<std::string> words) const
    {
        words.insert(words.begin(), {program(), "data"});
        return run(words);
    }

    // --- the office ---
    static Catalogue data_of(Day date)
    {
        Catalogue data = real_catalogue();
        data.edition.date = date;
        return data;
    }
    // Makes the keys, and trusts them.
    const catalogue::minisign::SecretKey& keys()
    {
        if (!fs::exists(key())) {
            const auto pair = catalogue::minisign::make_keys();
            m_secret = pair.secret;
            std::ofstream(key()) << text_of(pair.open);
        }
        return m_secret;
    }
    // A folder with signed data.
    fs::path bundle(std::int64_t sequence, Day date, Day expires = std::chrono::year{2025} / 3 / 31)
    {
        const fs::path folder = root() / "office" / std::to_string(sequence);
        const fs::path file = root() / "office" / "catalogue.db";
        catalogue::write(data_of(date), file);
        catalogue::sign_bundle(file, keys(), {sequence, date, expires, 0, ""}, folder);
        return folder;
    }

private:
    catalogue::test::Folder m_folder;
    catalogue::minisign::SecretKey m_secret;
};

} // namespace michi::test
