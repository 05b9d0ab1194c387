#pragma once

#include "domain/date.hpp"

// The days on which Japan's offices are closed, by the rules of its laws, from 2016 on.
namespace michi {

// The Act on National Holidays (国民の祝日に関する法律, Act No. 178 of 1948, e-Gov
// 323AC1000000178): the days of article 2, the day after one that falls on a Sunday (article 3
// (2)), and the day between two (article 3 (3)). The two equinoxes are announced by the observatory
// a year before; until 2099 they are computed. The days that were moved or added for 2019 to 2021
// are those of Act No. 99 of 2018 (accession) and of Acts No. 55 of 2018 and No. 68 of 2020
// (Olympic games).
[[nodiscard]] bool is_national_holiday(Day day);

// 29 December to 3 January: the Act on Holidays of Administrative Organs
// (行政機関の休日に関する法律, Act No. 91 of 1988), article 1 (1) (iii), which prefectures and
// towns follow by ordinance.
[[nodiscard]] bool is_turn_of_the_year(Day day);

} // namespace michi
