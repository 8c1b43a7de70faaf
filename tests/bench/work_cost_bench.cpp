// What the virtual clock takes some work to cost, measured: a pixel of a picture that is shrunk
// (runtime/picture.h), and a message between a pool and its worker (runtime/pool.cpp), with putting
// a value into it and taking it out again. CPU time; items_per_second of the first are pixels.
#include "engine/runtime/message.h"
#include "engine/runtime/picture.h"

#include <benchmark/benchmark.h>
#include <fcntl.h>
#include <unistd.h>

#include <string>

namespace {

using namespace threadline;

void pixels(benchmark::State& state) {
    const auto side = static_cast<std::uint32_t>(state.range(0));
    for (auto _ : state) {
        runtime::Thumbnail picture(side, side, side / 8);
        while (picture.make_row()) {
        }
        benchmark::DoNotOptimize(picture.brightness());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0) * state.range(0));
}

// There and back: both ends of one message.
void message(benchmark::State& state) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0 || fcntl(ends[1], F_SETPIPE_SZ, 1 << 20) < 0) {
        state.SkipWithError("no pipe of a mebibyte");
        return;
    }
    lua_State* const lua = luaL_newstate();
    const std::string value(static_cast<std::size_t>(state.range(0)), 'x');
    lua_pushlstring(lua, value.data(), value.size());
    for (auto _ : state) {
        std::string sent;
        runtime::write_value(lua, 1, sent);
        for (std::string_view left = sent; !left.empty();)
            left.remove_prefix(static_cast<std::size_t>(
                std::max<ssize_t>(write(ends[1], left.data(), left.size()), 0)));
        std::string got(sent.size(), '\0');
        for (std::size_t have = 0; have < got.size();)
            have += static_cast<std::size_t>(
                std::max<ssize_t>(read(ends[0], got.data() + have, got.size() - have), 0));
        std::string_view rest = got;
        runtime::read_value(lua, rest);
        lua_pop(lua, 1);
    }
    lua_close(lua);
    close(ends[0]);
    close(ends[1]);
}

BENCHMARK(pixels)->Arg(200)->Arg(1200)->Arg(4000)->Unit(benchmark::kMillisecond);
BENCHMARK(message)->Arg(8)->Arg(1 << 10)->Arg(32 << 10)->Arg(256 << 10)->Unit(
    benchmark::kMicrosecond);

}  // namespace
