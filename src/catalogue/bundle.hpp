#pragma once

#include "catalogue/minisign.hpp"
#include "domain/catalogue.hpp"
#include "domain/seal.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>

// Signed data: a catalogue under a name that never changes, and beside it minisign's signature,
// whose trusted comment is the seal.
namespace michi::catalogue {

inline constexpr std::string_view bundle_name = "michishirube-data.db";
inline constexpr std::string_view secret_key_name = "data.key";
inline constexpr std::string_view public_key_name = "data.pub";

// Signed data that is not taken, and why. what() is for the log.
struct BadBundle : std::runtime_error {
    BadBundle(Flaw what_is_wrong, const std::filesystem::path& file, const std::string& detail)
        : runtime_error(file.string() + ": " + detail), flaw(what_is_wrong)
    {
    }
    Flaw flaw;
};

[[nodiscard]] std::filesystem::path signature_of(const std::filesystem::path& file);

// Throws BadBundle.
[[nodiscard]] minisign::PublicKey read_public_key(const std::filesystem::path& file);

// Puts the catalogue and its signature into the folder, which is made where there is none. What of
// the seal the catalogue itself says is filled in. Throws BadFile for one that this program does
// not read.
Seal sign_bundle(const std::filesystem::path& catalogue, const minisign::SecretKey& key, Seal seal,
                 const std::filesystem::path& folder);

// What a signed file carries, once the signature has proved it: nothing of the file is parsed
// before. Throws BadBundle.
[[nodiscard]] Seal verify_bundle(const std::filesystem::path& file, const minisign::PublicKey& key);

// Its data, which must be what the seal says. Throws BadBundle.
[[nodiscard]] Catalogue open_bundle(const std::filesystem::path& file, const Seal& seal);
// Has SQLite look at every page of it, too.
void inspect_bundle(const std::filesystem::path& file, const Seal& seal);

// Copies both files out of a folder that others write to: no links, no more than any data has. They
// are on the disk then. Throws BadBundle.
void copy_bundle(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace michi::catalogue
