#include "app/code/line_subject.h"

#include "app/code/line_marks.h"

#include <tuple>

namespace threadline::app {
namespace {

// In time; what begins together as it is read: the thread, then the lock, then the variable.
auto place_of(const Subject& subject) {
    return std::tuple(subject.range.begin, subject.kind, subject.actor, subject.object);
}

class NextOnLine {
public:
    NextOnLine(const trace::Snapshot& snapshot, int line, const Subject& after)
        : snapshot_(snapshot), line_(line), after_(after) {}

    template <typename Item>
    void look_at(const Item& item, Subject::Kind kind, ActorId actor, ObjectId object) {
        if (line_of(snapshot_, item.site) != line_)
            return;
        const Subject found{kind, actor, object, {item.begin, item.end}, item.site};
        // Simulated steps may take no time: there is nothing to be seen of them.
        if (kind == Subject::Kind::Interval && item.end <= item.begin)
            return;
        const auto sooner = [&](const Subject& than) {
            return than.kind == Subject::Kind::None || place_of(found) < place_of(than);
        };
        if (sooner(first_))
            first_ = found;
        if (after_.kind != Subject::Kind::None && place_of(after_) < place_of(found) &&
            sooner(next_))
            next_ = found;
    }

    const Subject& result() const { return next_.kind != Subject::Kind::None ? next_ : first_; }

private:
    const trace::Snapshot& snapshot_;
    int line_;
    const Subject& after_;
    Subject first_, next_;
};

}  // namespace

Subject next_on_line(const trace::Snapshot& snapshot, int line, const Subject& after) {
    using Kind = Subject::Kind;
    NextOnLine search(snapshot, line, after);
    for (const auto& lane : snapshot.actors) {
        for (std::size_t i = 0; i < lane->intervals.size(); ++i)
            search.look_at(lane->intervals[i], Kind::Interval, lane->actor,
                           lane->intervals[i].object);
        if (lane->open)
            search.look_at(*lane->open, Kind::Interval, lane->actor, lane->open->object);
    }
    for (const auto& lane : snapshot.locks) {
        for (std::size_t i = 0; i < lane->holds.size(); ++i)
            search.look_at(lane->holds[i], Kind::Hold, lane->holds[i].actor, lane->lock);
        for (const trace::Hold& hold : lane->open_holds)
            search.look_at(hold, Kind::Hold, hold.actor, lane->lock);
    }
    for (const auto& lane : snapshot.variables) {
        for (std::size_t i = 0; i < lane->values.size(); ++i)
            search.look_at(lane->values[i], Kind::VariableValue, lane->values[i].writer,
                           lane->variable);
        if (lane->open)
            search.look_at(*lane->open, Kind::VariableValue, lane->open->writer, lane->variable);
        for (std::size_t i = 0; i < lane->readings.size(); ++i)
            search.look_at(lane->readings[i], Kind::VariableRead, lane->readings[i].reader,
                           lane->variable);
    }
    return search.result();
}

}  // namespace threadline::app
