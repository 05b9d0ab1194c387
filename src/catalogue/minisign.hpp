#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>

// Keys and signatures in the files of minisign (Ed25519 over the BLAKE2b of a file), so that an
// office can make and check them with either program.
namespace michi::catalogue::minisign {

using KeyId = std::array<unsigned char, 8>;

struct PublicKey {
    KeyId id{};
    std::array<unsigned char, 32> key{};
};

// Erased from the memory when it goes.
class SecretKey {
public:
    SecretKey() = default;
    ~SecretKey();
    SecretKey(const SecretKey&) = default;
    SecretKey& operator=(const SecretKey&) = default;

    KeyId id{};
    std::array<unsigned char, 64> key{};
};

struct KeyPair {
    SecretKey secret;
    PublicKey open;
};

struct Signature {
    KeyId id{};
    std::array<unsigned char, 64> of_file{};
    std::string trusted_comment;
    std::array<unsigned char, 64> of_comment{}; // and of the one before
};

// A file that is not what it should be: a key, or a signature.
struct BadForm : std::runtime_error {
    using runtime_error::runtime_error;
};

[[nodiscard]] KeyPair make_keys();

[[nodiscard]] std::string text_of(const PublicKey& key);
[[nodiscard]] PublicKey parse_public_key(const std::string& text);

// Without a password the key lies open in the text.
[[nodiscard]] std::string text_of(const SecretKey& key, const std::string& password);
// `password` is asked only for a key that has one. Throws BadForm for a wrong one too.
[[nodiscard]] SecretKey parse_secret_key(const std::string& text,
                                         const std::function<std::string()>& password);

[[nodiscard]] std::string text_of(const Signature& signature);
[[nodiscard]] Signature parse_signature(const std::string& text);

// Throws std::system_error where the file cannot be read.
[[nodiscard]] Signature sign(const std::filesystem::path& file, const SecretKey& key,
                             const std::string& trusted_comment);
// Whether the key made this signature of this file, and of its trusted comment.
[[nodiscard]] bool verify(const std::filesystem::path& file, const Signature& signature,
                          const PublicKey& key);

} // namespace michi::catalogue::minisign
