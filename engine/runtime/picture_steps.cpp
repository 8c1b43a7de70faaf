// resize: real pixels, as work for a CPU.
#include "engine/runtime/picture.h"
#include "engine/runtime/steps.h"
#include "engine/runtime/work.h"

#include "engine/record/clock.h"

#include <cmath>

namespace threadline::runtime {

namespace {

std::uint32_t check_side(lua_State* lua, int index, lua_Integer least, lua_Integer most) {
    int is_whole = 0;
    const lua_Integer pixels = lua_tointegerx(lua, index, &is_whole);
    if (is_whole == 0 || pixels < least || pixels > most)
        raise(lua,
              "resize(width, height, to_width) needs pixels, 1 to %d, and a to_width that is no "
              "larger than width and at least a %dth of it: resize(1600, 1200, 200)",
              static_cast<int>(longest_picture_side), static_cast<int>(most_shrinking));
    return static_cast<std::uint32_t>(pixels);
}

// resize(width, height, to_width): how bright the small picture is, 0 to 255.
int resize_step(lua_State* lua) {
    ActorContext& actor = begin_step(lua, "resize", {.kind = record::StepKind::Compute});
    const std::uint32_t width = check_side(lua, 1, 1, longest_picture_side);
    const std::uint32_t height = check_side(lua, 2, 1, longest_picture_side);
    const std::uint32_t least = (width + most_shrinking - 1) / most_shrinking;
    const std::uint32_t to_width = check_side(lua, 3, least, width);

    bool is_stopped = false;
    std::uint32_t brightness = 0;
    {
        Thumbnail picture(width, height, to_width);
        const std::chrono::nanoseconds demand(
            std::llround(static_cast<double>(picture.pixels()) * picture_ns_of_a_pixel));
        record::Recorder& recorder = actor.caller.recorder;
        recorder.record(EventKind::ComputeBegin, {}, 0, demand.count());
        const auto before = record::thread_cpu_time();
        while (!is_stopped && picture.make_row())
            is_stopped = actor.run.turns == nullptr && !may_go_on(actor);
        if (actor.run.turns != nullptr)
            compute_simulated(actor, demand);
        const auto took = actor.run.turns != nullptr ? demand : record::thread_cpu_time() - before;
        recorder.record(EventKind::ComputeEnd, {}, 0, took.count());
        brightness = picture.brightness();
    }
    if (is_stopped)
        unwind(lua);
    lua_pushinteger(lua, brightness);
    return 1;
}

constexpr luaL_Reg kPictureSteps[] = {{"resize", resize_step}, {nullptr, nullptr}};

}  // namespace

void add_picture_steps(lua_State* lua) {
    luaL_setfuncs(lua, kPictureSteps, 0);
}

}  // namespace threadline::runtime
