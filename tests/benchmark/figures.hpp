#pragma once

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

// What the benchmark measures with, and the table that it prints.
namespace michi::benchmark {

class Stopwatch {
public:
    [[nodiscard]] double ms() const
    {
        return std::chrono::duration<double, std::milli>(Clock::now() - m_start).count();
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point m_start = Clock::now();
};

[[nodiscard]] inline double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ssize(values) / 2;
    std::ranges::nth_element(values, middle);
    return values.empty() ? 0 : *middle;
}

struct Figure {
    std::string what;
    double value = 0;
    std::string unit;
    std::optional<double> goal; // to stay at or under
    std::string note;
};

// Every figure that was measured, in order. A Markdown table that grows line by line.
class Table {
public:
    Table();
    void add(const Figure& figure);
};

void measure_start(Table& table);
// Run in a process of its own: how long each part of the start takes, a line `name ms` each.
void print_parts_of_start();
void measure_screens(Table& table);
void measure_touch(Table& table);
void measure_idle(Table& table);
void measure_matching(Table& table);

} // namespace michi::benchmark
