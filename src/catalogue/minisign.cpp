#include "catalogue/minisign.hpp"

#include <sodium.h>

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <span>
#include <sstream>
#include <system_error>
#include <vector>

namespace michi::catalogue::minisign {

namespace {

namespace fs = std::filesystem;

using Bytes = std::vector<unsigned char>;

constexpr std::string_view untrusted = "untrusted comment: ";
constexpr std::string_view trusted = "trusted comment: ";
constexpr std::string_view plain_ed25519 = "Ed"; // of keys, and of signatures of the file itself
constexpr std::string_view hashed_ed25519 = "ED";
constexpr std::string_view no_password{"\0\0", 2};
constexpr std::string_view scrypt = "Sc";
constexpr std::string_view blake2b = "B2";
constexpr std::size_t sealed_size = sizeof(KeyId) + crypto_sign_SECRETKEYBYTES + 32;

// A second, and what any PC has to spare; minisign itself takes four times of both.
constexpr std::uint64_t password_operations =
    crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE / 4;
constexpr std::uint64_t password_memory = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE / 4;

void need_sodium()
{
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium does not start");
}

// Puts fields one behind the other.
template <class Field> void add(Bytes& bytes, const Field& field)
{
    for (const auto byte : field) // g++ 12 warns wrongly of insert()
        bytes.push_back(static_cast<unsigned char>(byte));
}
void add_number(Bytes& bytes, std::uint64_t number)
{
    for (int byte = 0; byte < 8; ++byte, number >>= 8U)
        bytes.push_back(static_cast<unsigned char>(number & 0xffU));
}

// Takes them off again; BadForm where there is not enough.
class Taking {
public:
    explicit Taking(Bytes bytes) : m_bytes(std::move(bytes)) {}
    ~Taking() { sodium_memzero(m_bytes.data(), m_bytes.size()); }
    Taking(const Taking&) = delete;
    Taking& operator=(const Taking&) = delete;

    std::span<unsigned char> take(std::size_t count)
    {
        if (m_at + count > m_bytes.size())
            throw BadForm("it is too short");
        m_at += count;
        return std::span(m_bytes).subspan(m_at - count, count);
    }
    template <std::size_t N> void take(std::array<unsigned char, N>& into)
    {
        std::ranges::copy(take(N), into.begin());
    }
    std::uint64_t number()
    {
        std::uint64_t value = 0;
        const auto bytes = take(8);
        for (std::size_t byte = 8; byte-- > 0;)
            value = value << 8U | bytes[byte];
        return value;
    }
    std::string word()
    {
        const auto bytes = take(2);
        return {bytes.begin(), bytes.end()};
    }
    void end() const
    {
        if (m_at != m_bytes.size())
            throw BadForm("it is too long");
    }

private:
    Bytes m_bytes;
    std::size_t m_at = 0;
};

std::string base64_of(const Bytes& bytes)
{
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // its end mark
    return text;
}

Bytes bytes_of(const std::string& base64)
{
    Bytes bytes(base64.size());
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(bytes.data(), bytes.size(), base64.data(), base64.size(), nullptr, &size,
                          &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
        end != base64.data() + base64.size())
        throw BadForm("a line is not base64");
    bytes.resize(size);
    return bytes;
}

// So many lines, and nothing behind them.
std::vector<std::string> lines_of(const std::string& text, std::size_t count)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        if (line.ends_with('\r'))
            line.pop_back();
        lines.push_back(line);
    }
    if (lines.size() != count || !lines.front().starts_with(untrusted))
        throw BadForm("it has not the lines of a file of minisign");
    return lines;
}

using Checksum = std::array<unsigned char, 32>;

Checksum checksum_of(const SecretKey& key)
{
    Bytes bytes;
    add(bytes, plain_ed25519);
    add(bytes, key.id);
    add(bytes, key.key);
    Checksum sum{};
    crypto_generichash(sum.data(), sum.size(), bytes.data(), bytes.size(), nullptr, 0);
    sodium_memzero(bytes.data(), bytes.size());
    return sum;
}

// What scrypt makes of a password hides the key, or shows it again.
void cross(std::span<unsigned char> bytes, const std::string& password,
           const std::array<unsigned char, 32>& salt, std::uint64_t operations,
           std::uint64_t memory)
{
    Bytes stream(bytes.size());
    if (crypto_pwhash_scryptsalsa208sha256(stream.data(), stream.size(), password.data(),
                                           password.size(), salt.data(), operations, memory) != 0)
        throw std::runtime_error("there is not enough memory for the password's scrypt");
    for (std::size_t at = 0; at < bytes.size(); ++at)
        bytes[at] ^= stream[at];
    sodium_memzero(stream.data(), stream.size());
}

using Hash = std::array<unsigned char, crypto_generichash_BYTES_MAX>;

Hash hash_of(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw std::system_error(errno, std::generic_category(), file.string());
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, crypto_generichash_BYTES_MAX);
    std::vector<char> part(std::size_t{1} << 16U);
    while (stream.read(part.data(), std::ssize(part)) || stream.gcount() > 0)
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                  static_cast<std::size_t>(stream.gcount()));
    if (stream.bad())
        throw std::system_error(EIO, std::generic_category(), file.string());
    Hash hash{};
    crypto_generichash_final(&state, hash.data(), hash.size());
    return hash;
}

