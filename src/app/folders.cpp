#include "app/folders.hpp"

namespace michi::app {

Folders own_folders()
{
    const std::filesystem::path here =
        std::filesystem::read_symlink("/proc/self/exe").parent_path();
    if (here == "/usr/bin")
        return {"/usr/share/michishirube/catalogue.db", "/usr/share/michishirube/assets",
                "/etc/michishirube/counter.toml", "/var/lib/michishirube/ledger.db"};
    return {here / "catalogue.db", here / "assets", here / "kiosk-config" / "counter.toml",
            here / "ledger.db"};
}

} // namespace michi::app
