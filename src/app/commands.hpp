#pragma once

namespace michi::app {

// Understands the command line and does what it says. Gives the exit status: 0 done, 1 the input is
// wrong, 2 the program could not do it.
int command_line(int count, char** words);

} // namespace michi::app
