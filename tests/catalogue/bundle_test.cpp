#include "catalogue/schema.hpp"
#include "support/installed_kiosk.hpp"

// Data that is signed, by this program or by minisign, and everything that is wrong with some.
namespace michi::test {

namespace {

using namespace catalogue;

constexpr Day issued = std::chrono::year{2024} / 4 / 1;
constexpr Day expires = std::chrono::year{2025} / 3 / 31;

Flaw flaw_of(const fs::path& folder, const fs::path& key)
{
    try {
        const Seal seal = verify_bundle(folder / bundle_name, read_public_key(key));
        inspect_bundle(folder / bundle_name, seal);
    } catch (const BadBundle& wrong) {
        CAPTURE(wrong.what());
        return wrong.flaw;
    }
    FAIL("nothing is wrong with it");
    return {};
}

void write(const fs::path& file, const std::string& bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

std::string comment_of(const Seal& seal)
{
    return to_string(seal);
}

// Signs whatever lies in the folder, whatever it is.
void sign_anyway(const fs::path& folder, const minisign::SecretKey& key, const std::string& comment)
{
    const fs::path file = folder / bundle_name;
    write(signature_of(file), minisign::text_of(minisign::sign(file, key, comment)));
}

bool mentions(const std::string& text, std::string_view words)
{
    return text.find(words) != text.npos;
}

} // namespace

TEST_SUITE("signed data")
{
    TEST_CASE("a seal is read in the one form that it is written in, and in no other")
    {
        const Seal seal{12, issued, expires, 3, "青森県"};
        const std::string text = "michishirube sequence=12 issued=2024-04-01 expires=2025-03-31 "
                                 "schema=3 prefecture=青森県";
        CHECK(comment_of(seal) == text);
        CHECK(parse_seal(text) == seal);
        for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
                 {"michishirube ", ""},
                 {"sequence=12", "sequence=012"},
                 {"sequence=12", "sequence=0"},
                 {"sequence=12", "sequence=-1"},
                 {"sequence=12", "sequence=1000000000"},
                 {"sequence=12", "sequence=12x"},
                 {"sequence=12 ", "sequence=12  "},
                 {"sequence=12 ", ""},
                 {"2024-04-01", "2024-04-31"},
                 {"2024-04-01", "2025-04-01"},
                 {"schema=3 ", "schema= "},
                 {"prefecture=青森県", "prefecture="},
                 {"issued=2024-04-01 expires=2025-03-31",
                  "expires=2025-03-31 issued=2024-04-01"}}) {
            std::string other = text;
            other.replace(other.find(from), from.size(), to);
            CAPTURE(other);
            CHECK_FALSE(parse_seal(other));
        }
        CHECK_FALSE(parse_seal(""));
    }

    TEST_CASE(
        "an office signs by four commands; Debian's minisign agrees, with and without the data")
    {
        const InstalledKiosk kiosk;
        const fs::path keys = kiosk.root() / "office";
        const fs::path out = kiosk.root() / "bundle";
        REQUIRE(kiosk.data({"key", "--out", keys}).exit == 0);
        CHECK(fs::status(keys / "data.key").permissions() == fs::perms(0600));
        const auto again = kiosk.data({"key", "--out", keys});
        CHECK(again.exit == 1);
        CHECK(mentions(again.words, "鍵は上書きしません"));

        const auto made = kiosk.data({"sign", kiosk.root() / "usr/share/michishirube/catalogue.db",
                                      "--key", keys / "data.key", "--sequence", "12", "--issued",
                                      "2024-04-01", "--expires", "2025-03-31", "--out", out});
        CAPTURE(made.words);
        REQUIRE(made.exit == 0);
        CHECK(mentions(made.words, "12番・青森県・2024年4月1日署名・2025年3月31日まで"));

        const auto verified =
            kiosk.data({"verify", out, "--key", keys / "data.pub", "--today", "2024-06-03"});
        CHECK(verified.exit == 0);
        CHECK(mentions(verified.words, "署名は正しく"));
        CHECK_FALSE(mentions(verified.words, "期限が過ぎています"));
        CHECK(mentions(kiosk
                           .data({"verify", out / bundle_name, "--key", keys / "data.pub",
                                  "--today", "2025-04-01"})
                           .words,
                       "期限が過ぎています"));

        const auto theirs =
            kiosk.run({"minisign", "-V", "-p", keys / "data.pub", "-m", out / bundle_name});
        CAPTURE(theirs.words);
        CHECK(theirs.exit == 0);
        CHECK(mentions(theirs.words, "sequence=12 issued=2024-04-01 expires=2025-03-31 schema=" +
                                         std::to_string(schema_version) + " prefecture=青森県"));
        // minisign signs with our key, too.
        CHECK(kiosk
                  .run({"minisign", "-S", "-s", keys / "data.key", "-m", out / bundle_name, "-t",
                        comment_of({13, issued, expires, schema_version, "青森県"})})
                  .exit == 0);
        CHECK(mentions(kiosk.data({"verify", out, "--key", keys / "data.pub"}).words, "13番"));
    }

