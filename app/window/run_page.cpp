#include "app/window/run_page.h"

#include "app/panels/findings_list.h"
#include "app/panels/pane.h"
#include "app/panels/scenario_panel.h"
#include "app/panels/step_panel.h"
#include "app/timeline/timeline_view.h"
#include "app/window/letter_keys.h"

#include <QAction>
#include <QLayout>
#include <QScopeGuard>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>
#include <limits>
#include <utility>

namespace threadline::app {
namespace {

constexpr int wide_window = 1500;
constexpr int least_side = 236;
constexpr int least_half = 380;            // of the room below the timeline
constexpr double most_parameters = 0.62;   // of the side, where they leave the scenarios little
constexpr std::size_t lanes_in_sight = 4;  // in large letters, while the rest can spare the room
// Of the room beside the side; in a wide window what lies below them has more of its own.
constexpr double usual_lanes = 0.52, most_lanes = 0.62, most_lanes_in_wide = 0.65;
constexpr double lanes_when_asked = 0.28;  // while there are none
constexpr int findings_in_sight = 3;       // in a small window, rather than lines of the details
constexpr double most_findings = 0.66;     // of what they share with the details

// An earlier version saved those that are shared by need as they happened to stand, under their
// mere name: that was no person's choice.
QString settings_key(const QSplitter& splitter, bool wide, bool by_need) {
    return (wide ? "window/wide/" : "window/compact/") + splitter.objectName() +
           (by_need ? " by hand" : "");
}

// Of what stands above, and below.
QList<int> shares(double above) {
    return {int(10'000 * above), int(10'000 * (1 - above))};
}

void set_up(QSplitter& splitter, const char* name) {
    splitter.setObjectName(name);
    splitter.setChildrenCollapsible(false);
    splitter.setHandleWidth(1);
}

}  // namespace

RunPage::RunPage(const Parts& parts, QAction* side, QAction* below)
    : parts_(parts),
      side_(side),
      below_(below),
      left_(new QSplitter(Qt::Vertical)),
      centre_(new QSplitter(Qt::Vertical)),
      middle_row_(new QSplitter(Qt::Horizontal)),
      insight_(new QSplitter(Qt::Vertical)) {
    set_up(*this, "across");
    set_up(*left_, "left");
    set_up(*centre_, "centre");
    set_up(*middle_row_, "middle_row");
    set_up(*insight_, "insight");
    left_->addWidget(parts.scenarios);
    left_->addWidget(parts.parameters);  // its scenario's title is all the heading it needs
    left_->setStretchFactor(0, 1);
    left_->setStretchFactor(1, 0);
    middle_row_->addWidget(parts.study);
    centre_->addWidget(parts.timeline_pane);
    centre_->addWidget(middle_row_);
    insight_->addWidget(parts.findings_pane);
    addWidget(left_);
    addWidget(centre_);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);

    connect(side, &QAction::toggled, left_, &QWidget::setVisible);
    connect(below, &QAction::toggled, this, [this](bool on) {
        if (!on)
            take_back_room_of_steps();
        middle_row_->setVisible(on);
    });
    // Once it has its room again.
    connect(below, &QAction::toggled, this, &RunPage::make_room_for_steps, Qt::QueuedConnection);
    for (QSplitter* by_need : {left_, insight_, centre_})
        connect(by_need, &QSplitter::splitterMoved, this, [this, by_need] {
            moved_.insert(by_need);
            if (by_need == centre_)
                usual_centre_.clear();
        });
    connect(parts.parameters, &ScenarioPanel::scenario_changed, this, [this] {
        forget_need_of_findings();
        lanes_need_ = 0;
    });
    // Once the new controls are there.
    connect(parts.parameters, &ScenarioPanel::scenario_changed, this, &RunPage::share_side,
            Qt::QueuedConnection);
    connect(parts.facts, &QTabWidget::currentChanged, this, &RunPage::share_insight,
            Qt::QueuedConnection);
    // Who brings the graph forward keeps it there, whatever is chosen then.
    connect(parts.facts->tabBar(), &QTabBar::tabBarClicked, this,
            [this](int tab) { graph_is_kept_ = parts_.facts->widget(tab) == parts_.graph_pane; });
}

void RunPage::fit() {
    arrange();
    share_side();
    share_insight();
    share_centre();
}

void RunPage::set_text_scale(double scale) {
    text_scale_ = scale;
    lanes_need_ = 0;
    QMetaObject::invokeMethod(this, &RunPage::share_side, Qt::QueuedConnection);
    QMetaObject::invokeMethod(this, &RunPage::share_centre, Qt::QueuedConnection);
}

void RunPage::forget_need_of_findings() {
    findings_need_ = 0;
}

