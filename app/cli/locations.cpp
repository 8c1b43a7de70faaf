#include "app/cli/locations.h"

namespace threadline::app {

namespace fs = std::filesystem;

fs::path program_folder() {
    std::error_code problem;
    return fs::read_symlink("/proc/self/exe", problem).parent_path();
}

fs::path runner_program() {
    const fs::path beside = program_folder() / "threadline-runner";
    const fs::path libexec = program_folder() / "../libexec/threadline-runner";
    std::error_code problem;
    return !fs::exists(beside, problem) && fs::exists(libexec, problem) ? libexec : beside;
}

fs::path scenarios_folder() {
    std::error_code problem;
    const fs::path in_build_tree = program_folder() / THREADLINE_SCENARIOS_IN_BUILD_TREE;
    if (fs::is_directory(in_build_tree, problem))
        return fs::weakly_canonical(in_build_tree, problem);
    return fs::weakly_canonical(program_folder() / THREADLINE_SCENARIOS_INSTALLED, problem);
}

}  // namespace threadline::app
