// The program: a command line, and the window when there is no command.
#include "app/cli/command_line.h"
#include "app/cli/locations.h"
#include "app/window/run_window.h"

#include <QHashSeed>

int main(int argc, char** argv) {
    using namespace threadline::app;
    // Qt writes the fonts of a PDF in the order of a hash: the same bytes tomorrow need the same
    // seed.
    QHashSeed::setDeterministicGlobalSeed();
    return run_command_line(argc, argv, [&](const WindowRequest& request) {
        WindowStart start;
        start.file = request.file;
        start.scenario = request.scenario;
        start.language = request.language;
        start.first_minute = true;
        start.scenarios = scenarios_folder();
        start.runner = runner_program();
        int window_argc = 1;
        return run_window(window_argc, argv, start);
    });
}
