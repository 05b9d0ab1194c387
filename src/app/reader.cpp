#include "app/reader.hpp"

#include <utility>

namespace michi::app {

std::vector<std::string> Reader::news(std::vector<screens::Sentence> sentences,
                                      const std::string& focus, const Speech& say)
{
    std::vector<screens::Sentence> news = screens::what_is_new(m_said, sentences, say);
    if (focus != std::exchange(m_focus, focus) && !focus.empty() && has_begun()) {
        news = sentences;
        std::erase_if(news, [&](const auto& sentence) { return sentence.target != focus; });
    }
    m_said = std::move(sentences);
    std::vector<std::string> words;
    for (screens::Sentence& sentence : news)
        words.push_back(std::move(sentence.words));
    return words;
}

} // namespace michi::app
