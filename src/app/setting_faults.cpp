#include "app/setting_faults.hpp"

#include "catalogue/inspection.hpp"

namespace michi::app {

SettingFaults::SettingFaults(std::filesystem::path settings, const std::filesystem::path& sentences)
    : m_settings(std::move(settings))
{
    try {
        m_sentences = catalogue::read_sentences(sentences);
    } catch (const std::exception&) { // the kiosk goes on, whatever is missing
    }
}

BadSettings SettingFaults::at(int line, const std::string& key, SettingFault fault, Fill fill,
                              const std::string& near) const
{
    const std::string id(id_of(fault));
    const auto has = [&](const std::string& text) {
        return m_sentences.all(Language::ja).contains(text);
    };
    const std::string layout = line == 0     ? "layout.file"
                               : key.empty() ? "layout.line"
                                             : "layout.field";
    const std::string remedy = id + (!near.empty() && has(id + ".near") ? ".near" : ".remedy");
    if (!has(layout) || !has(id + ".what") || !has(remedy))
        return BadSettings(m_settings.string() + " " + std::to_string(line) + " " + key + ": " +
                           id);

    fill.emplace_back("near", near);
    fill.emplace_back("file", m_settings.string());
    return BadSettings(m_sentences.get(Language::ja, layout,
                                       {{"file", m_settings.string()},
                                        {"line", std::to_string(line)},
                                        {"field", key},
                                        {"what", m_sentences.get(Language::ja, id + ".what", fill)},
                                        {"remedy", m_sentences.get(Language::ja, remedy, fill)}}));
}

} // namespace michi::app
