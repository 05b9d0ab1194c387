#pragma once

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace michi::test {

// The lines of all codes that zbar reads in a picture, as a phone would. It complains of a missing
// D-Bus on the error stream.
inline std::vector<std::string> read_codes(const std::filesystem::path& picture)
{
    const std::string command = "zbarimg -q --raw '" + picture.string() + "' 2>/dev/null";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
    REQUIRE(pipe != nullptr);
    std::string output;
    char buffer[512];
    while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, pipe.get()))
        output.append(buffer, got);
    std::vector<std::string> lines;
    std::istringstream text(output);
    for (std::string line; std::getline(text, line);)
        lines.push_back(line);
    return lines;
}

} // namespace michi::test