void RunPage::arrange() {
    const bool wide = window()->width() >= wide_window;
    if (is_arranged_ && wide == is_wide_)
        return;
    const bool asks = !usual_centre_.isEmpty();
    ask_first(false);
    if (is_arranged_)
        save();
    QWidget* shown = is_arranged_ ? parts_.facts->currentWidget() : nullptr;
    if (wide)
        stand_beside_each_other();
    else
        lie_behind_each_other();
    if (!is_arranged_)
        let_letters_pass(*window());  // from now on all views lie in the window
    is_arranged_ = true;
    is_wide_ = wide;
    // Until a person moves them: shares of the room, which the splitters scale.
    middle_row_->setSizes(wide ? QList{5200, 4800} : QList{4950, 5050});
    centre_->setSizes(shares(usual_lanes));
    insight_->setSizes(wide ? QList{3600, 6400} : QList{4200, 5800});
    if (wide)
        setSizes({290, window()->width() - 290 - 390, 390});
    else
        setSizes({252, window()->width() - 252});
    for (int part = 0; part < count(); ++part)
        setStretchFactor(part, part == 1 ? 1 : 0);
    restore();
    side_needs_ = findings_need_ = lanes_need_ = 0;
    steps_room_ = 0;
    centre_is_by_need_ = false;
    share_side();
    share_insight();
    share_centre();
    ask_first(asks);
    // What was in front stays so, with whatever it shares a page with now.
    if (shown == parts_.details && !wide)
        shown = insight_;
    if (const int tab = shown ? parts_.facts->indexOf(shown) : -1; tab >= 0)
        parts_.facts->setCurrentIndex(tab);
}

// The parameters have what they need, the scenarios all the rest. What one scenario needed stays
// theirs, so that the list does not move while somebody goes through it.
void RunPage::share_side() {
    // Wide enough for what stands in it, in letters of whichever size, and never most of the
    // window.
    left_->setMinimumWidth(std::clamp(left_->minimumSizeHint().width(), least_side,
                                      std::max(least_side, window()->width() * 45 / 100)));
    if (is_arranged_ && !is_wide_)
        parts_.facts->setMinimumWidth(
            std::min(least_half, (window()->width() - left_->minimumWidth()) * 9 / 20));
    if (moved_.contains(left_) || !left_->isVisible())
        return;
    side_needs_ = std::max(side_needs_, parts_.parameters->whole_height());
    const int below = std::min(side_needs_, int(left_->height() * most_parameters));
    left_->setSizes({left_->height() - left_->handleWidth() - below, below});
}

// In a small window the first findings have what they need, the details all the rest. What those of
// one scenario needed stays theirs, so that nothing moves while a slider is.
void RunPage::share_insight() {
    if (is_wide_ || moved_.contains(insight_) || !insight_->isVisible())
        return;
    const QLayout* pane = parts_.findings_pane->layout();
    const int all = pane->hasHeightForWidth() ? pane->totalHeightForWidth(insight_->width())
                                              : pane->totalSizeHint().height();
    const int beside = all - parts_.findings->sizeHint().height();
    const int needs = beside + parts_.findings->height_of(findings_in_sight);
    findings_need_ = std::max(findings_need_, needs);
    // Where that is too much, as many as have room, and none in half.
    const int most = int(insight_->height() * most_findings);
    int above = std::min(findings_need_, most);
    if (needs > most)
        for (int whole = findings_in_sight; whole > 0; --whole)
            if (const int needed = beside + parts_.findings->height_of(whole); needed <= most) {
                above = needed;
                break;
            }
    insight_->setSizes({above, insight_->height() - insight_->handleWidth() - above});
}

// In large letters the usual share leaves few lanes in sight, in a wide window not all of many:
// what lies below scrolls, and gives way. What the lanes of one scenario needed stays theirs.
void RunPage::share_centre() {
    const bool by_need = is_wide_ || text_scale_ > 1;
    if (!is_arranged_ || moved_.contains(centre_) || !usual_centre_.isEmpty() ||
        parts_.steps->isVisible() || !middle_row_->isVisible() || (!by_need && !centre_is_by_need_))
        return;
    centre_is_by_need_ = by_need;
    const int room = centre_->height() - centre_->handleWidth();
    const int usual = int(room * usual_lanes);
    const int around = parts_.timeline_pane->height() - parts_.timeline->height();
    const std::size_t lanes = is_wide_ ? std::numeric_limits<std::size_t>::max() : lanes_in_sight;
    if (by_need)
        parts_.timeline->refresh_now();  // what stands around the lanes is known then
    lanes_need_ = by_need ? std::max(lanes_need_, parts_.timeline->height_for(lanes)) : 0;
    const int most = int(room * (is_wide_ ? most_lanes_in_wide : most_lanes));
    const int above = std::max(usual, std::min(around + lanes_need_, most));
    centre_->setSizes({above, room - above});
}

void RunPage::make_room_for_steps() {
    if (is_wide_ || !parts_.steps->isVisible() || !middle_row_->isVisible())
        return;
    const int more = parts_.steps->sizeHint().height() - steps_room_;
    if (more <= 0)
        return;
    const QList<int> sizes = centre_->sizes();
    centre_->setSizes({sizes[0] + more, sizes[1] - more});
    steps_room_ += centre_->sizes()[0] - sizes[0];  // less where it could not give as much
}

void RunPage::take_back_room_of_steps() {
    const QList<int> sizes = centre_->sizes();
    if (const int room = std::exchange(steps_room_, 0); room > 0)
        centre_->setSizes({sizes[0] - room, sizes[1] + room});
}

