#include "domain/hours.hpp"

#include "domain/holidays.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace michi {

namespace {

constexpr std::array<std::string_view, 7> weekdays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
constexpr int days_looked_ahead = 366;

std::vector<std::string_view> parts_of(std::string_view text, char between)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(between), text.size());
        if (end > 0)
            parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::optional<unsigned> weekday(std::string_view name)
{
    const auto found = std::ranges::find(weekdays, name);
    if (found == weekdays.end())
        return std::nullopt;
    return static_cast<unsigned>(found - weekdays.begin());
}

// "mon-fri", "sat", "fri-mon"
std::optional<unsigned> days_in(std::string_view text)
{
    const std::size_t dash = text.find('-');
    const auto first = weekday(text.substr(0, dash));
    const auto last = dash == text.npos ? first : weekday(text.substr(dash + 1));
    if (!first || !last)
        return std::nullopt;
    unsigned days = 0;
    for (unsigned day = *first;; day = (day + 1) % 7) {
        days |= 1u << day;
        if (day == *last)
            return days;
    }
}

std::optional<int> number(std::string_view digits, int most)
{
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size() || digits.size() > 2 ||
        value < 0 || value > most)
        return std::nullopt;
    return value;
}

// "8:30", up to "24:00"
std::optional<int> minute_in(std::string_view text)
{
    const std::size_t colon = text.find(':');
    if (colon == text.npos || text.size() - colon != 3)
        return std::nullopt;
    const auto hour = number(text.substr(0, colon), 24);
    const auto minute = number(text.substr(colon + 1), 59);
    if (!hour || !minute || *hour * 60 + *minute > minutes_of_a_day)
        return std::nullopt;
    return *hour * 60 + *minute;
}

bool overlap(const OpeningHours::Span& a, const OpeningHours::Span& b)
{
    return (a.days & b.days) != 0 && a.from < b.to && b.from < a.to;
}

bool add_span(OpeningHours& hours, unsigned days, std::string_view text)
{
    const std::size_t dash = text.find('-');
    if (dash == text.npos)
        return false;
    const auto from = minute_in(text.substr(0, dash));
    const auto to = minute_in(text.substr(dash + 1));
    if (!from || !to || *from >= *to)
        return false;
    const OpeningHours::Span span{days, *from, *to};
    if (std::ranges::any_of(hours.spans, [&](const auto& other) { return overlap(span, other); }))
        return false;
    hours.spans.push_back(span);
    return true;
}

bool add_rule(OpeningHours& hours, const std::vector<std::string_view>& words)
{
    if (words.size() == 1 && words.front() == "holidays") {
        hours.holidays = true;
        return true;
    }
    if (words.size() < 2)
        return false;
    if (words.front() == "closed")
        return std::all_of(words.begin() + 1, words.end(), [&](std::string_view word) {
            const auto day = parse_day(word);
            if (day)
                hours.closed.push_back(*day);
            return day.has_value();
        });
    const auto days = days_in(words.front());
    return days && std::all_of(words.begin() + 1, words.end(),
                               [&](std::string_view word) { return add_span(hours, *days, word); });
}

std::string time_of(int minute)
{
    const std::string rest = std::to_string(minute % 60);
    return std::to_string(minute / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

// The shortest names of the days; those of a round that has gaps are told one run after the other.
std::vector<std::string> names_of(unsigned days)
{
    std::vector<std::string> names;
    for (unsigned step = 1; step <= 7; ++step) { // a week begins on Monday
        const unsigned first = step % 7;
        if ((days & 1u << first) == 0)
            continue;
        while (step < 7 && (days & 1u << (step + 1) % 7) != 0)
            ++step;
        const unsigned last = step % 7;
        names.push_back(std::string(weekdays[first]) +
                        (last == first ? "" : "-" + std::string(weekdays[last])));
    }
    return names;
}

// The spans of a day, in the order of time.
std::vector<OpeningHours::Span> spans_on(const OpeningHours& hours, Day day)
{
    std::vector<OpeningHours::Span> spans;
    if (!hours.holidays && (is_national_holiday(day) || is_turn_of_the_year(day)))
        return spans;
    if (std::ranges::find(hours.closed, day) != hours.closed.end())
        return spans;
    for (const OpeningHours::Span& span : hours.spans)
        if ((span.days & 1u << weekday_of(day)) != 0)
            spans.push_back(span);
    std::ranges::sort(spans, {}, &OpeningHours::Span::from);
    return spans;
}

} // namespace

std::optional<OpeningHours> parse_hours(std::string_view text)
{
    OpeningHours hours;
    for (const std::string_view rule : parts_of(text, ';')) {
        const auto words = parts_of(rule, ' ');
        if (!words.empty() && !add_rule(hours, words))
            return std::nullopt;
    }
    return hours.spans.empty() ? std::nullopt : std::optional{hours};
}

std::string to_string(const OpeningHours& hours)
{
    std::string text;
    const auto add = [&](const std::string& rule) { text += (text.empty() ? "" : "; ") + rule; };
    for (auto span = hours.spans.begin(); span != hours.spans.end();) {
        std::string times;
        const unsigned days = span->days;
        for (; span != hours.spans.end() && span->days == days; ++span)
            times += " " + time_of(span->from) + "-" + time_of(span->to);
        for (const std::string& name : names_of(days))
            add(name + times);
    }
    if (hours.holidays)
        add("holidays");
    std::string closed;
    for (const Day day : hours.closed)
        closed += " " + to_string(day);
    if (!closed.empty())
        add("closed" + closed);
    return text;
}

Opening opening_at(const OpeningHours& hours, const Moment& moment)
{
    Opening opening;
    for (const OpeningHours::Span& span : spans_on(hours, moment.day)) {
        if (moment.minute < span.from && !opening.next) {
            opening.next = Moment{moment.day, span.from};
            if (opening.now == Opening::Now::over)
                opening.now = Opening::Now::pause;
            else if (opening.now != Opening::Now::open)
                opening.now = Opening::Now::later;
        } else if (moment.minute >= span.from && moment.minute < span.to) {
            opening.now = Opening::Now::open;
            opening.until = span.to;
        } else if (moment.minute >= span.to) {
            opening.now = Opening::Now::over;
        }
    }
    for (int days = 1; days <= days_looked_ahead && !opening.next; ++days) {
        const Day day = days_after(moment.day, days);
        if (const auto spans = spans_on(hours, day); !spans.empty())
            opening.next = Moment{day, spans.front().from};
    }
    return opening;
}

int next_change(const OpeningHours& hours, const Moment& moment)
{
    int next = minutes_of_a_day;
    for (const OpeningHours::Span& span : spans_on(hours, moment.day))
        for (const int minute : {span.from, span.to})
            if (minute > moment.minute)
                next = std::min(next, minute);
    return next;
}

} // namespace michi
