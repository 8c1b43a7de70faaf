// Of traces that are too long to be in memory as a whole: what has become final goes into
// overviews, the oldest is forgotten, and lanes go on from a state that was saved.
#include "engine/trace/trace_builder_impl.h"

#include "engine/trace/state_coding.h"

#include <algorithm>
#include <utility>

namespace threadline::trace {

void TraceBuilder::cut() {
    Impl& d = *impl_;
    d.is_cut = true;
    d.settle_turns(d.cpus_known);
    d.cpus.settle(d.cpus_known, d.life());
    if (!d.finished)
        d.actors.each([](ActorTrack& track) { track.settle(); });
    d.each_lane([&d](auto& track) { track.summarise(d.cuts[0]); });
    d.cuts[0] = std::exchange(d.cuts[1], d.now);
}

void TraceBuilder::forget(Time t) {
    impl_->each_lane([t](auto& track) { track.forget(t); });
    impl_->wakes.each([t](WakeTrack& track) { track.forget(t); });
    impl_->detail_from = std::max(impl_->detail_from, std::min(t, impl_->now));
}

std::size_t TraceBuilder::kept_bytes() const {
    std::size_t bytes = 0;
    const auto add = [&bytes](const auto& track) { bytes += track.kept_bytes(); };
    impl_->each_lane(add);
    impl_->wakes.each(add);
    return bytes;
}

// The largest first, so that a lane with much to tell loses detail before one with little.
std::size_t TraceBuilder::bound_overviews(std::size_t most) {
    for (;;) {
        OverviewSize size;
        impl_->each_lane([&size](auto& track) { track.measure_overview(size); });
        if (size.bytes <= most)
            return size.bytes;
        bool coarser = false;
        impl_->each_lane([&coarser, large = size.largest / 2](auto& track) {
            coarser = track.coarsen_overview(large) || coarser;
        });
        if (!coarser)
            return size.bytes;
    }
}

namespace {

constexpr auto edges = static_cast<std::size_t>(MomentKind::EdgeAdded);

template <typename Tracks>
void save_tracks(StateWriter& archive, ByteWriter& out, const Tracks& tracks) {
    out.varint(tracks.size());
    for (const auto& [id, track] : tracks.present()) {
        out.varint(id.value);
        archive(*track);
    }
}

}  // namespace

void TraceBuilder::save(ByteWriter& out, Time base) const {
    StateWriter archive(out, base);
    archive(impl_->switches_known, impl_->cpus_known, impl_->turns_known, impl_->events,
            impl_->moments_of[edges]);
    save_tracks(archive, out, impl_->actors);
    save_tracks(archive, out, impl_->locks);
    save_tracks(archive, out, impl_->variables);
    save_tracks(archive, out, impl_->wakes);
    out.varint(impl_->loops.size());
    for (auto& [thread, turns] : impl_->loops) {
        out.varint(thread.value);
        archive(turns);
    }
    archive(impl_->cpus);
}

bool TraceBuilder::restore(ByteReader& in, Time base, const Tables& tables) {
    Impl& d = *impl_;
    StateReader archive(in, base, tables);
    archive(d.switches_known, d.cpus_known, d.turns_known, d.events, d.moments_of[edges]);
    for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
        const std::uint64_t id = in.varint();
        if (id == 0 || id >= tables.actors.size())
            return false;
        ActorTrack& track = d.actor(ActorId{static_cast<std::uint32_t>(id)});
        archive(track);
        if (!track.is_sound())
            return false;
    }
    const auto objects = [&](auto&& get) {
        for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
            const std::uint64_t id = in.varint();
            if (id == 0 || id >= tables.objects.size()) {
                in.fail();
                return;
            }
            archive(get(ObjectId{static_cast<std::uint32_t>(id)}));
        }
    };
    objects([&](ObjectId id) -> LockTrack& { return d.locks.get(id); });
    objects([&](ObjectId id) -> VariableTrack& { return d.variables.get(id, Value{}); });
    const auto actors = [&](auto&& get) {
        for (std::size_t n = in.count(); n > 0 && in.ok(); --n) {
            const std::uint64_t id = in.varint();
            if (id == 0 || id >= tables.actors.size()) {
                in.fail();
                return;
            }
            archive(get(ActorId{static_cast<std::uint32_t>(id)}));
        }
    };
    actors([&](ActorId id) -> WakeTrack& { return d.wakes.get(id); });
    actors([&](ActorId id) -> TaskTurns& { return d.turns_of(id); });
    archive(d.cpus);
    d.detail_from = base;
    d.now = d.last_event = base;
    return in.ok();
}

}  // namespace threadline::trace