    TEST_CASE("what minisign signed with its own keys is verified, and its keys sign here")
    {
        const InstalledKiosk kiosk;
        const fs::path secret = kiosk.root() / "office/minisign.key";
        const fs::path open = kiosk.root() / "office/minisign.pub";
        const fs::path out = kiosk.root() / "bundle";
        REQUIRE(kiosk.run({"minisign", "-G", "-W", "-p", open, "-s", secret}).exit == 0);
        fs::create_directory(out);
        fs::copy_file(kiosk.root() / "usr/share/michishirube/catalogue.db", out / bundle_name);
        REQUIRE(kiosk
                    .run({"minisign", "-S", "-s", secret, "-m", out / bundle_name, "-t",
                          comment_of({7, issued, expires, schema_version, "青森県"})})
                    .exit == 0);
        const auto verified = kiosk.data({"verify", out, "--key", open});
        CAPTURE(verified.words);
        CHECK(verified.exit == 0);
        CHECK(mentions(verified.words, "7番"));

        REQUIRE(kiosk
                    .data({"sign", out / bundle_name, "--key", secret, "--sequence", "8",
                           "--issued", "2024-04-01", "--expires", "2025-03-31", "--out", out})
                    .exit == 0);
        CHECK(kiosk.run({"minisign", "-V", "-p", open, "-m", out / bundle_name}).exit == 0);
    }

    TEST_CASE("a key hidden by a password is opened by it alone, by either program")
    {
        const InstalledKiosk kiosk;
        const fs::path secret = kiosk.root() / "office/data.key";
        const auto with = [&](const std::string& typed, std::vector<std::string> command) {
            std::string line = "printf '" + typed + "' |";
            for (const std::string& word : command)
                line += " '" + word + "'";
            return kiosk.run({"sh", "-c", line});
        };
        const auto sign = [&](const std::string& typed) {
            return with(typed, {kiosk.program(), "data", "sign",
                                kiosk.root() / "usr/share/michishirube/catalogue.db", "--key",
                                secret, "--sequence", "1", "--issued", "2024-04-01", "--expires",
                                "2025-03-31", "--out", kiosk.root() / "bundle"});
        };
        REQUIRE(with("ringo\\nringo\\n",
                     {kiosk.program(), "data", "key", "--password", "--out", secret.parent_path()})
                    .exit == 0);
        const auto wrong = sign("mikan\\n");
        CHECK(wrong.exit == 1);
        CHECK(mentions(wrong.words, "ファイルと合い言葉を確かめて"));
        CHECK(with("ringo\\n", {"minisign", "-S", "-s", secret, "-m",
                                kiosk.key().parent_path() / "counter.toml"})
                  .exit == 0);

        REQUIRE(with("nashi\\nnashi\\n",
                     {"minisign", "-G", "-f", "-p", kiosk.root() / "other.pub", "-s", secret})
                    .exit == 0);
        CHECK(sign("nashi\\n").exit == 0);
        CHECK(kiosk.data({"verify", kiosk.root() / "bundle", "--key", kiosk.root() / "other.pub"})
                  .exit == 0);
    }

