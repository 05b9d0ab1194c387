#include "catalogue/characters.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace michi::catalogue::test {

TEST_SUITE("characters")
{
    TEST_CASE("a text is counted in characters and put together again")
    {
        std::string again;
        for (const char32_t each : code_points("aé八\U0001f409"))
            again += utf8(each);

        CHECK(again == "aé八\U0001f409");
        CHECK(length(again) == 4);
        CHECK(code_of(U'八') == "U+516B");
    }

    TEST_CASE("a word is near to another if at least half of it is right")
    {
        const std::vector<std::string> known{"青森市", "八戸市", "subsidy"};

        CHECK(nearest("八戸", known) == "八戸市");
        CHECK(nearest("subsidies", known) == "subsidy");
        CHECK(nearest("usbsidy", known) == "subsidy");
        CHECK_FALSE(nearest("札幌市", known));
    }
}

} // namespace michi::catalogue::test
