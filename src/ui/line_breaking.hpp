#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace michi::ui {

enum class Balance {
    no,
    yes, // lines of one label are about as long as each other
};

// Japanese line breaking (禁則処理, JIS X 4051): no line begins with a closing mark, a small kana
// or a sound mark, none ends with an opening one; and a phone number, an amount, a date or a word
// in Latin letters stays in one piece, as does a {word|reading}. '\n' always breaks. `width_of`
// gives a piece's width in the unit of `width`.
[[nodiscard]] std::vector<std::string>
break_lines(std::string_view text, float width,
            const std::function<float(std::string_view)>& width_of, Balance balance = Balance::no);

} // namespace michi::ui