    TEST_CASE("every other thing is refused, each with its own reason")
    {
        InstalledKiosk kiosk;
        const fs::path folder = kiosk.bundle(1, issued);
        const fs::path file = folder / bundle_name;
        const std::string data = bytes_of(file);
        const std::string proof = bytes_of(signature_of(file));
        const auto put_back = [&] {
            write(file, data);
            write(signature_of(file), proof);
        };

        CHECK(flaw_of(folder, kiosk.root() / "nowhere.pub") == Flaw::key);
        CHECK(flaw_of(folder, file) == Flaw::key);
        std::string changed = data;
        changed[changed.size() / 2] ^= 1;
        write(file, changed);
        CHECK(flaw_of(folder, kiosk.key()) == Flaw::forged);
        write(file, data.substr(0, data.size() - 1));
        CHECK(flaw_of(folder, kiosk.key()) == Flaw::forged);

        put_back();
        std::string later = proof;
        later.replace(later.find("2025-03-31"), 10, "2035-03-31");
        write(signature_of(file), later);
        CHECK(flaw_of(folder, kiosk.key()) == Flaw::forged);
        write(signature_of(file), proof.substr(0, proof.size() / 2));
        CHECK(flaw_of(folder, kiosk.key()) == Flaw::signature);
        write(signature_of(file), proof + "more\n");
        CHECK(flaw_of(folder, kiosk.key()) == Flaw::signature);
        fs::remove(signature_of(file));
        CHECK(flaw_of(folder, kiosk.key()) == Flaw::missing);

        put_back();
        sign_anyway(folder, minisign::make_keys().secret, "x");
        CHECK(flaw_of(folder, kiosk.key()) == Flaw::other_key);
        sign_anyway(folder, kiosk.keys(), "timestamp:1\tfile:x");
        CHECK(flaw_of(folder, kiosk.key()) == Flaw::seal);
        sign_anyway(folder, kiosk.keys(), comment_of({1, issued, expires, 2, "青森県"}));
        CHECK(flaw_of(folder, kiosk.key()) == Flaw::schema);
        sign_anyway(folder, kiosk.keys(),
                    comment_of({1, issued, expires, schema_version, "秋田県"}));
        CHECK(flaw_of(folder, kiosk.key()) == Flaw::prefecture);
        const Seal seal{1, issued, expires, schema_version, "青森県"};
        write(file, data.substr(0, data.size() / 2));
        sign_anyway(folder, kiosk.keys(), comment_of(seal));
        CHECK(flaw_of(folder, kiosk.key()) == Flaw::broken);
        write(file, "no catalogue");
        sign_anyway(folder, kiosk.keys(), comment_of(seal));
        CHECK(flaw_of(folder, kiosk.key()) == Flaw::broken);
    }

    TEST_CASE("a mistake on the command line is told in Japanese, and nothing is signed")
    {
        InstalledKiosk kiosk;
        const fs::path out = kiosk.root() / "bundle";
        const fs::path secret = kiosk.root() / "data.key";
        write(secret, minisign::text_of(minisign::make_keys().secret, ""));
        const auto sign = [&](const std::string& key, const std::string& sequence,
                              const std::string& until) {
            return kiosk.data({"sign", kiosk.root() / "usr/share/michishirube/catalogue.db",
                               "--key", key, "--sequence", sequence, "--issued", "2024-04-01",
                               "--expires", until, "--out", out});
        };
        for (const auto& [answer, words] : std::vector<std::pair<Answer, std::string>>{
                 {sign(secret, "0", "2025-03-31"), "通し番号は1から"},
                 {sign(secret, "1", "2025-02-30"), "この日はありません"},
                 {sign(secret, "1", "2024-03-31"), "期限が署名の日より前"},
                 {sign("/nowhere", "1", "2025-03-31"), "秘密鍵のファイルがありません"},
                 {sign(kiosk.program(), "1", "2025-03-31"), "秘密鍵として読めません"}}) {
            CAPTURE(answer.words);
            CHECK(answer.exit == 1);
            CHECK(mentions(answer.words, words));
        }
        CHECK_FALSE(fs::exists(out));
    }
}

} // namespace michi::test
