#include "catalogue/bundle.hpp"

#include "catalogue/database.hpp"
#include "catalogue/replacement.hpp"
#include "catalogue/schema.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <system_error>

namespace michi::catalogue {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_data = std::size_t{64} << 20U;
constexpr std::size_t most_text = 4096; // of keys and signatures

std::string text_of(const fs::path& file)
{
    std::string text(most_text, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(text.data(), std::ssize(text));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

class Input {
public:
    // Never waits, not even for a pipe that somebody has put there.
    explicit Input(const fs::path& file)
        : m_file(file),
          m_descriptor(::open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC))
    {
        struct stat found {};
        if (m_descriptor < 0 || ::fstat(m_descriptor, &found) != 0)
            throw BadBundle(Flaw::missing, file, std::generic_category().message(errno));
        if (!S_ISREG(found.st_mode)) {
            ::close(m_descriptor);
            throw BadBundle(Flaw::missing, file, "is no file");
        }
    }
    ~Input() { ::close(m_descriptor); }
    Input(const Input&) = delete;
    Input& operator=(const Input&) = delete;

    // Nothing more: an empty string.
    std::string read()
    {
        std::string part(std::size_t{1} << 20U, '\0');
        const ssize_t count = ::read(m_descriptor, part.data(), part.size());
        if (count < 0)
            throw BadBundle(Flaw::missing, m_file, std::generic_category().message(errno));
        part.resize(static_cast<std::size_t>(count));
        return part;
    }

private:
    fs::path m_file;
    int m_descriptor;
};

void copy_file(const fs::path& from, const fs::path& to, std::size_t most)
{
    Input in(from);
    std::ofstream out(to, std::ios::binary);
    std::size_t size = 0;
    for (std::string part = in.read(); !part.empty(); part = in.read()) {
        size += part.size();
        if (size > most)
            throw BadBundle(Flaw::size, from, "is too large");
        out << part;
    }
    out.close();
    if (!out)
        throw BadBundle(Flaw::unwritten, to, std::generic_category().message(errno));
    to_disk(to);
}

void put(const fs::path& file, const std::string& text)
{
    Replacement replacement(file);
    std::ofstream out(replacement.path(), std::ios::binary);
    out << text << std::flush;
    if (!out)
        throw std::system_error(errno, std::generic_category(), file.string());
    replacement.commit();
}

} // namespace

fs::path signature_of(const fs::path& file)
{
    return file.string() + ".minisig";
}

minisign::PublicKey read_public_key(const fs::path& file)
{
    try {
        if (!fs::exists(file))
            throw minisign::BadForm("there is no such key");
        return minisign::parse_public_key(text_of(file));
    } catch (const minisign::BadForm& error) {
        throw BadBundle(Flaw::key, file, error.what());
    }
}

Seal sign_bundle(const fs::path& catalogue, const minisign::SecretKey& key, Seal seal,
                 const fs::path& folder)
{
    seal.prefecture = load(catalogue).edition.prefecture;
    seal.schema = schema_version;
    fs::create_directories(folder);
    const fs::path file = folder / bundle_name;
    {
        Replacement copy(file);
        fs::copy_file(catalogue, copy.path(), fs::copy_options::overwrite_existing);
        copy.commit();
    }
    put(signature_of(file), minisign::text_of(minisign::sign(file, key, to_string(seal))));
    return seal;
}

Seal verify_bundle(const fs::path& file, const minisign::PublicKey& key)
{
    const fs::path proof = signature_of(file);
    for (const fs::path& each : {file, proof})
        if (std::error_code none; !fs::is_regular_file(each, none))
            throw BadBundle(Flaw::missing, each, "there is no such file");
    minisign::Signature signature;
    try {
        signature = minisign::parse_signature(text_of(proof));
    } catch (const minisign::BadForm& error) {
        throw BadBundle(Flaw::signature, proof, error.what());
    }
    if (signature.id != key.id)
        throw BadBundle(Flaw::other_key, proof, "it was made with another key");
    if (!minisign::verify(file, signature, key))
        throw BadBundle(Flaw::forged, file, "the signature is not of this file");
    const auto seal = parse_seal(signature.trusted_comment);
    if (!seal)
        throw BadBundle(Flaw::seal, proof,
                        "the trusted comment does not say of what: " + signature.trusted_comment);
    return *seal;
}

Catalogue open_bundle(const fs::path& file, const Seal& seal)
{
    if (seal.schema != schema_version)
        throw BadBundle(Flaw::schema, file,
                        "it is of version " + std::to_string(seal.schema) +
                            ", this program reads version " + std::to_string(schema_version));
    try {
        Catalogue catalogue = load(file);
        if (catalogue.edition.prefecture != seal.prefecture)
            throw BadBundle(Flaw::prefecture, file,
                            "it is signed as " + seal.prefecture + "'s, but it is " +
                                catalogue.edition.prefecture + "'s");
        return catalogue;
    } catch (const BadFile& error) {
        throw BadBundle(Flaw::broken, file, error.what());
    }
}

void inspect_bundle(const fs::path& file, const Seal& seal)
{
    static_cast<void>(open_bundle(file, seal));
    try {
        quick_check(file);
    } catch (const BadFile& error) {
        throw BadBundle(Flaw::broken, file, error.what());
    }
}

void copy_bundle(const fs::path& from, const fs::path& to)
{
    const fs::path file = from / bundle_name;
    copy_file(signature_of(file), signature_of(to / bundle_name), most_text);
    copy_file(file, to / bundle_name, most_data);
}

} // namespace michi::catalogue
