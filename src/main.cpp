#include "app/commands.hpp"

#include <exception>
#include <iostream>

int main(int count, char** words)
{
    try {
        return michi::app::command_line(count, words);
    } catch (const std::exception& error) {
        std::cerr << "michishirube: " << error.what() << "\n";
    } catch (...) {
        std::cerr << "michishirube: stopped for an unknown reason\n";
    }
    return 2;
}
