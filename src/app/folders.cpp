#include "app/folders.hpp"

namespace michi::app {

Folders own_folders()
{
    const std::filesystem::path here =
        std::filesystem::read_symlink("/proc/self/exe").parent_path();
    const std::filesystem::path prefix = here.parent_path();
    const std::filesystem::path share = prefix / "share/michishirube";
    if (here.filename() == "bin" && std::filesystem::exists(share)) {
        const auto root = prefix.filename() == "usr" ? prefix.parent_path() : prefix;
        return {share / "catalogue.db",
                share / "assets",
                root / "etc/michishirube/counter.toml",
                root / "var/lib/michishirube/ledger.db",
                root / "run/michishirube-control/socket",
                root / "var/lib/michishirube/data",
                root / "etc/michishirube/data.pub",
                root / "var/lib/michishirube-incoming",
                share / "data/text/settings.toml"};
    }
    return {here / "catalogue.db", here / "assets",         here / "kiosk-config" / "counter.toml",
            here / "ledger.db",    here / "run" / "socket", here / "data-taken",
            here / "data.pub",     here / "data-incoming",  here / "data/text/settings.toml"};
}

} // namespace michi::app
