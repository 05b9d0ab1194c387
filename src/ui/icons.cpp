#include "ui/icons.hpp"

namespace michi::ui {

Icon icon_of(Purpose purpose)
{
    switch (purpose) {
    case Purpose::start:
        return Icon::shop;
    case Purpose::finance:
        return Icon::accounts;
    case Purpose::develop:
        return Icon::light;
    case Purpose::invest:
        return Icon::apartment;
    case Purpose::market:
        return Icon::basket;
    case Purpose::export_abroad:
        return Icon::plane;
    case Purpose::hire:
        return Icon::people_add;
    case Purpose::train:
        return Icon::school;
    case Purpose::digital:
        return Icon::devices;
    case Purpose::green:
        return Icon::leaf;
    case Purpose::succession:
        return Icon::succession;
    case Purpose::recovery:
        return Icon::chart;
    case Purpose::ip:
        return Icon::copyright;
    case Purpose::relocate:
        return Icon::home;
    case Purpose::consult:
        return Icon::chat;
    }
    return Icon::none;
}

Icon icon_of(Kind kind)
{
    switch (kind) {
    case Kind::loan:
        return Icon::accounts;
    case Kind::subsidy:
        return Icon::money;
    case Kind::tax_or_certificate:
        return Icon::medal;
    case Kind::advice:
        return Icon::chat;
    case Kind::expert:
        return Icon::engineer;
    case Kind::seminar:
        return Icon::school;
    case Kind::matching:
        return Icon::handshake;
    case Kind::campaign:
        return Icon::megaphone;
    }
    return Icon::none;
}

Icon icon_of(State state)
{
    switch (state) {
    case State::open:
    case State::always:
        return Icon::checked;
    case State::upcoming:
        return Icon::hourglass;
    case State::closed:
        return Icon::closed;
    case State::ask:
        return Icon::question;
    }
    return Icon::none;
}

} // namespace michi::ui