// What the second signature is of: the first, and the comment that goes with it.
Bytes commented(const Signature& signature)
{
    Bytes bytes;
    add(bytes, signature.of_file);
    add(bytes, signature.trusted_comment);
    return bytes;
}

} // namespace

SecretKey::~SecretKey()
{
    sodium_memzero(key.data(), key.size());
}

KeyPair make_keys()
{
    need_sodium();
    KeyPair pair;
    crypto_sign_keypair(pair.open.key.data(), pair.secret.key.data());
    randombytes_buf(pair.open.id.data(), pair.open.id.size());
    pair.secret.id = pair.open.id;
    return pair;
}

std::string text_of(const PublicKey& key)
{
    Bytes bytes;
    add(bytes, plain_ed25519);
    add(bytes, key.id);
    add(bytes, key.key);
    return std::string(untrusted) + "michishirube public key\n" + base64_of(bytes) + "\n";
}

PublicKey parse_public_key(const std::string& text)
{
    need_sodium();
    Taking taking(bytes_of(lines_of(text, 2)[1]));
    PublicKey key;
    if (taking.word() != plain_ed25519)
        throw BadForm("it is no public key of minisign");
    taking.take(key.id);
    taking.take(key.key);
    taking.end();
    return key;
}

std::string text_of(const SecretKey& key, const std::string& password)
{
    need_sodium();
    Bytes hidden;
    add(hidden, key.id);
    add(hidden, key.key);
    std::array<unsigned char, 32> salt{};
    std::uint64_t operations = 0;
    std::uint64_t memory = 0;
    if (password.empty()) {
        add(hidden, Checksum{});
    } else {
        add(hidden, checksum_of(key));
        randombytes_buf(salt.data(), salt.size());
        operations = password_operations;
        memory = password_memory;
        cross(hidden, password, salt, operations, memory);
    }
    Bytes bytes;
    add(bytes, plain_ed25519);
    add(bytes, password.empty() ? no_password : scrypt);
    add(bytes, blake2b);
    add(bytes, salt);
    add_number(bytes, operations);
    add_number(bytes, memory);
    add(bytes, hidden);
    return std::string(untrusted) + "michishirube secret key: keep it where nobody else comes\n" +
           base64_of(bytes) + "\n";
}

SecretKey parse_secret_key(const std::string& text, const std::function<std::string()>& password)
{
    need_sodium();
    Taking taking(bytes_of(lines_of(text, 2)[1]));
    if (taking.word() != plain_ed25519)
        throw BadForm("it is no secret key of minisign");
    const std::string way = taking.word();
    if ((way != scrypt && way != no_password) || taking.word() != blake2b)
        throw BadForm("the key is hidden in a way that this program does not know");
    std::array<unsigned char, 32> salt{};
    taking.take(salt);
    const std::uint64_t operations = taking.number();
    const std::uint64_t memory = taking.number();
    const auto hidden = taking.take(sealed_size);
    taking.end();
    if (way == scrypt)
        cross(hidden, password(), salt, operations, memory);
    Taking shown(Bytes(hidden.begin(), hidden.end()));
    SecretKey key;
    shown.take(key.id);
    shown.take(key.key);
    Checksum sum{};
    shown.take(sum);
    if (way == scrypt && sum != checksum_of(key))
        throw BadForm("the password is wrong");
    return key;
}

std::string text_of(const Signature& signature)
{
    Bytes first;
    add(first, hashed_ed25519);
    add(first, signature.id);
    add(first, signature.of_file);
    Bytes second;
    add(second, signature.of_comment);
    return std::string(untrusted) + "signature from michishirube\n" + base64_of(first) + "\n" +
           std::string(trusted) + signature.trusted_comment + "\n" + base64_of(second) + "\n";
}

Signature parse_signature(const std::string& text)
{
    need_sodium();
    const std::vector<std::string> lines = lines_of(text, 4);
    if (!lines[2].starts_with(trusted))
        throw BadForm("it has not the lines of a file of minisign");
    Signature signature;
    Taking first(bytes_of(lines[1]));
    if (first.word() != hashed_ed25519)
        throw BadForm("it is no signature of minisign, or one in its old form");
    first.take(signature.id);
    first.take(signature.of_file);
    first.end();
    signature.trusted_comment = lines[2].substr(trusted.size());
    Taking second(bytes_of(lines[3]));
    second.take(signature.of_comment);
    second.end();
    return signature;
}

Signature sign(const fs::path& file, const SecretKey& key, const std::string& trusted_comment)
{
    need_sodium();
    Signature signature;
    signature.id = key.id;
    signature.trusted_comment = trusted_comment;
    const Hash hash = hash_of(file);
    crypto_sign_detached(signature.of_file.data(), nullptr, hash.data(), hash.size(),
                         key.key.data());
    const Bytes both = commented(signature);
    crypto_sign_detached(signature.of_comment.data(), nullptr, both.data(), both.size(),
                         key.key.data());
    return signature;
}

bool verify(const fs::path& file, const Signature& signature, const PublicKey& key)
{
    need_sodium();
    const Hash hash = hash_of(file);
    const Bytes both = commented(signature);
    return signature.id == key.id &&
           crypto_sign_verify_detached(signature.of_file.data(), hash.data(), hash.size(),
                                       key.key.data()) == 0 &&
           crypto_sign_verify_detached(signature.of_comment.data(), both.data(), both.size(),
                                       key.key.data()) == 0;
}

} // namespace michi::catalogue::minisign
