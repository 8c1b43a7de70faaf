// A machine on which a scenario is not deterministic, to be preloaded: the runner compares texts in
// one order now, and in another one then.
#include <cerrno>
#include <cstring>

namespace {

bool is_runner() {
    static const bool is = std::strcmp(program_invocation_short_name, "threadline-runner") == 0;
    return is;
}

}  // namespace

// Lua compares texts by it.
extern "C" int strcoll(const char* one, const char* other) noexcept {
    static unsigned calls = 0;
    const int order = std::strcmp(one, other);
    return is_runner() && ++calls % 5 == 0 ? -order : order;
}