// Who moves the border meanwhile has it where they put it.
void RunPage::ask_first(bool asks) {
    if (asks && usual_centre_.isEmpty()) {
        take_back_room_of_steps();
        centre_->refresh();  // what was hidden until now has its share
        usual_centre_ = centre_->height() > 0 ? centre_->sizes() : shares(usual_lanes);
        centre_->setSizes(shares(lanes_when_asked));
    } else if (!asks && !usual_centre_.isEmpty()) {
        centre_->setSizes(std::exchange(usual_centre_, {}));
        share_centre();
    }
}

void RunPage::stand_beside_each_other() {
    if (is_arranged_) {
        parts_.facts->removeTab(parts_.facts->indexOf(parts_.graph_pane));
        parts_.facts->removeTab(parts_.facts->indexOf(insight_));
        // Until now inside of what is about to lie inside of it.
        insight_->setParent(nullptr);
    }
    parts_.facts->insertTab(0, parts_.details, tr("Details"));
    middle_row_->addWidget(parts_.graph_pane);
    insight_->addWidget(parts_.facts);
    addWidget(insight_);
    for (QWidget* part : {static_cast<QWidget*>(parts_.graph_pane),
                          static_cast<QWidget*>(parts_.facts), static_cast<QWidget*>(insight_)})
        part->show();
    parts_.findings_pane->show_header(true);
    parts_.facts->setMinimumWidth(0);
    parts_.facts->setCurrentWidget(parts_.details);
}

void RunPage::lie_behind_each_other() {
    if (is_arranged_)
        parts_.facts->removeTab(parts_.facts->indexOf(parts_.details));
    middle_row_->addWidget(parts_.facts);
    insight_->addWidget(parts_.details);
    parts_.facts->insertTab(0, parts_.graph_pane, tr("Graph"));
    parts_.facts->insertTab(1, insight_, tr("Findings"));
    show_finding_count();
    for (QWidget* part :
         {static_cast<QWidget*>(parts_.details), static_cast<QWidget*>(parts_.facts)})
        part->show();
    parts_.findings_pane->show_header(false);
    // No wider than its half, whatever the widest of its pages would like.
    parts_.facts->setMinimumWidth(least_half);
    parts_.facts->setCurrentWidget(parts_.graph_pane);
}

void RunPage::bring_forward(QWidget* part) {
    emit wanted();
    for (QTabWidget* tabs : {parts_.facts, parts_.study})
        for (int tab = 0; tab < tabs->count(); ++tab)
            if (tabs->isTabVisible(tab) &&
                (tabs->widget(tab) == part || tabs->widget(tab)->isAncestorOf(part))) {
                tabs->setCurrentIndex(tab);
                if (middle_row_->isAncestorOf(tabs))
                    below_->setChecked(true);
            }
}

void RunPage::show_finding_count() {
    const int found = parts_.findings->findings().rowCount();
    const QString count = found > 0 ? QString::number(found) : QString();
    parts_.findings_pane->set_note({count});
    if (const int tab = parts_.facts->indexOf(insight_); tab >= 0)
        parts_.facts->setTabText(tab,
                                 count.isEmpty() ? tr("Findings") : tr("Findings (%1)").arg(count));
    share_insight();
}

bool RunPage::lies_in_front(const QWidget* part) const {
    const QWidget* front = parts_.facts->currentWidget();
    return front && (front == part || front->isAncestorOf(part));
}

void RunPage::bring_details_forward() {
    if (lies_in_front(parts_.graph) && (graph_is_kept_ || parts_.graph->hasFocus()))
        return;
    // Who hid what is below the timeline goes on with the timeline alone.
    if (is_wide_ || below_->isChecked())
        bring_forward(parts_.details);
}

void RunPage::save() {
    const bool asks = !usual_centre_.isEmpty();
    ask_first(false);
    const auto as_before = qScopeGuard([&] { ask_first(asks); });
    take_back_room_of_steps();
    for (QSplitter* each : {static_cast<QSplitter*>(this), left_, centre_, middle_row_, insight_}) {
        const bool by_need = each == left_ || each == insight_ || each == centre_;
        if (!by_need || moved_.contains(each))
            QSettings().setValue(settings_key(*each, is_wide_, by_need), each->saveState());
    }
    QSettings().setValue("window/side", side_->isChecked());
    QSettings().setValue("window/below", below_->isChecked());
}

void RunPage::restore() {
    for (QSplitter* each : {static_cast<QSplitter*>(this), left_, centre_, middle_row_, insight_}) {
        const bool by_need = each == left_ || each == insight_ || each == centre_;
        const QVariant state = QSettings().value(settings_key(*each, is_wide_, by_need));
        moved_.remove(each);
        if (!state.isValid())
            continue;
        each->restoreState(state.toByteArray());
        if (by_need)
            moved_.insert(each);
    }
    side_->setChecked(QSettings().value("window/side", true).toBool());
    below_->setChecked(QSettings().value("window/below", true).toBool());
}

}  // namespace threadline::app
