#pragma once

#include "domain/terms.hpp"

namespace michi::ui {

// The signs used on the screens, as code points of the Material Icons font.
enum class Icon : char32_t {
    none = 0,
    accounts = 0xe84f,
    add = 0xe145,
    apartment = 0xea40,
    back = 0xe5c4,
    basket = 0xe8cb,
    bell = 0xeb49,
    build = 0xe869,
    calendar = 0xe878,
    chart = 0xe8e5,
    chat = 0xe0bf,
    check = 0xe5ca,
    checked = 0xe86c,
    clock = 0xe8b5,
    closed = 0xe14b,
    compare = 0xe8ec,
    contrast = 0xeb37,
    compass = 0xe87a,
    copyright = 0xe90c,
    devices = 0xe1b1,
    down = 0xe313,
    eye = 0xe8f4,
    engineer = 0xea3d,
    forward = 0xe5c8,
    hand = 0xe913,
    handshake = 0xebcb,
    home = 0xe88a,
    hourglass = 0xe88b,
    info = 0xe88f,
    leaf = 0xea35,
    light = 0xe0f0,
    louder = 0xe050,
    list = 0xe241,
    medal = 0xef76,
    megaphone = 0xef49,
    money = 0xef63,
    people_add = 0xe7f0,
    phone = 0xe0cd,
    place = 0xe55f,
    plane = 0xe905,
    print = 0xe8ad,
    question = 0xe8fd,
    replay = 0xe042,
    school = 0xe80c,
    shop = 0xea12,
    signpost = 0xeb91,
    silent = 0xe04f,
    smartphone = 0xe32c,
    softer = 0xe04d,
    speaking = 0xe91f,
    succession = 0xe8d4,
    text_size = 0xe245,
    train = 0xe570,
    translate = 0xe8e2,
    tune = 0xe429,
    up = 0xe316,
    warning = 0xe8b2,
    world = 0xe80b,
};

[[nodiscard]] Icon icon_of(Purpose purpose);
[[nodiscard]] Icon icon_of(Kind kind);
[[nodiscard]] Icon icon_of(State state);

} // namespace michi::ui
