#include "app/timeline/told_notes.h"

#include "app/timeline/moment_wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ToldNotes)
};

}  // namespace

std::vector<trace::MomentKind> told_kinds(const PassedOver& passed) {
    std::vector<trace::MomentKind> kinds = telling_kinds();
    std::erase_if(kinds, [&](trace::MomentKind kind) {
        return std::ranges::find(passed.kinds, kind) != passed.kinds.end();
    });
    return kinds;
}

std::vector<ToldNote> told_notes(const session::RunSnapshot& run, trace::TimeRange range,
                                 const PassedOver& passed) {
    std::vector<ToldNote> notes;
    if (passed.notes || !run.annotations)
        return notes;
    for (const trace::Annotation& note : *run.annotations) {
        if (note.range.begin > range.end || note.range.end < range.begin)
            continue;
        const QString words = QString::fromStdString(note.text).simplified();
        notes.push_back({std::clamp(note.range.end, range.begin, range.end),
                         words.isEmpty() ? Text::tr("Here is a bookmark.") : words, note.range});
    }
    std::ranges::stable_sort(notes, {}, &ToldNote::at);
    return notes;
}

}  // namespace threadline::app
