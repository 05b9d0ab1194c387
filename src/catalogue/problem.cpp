#include "catalogue/problem.hpp"

#include <algorithm>
#include <tuple>

namespace michi::catalogue {

namespace {

std::vector<Problem> in_order(std::vector<Problem> problems)
{
    std::ranges::stable_sort(problems, [](const Problem& one, const Problem& other) {
        return std::tie(one.file, one.line) < std::tie(other.file, other.line);
    });
    return problems;
}

std::string lines(const std::vector<Problem>& problems)
{
    std::string result;
    for (const Problem& problem : in_order(problems))
        result += (result.empty() ? "" : "\n") + problem.text;
    return result;
}

} // namespace

BadData::BadData(std::vector<Problem> problems)
    : runtime_error(lines(problems)), m_problems(in_order(std::move(problems)))
{
}

} // namespace michi::catalogue
