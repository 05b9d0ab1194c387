#include "benchmark/x_watcher.hpp"

#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>

#include <poll.h>

#include <cmath>
#include <stdexcept>

namespace michi::benchmark {

namespace {

constexpr double quiet_ms = 40;

} // namespace

void XWatcher::Close::operator()(_XDisplay* display) const noexcept
{
    XCloseDisplay(display);
}

XWatcher::XWatcher(const std::string& display) : m_display(XOpenDisplay(display.c_str()))
{
    int error = 0;
    if (!m_display || !XDamageQueryExtension(m_display.get(), &m_damaged, &error))
        throw std::runtime_error("the X server does not tell of changes");
    m_damaged += XDamageNotify;
    XDamageCreate(m_display.get(), DefaultRootWindow(m_display.get()), XDamageReportRawRectangles);
    XSync(m_display.get(), False);
}

void XWatcher::move_to(float x, float y)
{
    XTestFakeMotionEvent(m_display.get(), -1, static_cast<int>(x), static_cast<int>(y), 0);
    XSync(m_display.get(), False);
}

void XWatcher::press()
{
    button(true);
}

void XWatcher::release()
{
    button(false);
}

void XWatcher::button(bool down)
{
    m_since_touched = {};
    XTestFakeButtonEvent(m_display.get(), 1, down ? True : False, 0);
    XFlush(m_display.get());
}

bool XWatcher::changed_within(double milliseconds)
{
    const Stopwatch watch;
    for (;;) {
        while (XPending(m_display.get()) > 0) {
            XEvent event;
            XNextEvent(m_display.get(), &event);
            if (event.type == m_damaged)
                return true;
        }
        const double left = milliseconds - watch.ms();
        if (left <= 0)
            return false;
        pollfd waiting{ConnectionNumber(m_display.get()), POLLIN, 0};
        ::poll(&waiting, 1, static_cast<int>(std::ceil(left)));
    }
}

std::optional<double> XWatcher::until_changed()
{
    std::optional<double> last;
    while (changed_within(last ? quiet_ms : 1000))
        last = m_since_touched.ms();
    return last;
}

int XWatcher::changes_in(double milliseconds)
{
    const Stopwatch watch;
    int changes = 0;
    while (changed_within(milliseconds - watch.ms()))
        ++changes;
    return changes;
}

} // namespace michi::benchmark
