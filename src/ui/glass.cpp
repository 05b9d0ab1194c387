#include "ui/glass.hpp"

#include <cfloat>

namespace michi::ui {

Glass::Context::Context() : m_outer(ImGui::GetCurrentContext()), m_own(ImGui::CreateContext())
{
    ImGui::SetCurrentContext(m_own);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasVtxOffset; // a large screen has many triangles
    io.MousePos = {-FLT_MAX, -FLT_MAX};
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.WindowMinSize = {1, 1};
    style.AntiAliasedLinesUseTex = false;
    style.CircleTessellationMaxError = 0.2f;
}

Glass::Context::~Context()
{
    ImGui::DestroyContext(m_own);
    ImGui::SetCurrentContext(m_outer);
}

Glass::Glass(const Theme& theme, Glyphs glyphs)
    : m_theme(theme), m_glyphs(std::move(glyphs)),
      m_fonts(std::make_unique<Fonts>(m_theme, m_glyphs)),
      m_filter(theme.pixels_per_mm()), m_memory{Scrolling(theme.pixels_per_mm()), {}, false}
{
}

Glass::~Glass() = default;

void Glass::set_theme(const Theme& theme)
{
    bool same_sizes = m_theme.figure_em() == theme.figure_em();
    for (std::size_t type = 0; type < type_count; ++type)
        same_sizes &= m_theme.em(static_cast<Type>(type)) == theme.em(static_cast<Type>(type));
    if (m_theme.pixels_per_mm() != theme.pixels_per_mm()) { // another panel
        m_memory.scrolling = Scrolling(theme.pixels_per_mm());
        m_filter = TouchFilter(theme.pixels_per_mm());
        m_pointer.forget();
    }
    m_theme = theme;
    if (!same_sizes)
        m_fonts = std::make_unique<Fonts>(m_theme, m_glyphs);
}

bool Glass::touch(const PointerEvent& event)
{
    const auto passed = m_filter.pass(event);
    if (!passed)
        return false;
    const bool ends = m_pointer.push(*passed);
    m_memory.scrolling.follow(*passed, m_pointer);
    return ends;
}

void Glass::let_go(std::int64_t now)
{
    m_filter.let_go(now);
    m_pointer.forget();
    m_memory.scrolling.let_go();
}

Frame& Glass::build(const std::function<void(Frame&)>& content)
{
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = m_theme.size();
    io.DeltaTime = 1.0f / 60.0f;
    m_pointer.next(io);

    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(io.DisplaySize);
    constexpr ImGuiWindowFlags bare =
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoMove |
        ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav |
        ImGuiWindowFlags_NoScrollWithMouse | ImGuiWindowFlags_NoBringToFrontOnFocus;
    ImGui::Begin("page", nullptr, bare);
    m_memory.scrolling.begin_frame();
    m_frame = std::make_unique<Frame>(m_theme, *m_fonts, m_memory, m_picture);
    m_frame->fill(m_frame->screen(), m_frame->colours.ground);
    content(*m_frame);
    ImGui::End();
    ImGui::Render();
    m_memory.confirm = false;
    return *m_frame;
}

std::vector<PixelRect> Glass::paint(const Canvas& canvas, Redraw redraw)
{
    return m_rasteriser.draw(*ImGui::GetDrawData(), canvas, redraw);
}

void Glass::forget()
{
    m_filter.forget();
    m_memory.scrolling.forget();
    m_memory.focus.clear();
    m_memory.confirm = false;
}

} // namespace michi::ui
