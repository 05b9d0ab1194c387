#include "benchmark/figures.hpp"

#include <cstring>
#include <exception>
#include <iomanip>
#include <iostream>

namespace michi::benchmark {

Table::Table()
{
    std::cout << "| figure | measured | goal | | how |\n"
              << "| --- | ---: | ---: | --- | --- |" << std::endl;
}

void Table::add(const Figure& figure)
{
    std::cout << std::fixed << std::setprecision(figure.value < 10 ? 2 : 1) << "| " << figure.what
              << " | " << figure.value << " " << figure.unit << " | ";
    if (figure.goal)
        std::cout << std::defaultfloat << std::setprecision(6) << "≤ " << *figure.goal << " "
                  << figure.unit << " | " << (figure.value <= *figure.goal ? "met" : "**missed**");
    else
        std::cout << " | ";
    std::cout << " | " << figure.note << " |" << std::endl;
}

} // namespace michi::benchmark

// Without words all figures; else those that are named.
int main(int count, char** words)
{
    using namespace michi::benchmark;
    try {
        if (count == 2 && std::strcmp(words[1], "parts-of-start") == 0) {
            print_parts_of_start();
            return 0;
        }
        const std::pair<const char*, void (*)(Table&)> all[] = {{"start", measure_start},
                                                                {"screens", measure_screens},
                                                                {"touch", measure_touch},
                                                                {"idle", measure_idle},
                                                                {"matching", measure_matching}};
        Table table;
        for (const auto& [name, measure] : all) {
            bool wanted = count == 1;
            for (int word = 1; word < count; ++word)
                wanted |= std::strcmp(words[word], name) == 0;
            if (wanted)
                measure(table);
        }
    } catch (const std::exception& error) {
        std::cerr << "michi_benchmark: " << error.what() << "\n";
        return 2;
    }
    return 0;
}
