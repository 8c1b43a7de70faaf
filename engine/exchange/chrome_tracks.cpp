#include "engine/exchange/chrome_tracks.h"

#include <algorithm>

namespace threadline::exchange {

ChromeTracks::ChromeTracks(const trace::Tables& tables) {
    std::int64_t last = 0;
    for (std::size_t i = 1; i < tables.actors.size(); ++i) {
        const trace::ActorInfo& info = tables.actors[i];
        if (pids_.size() <= info.process)
            pids_.resize(info.process + 1u, 0);
        if (pids_[info.process] <= 0)
            pids_[info.process] = info.process_id;
        last = std::max(last, std::int64_t{info.process_id});
    }
    for (std::int64_t& pid : pids_)
        if (pid <= 0)
            pid = ++last;
    lock_pid_ = last + 1;
    variable_pid_ = last + 2;
}

}  // namespace threadline::exchange
