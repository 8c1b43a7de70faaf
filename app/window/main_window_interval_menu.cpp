// What a right click on an interval offers, above what concerns its lane: a note on it, a closer
// look, and the search for others like it.
#include "app/language/engine_names.h"
#include "app/panels/notes_panel.h"
#include "app/panels/search_bar.h"
#include "app/timeline/timeline_view.h"
#include "app/window/main_window.h"

#include <QMenu>

namespace threadline::app {
namespace {

// As it is written in a search; empty: it cannot be.
QString quoted(const QString& name) {
    return name.isEmpty() || name.contains(u'"') ? QString() : u'"' + name + u'"';
}

// The words of a search (lane_query.h) for those in the same state, for the same reason, on every
// lane; empty: a search knows nothing of the kind.
QString words_for_the_same(const session::RunSnapshot& run, const Subject& subject) {
    using Kind = Subject::Kind;
    QStringList words;
    const trace::Tables& tables = *run.trace.tables;
    if (subject.kind == Kind::Interval) {
        const trace::ActorLane* lane = run.trace.lane_of(subject.actor);
        const auto interval = lane ? lane->at(subject.range.begin) : std::nullopt;
        if (!interval)
            return {};
        words.append(QStringLiteral("state:") + QLatin1String(key_of(interval->state)));
    } else if (subject.kind == Kind::Hold || subject.kind == Kind::LockHold) {
        words.append(QStringLiteral("state:holding"));
    } else if (subject.kind == Kind::LockWait) {
        words.append(QStringLiteral("state:blocked"));
    } else {
        return {};
    }
    if (subject.object)
        if (const QString name = quoted(name_in_words(tables, subject.object)); !name.isEmpty())
            words.append(QStringLiteral("lock:") + name);
    return words.join(u' ');
}

}  // namespace

void MainWindow::connect_interval_menu() {
    connect(timeline_, &TimelineView::menu_of_interval, this,
            [this](QMenu* menu, const Subject& subject) {
                if (!controller_.has_run())
                    return;
                connect(menu->addAction(tr("Not&e on it")), &QAction::triggered, this,
                        [this, range = subject.range] {
                            show_notes_panel();
                            notes_panel_->add(range);
                        });
                connect(menu->addAction(tr("&Zoom to it")), &QAction::triggered, timeline_,
                        [this, range = subject.range] { timeline_->zoom_to(range); });
                const QString same = words_for_the_same(picture(), subject);
                if (!same.isEmpty())
                    connect(menu->addAction(tr("Find the sa&me")), &QAction::triggered, this,
                            [this, same] {
                                commands_.find->trigger();
                                search_bar_->set_text(same);
                            });
                menu->addSeparator();
            });
}

}  // namespace threadline::app
