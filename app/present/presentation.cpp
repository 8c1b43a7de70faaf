#include "app/present/presentation.h"

#include "app/graph/graph_view.h"
#include "app/graph/graph_words.h"
#include "app/panels/legend_strip.h"
#include "app/present/finding_place.h"
#include "app/present/key_page.h"
#include "app/present/room_look.h"
#include "app/timeline/lane_lookup.h"
#include "app/timeline/stretch_of_run.h"
#include "app/timeline/timeline_view.h"
#include "app/timeline/wording_terms.h"

#include "engine/analysis/wait_for_graph.h"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace threadline::app {
namespace {

constexpr auto letters_setting = "presentation/letters";
constexpr double most_letters = 3;  // times as large

}  // namespace

Presentation::Presentation(QWidget* parent)
    : QWidget(parent, Qt::Window),
      actions_(this),
      step_actions_(this),
      wish_(std::clamp(QSettings().value(letters_setting, 1).toDouble(), 1.0, most_letters)),
      look_(room_look(ThemeKind::Projector)),
      theme_(look_),
      picture_theme_(theme_),
      title_(new QLabel),
      place_(new QLabel),
      narration_(new QLabel),
      code_(new QLabel),
      keys_(new QLabel),
      hint_(new QLabel),
      message_(new QLabel),
      left_out_(new QLabel),
      middle_(new QHBoxLayout),
      timeline_(new TimelineView),
      graph_(new GraphView),
      legend_(new LegendStrip),
      blank_(new QWidget(this)) {
    setObjectName("presentation");
    setWindowTitle(tr("Threadline: presentation"));
    setAttribute(Qt::WA_StyledBackground);
    setFocusPolicy(Qt::StrongFocus);
    connect_actions();
    connect_readers();
    for (QLabel* label : {title_, place_, narration_, code_, keys_, hint_, message_, left_out_})
        label->setTextFormat(Qt::PlainText);
    narration_->setWordWrap(true);
    code_->setWordWrap(true);
    keys_->setObjectName("keys");
    keys_->hide();
    hint_->setObjectName("hint");
    hint_->setWordWrap(true);
    hint_->hide();
    left_out_->setObjectName("left-out");
    left_out_->setWordWrap(true);
    left_out_->hide();
    message_->setObjectName("message");
    message_->setWordWrap(true);
    message_->hide();
    narration_->setAccessibleName(tr("What happens here"));
    code_->setAccessibleName(tr("Line of code"));
    timeline_->setAccessibleName(tr("Timeline"));
    TimelineOptions close_together;
    close_together.lane_gap = 6;
    timeline_->set_options(close_together);
    graph_->set_least_scale(0.99);  // or numbers for names that many share, but none cut

    auto* head = new QHBoxLayout;
    title_->setWordWrap(true);
    head->addWidget(title_, 1);
    head->addWidget(place_, 0, Qt::AlignTop);
    middle_->setSpacing(12);
    middle_->addWidget(timeline_, 4);
    middle_->addWidget(graph_, 3);
    constexpr int beside = 24;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(beside, 16, beside, 16);
    column->setSpacing(12);
    column->addLayout(head);
    column->addLayout(middle_, 1);
    column->addWidget(legend_);
    column->addWidget(left_out_);
    column->addWidget(narration_);
    auto* below = new QHBoxLayout;
    below->addWidget(code_, 1);
    below->addWidget(keys_, 0, Qt::AlignTop);
    column->addLayout(below);
    column->addWidget(hint_);
    column->addWidget(message_);

    blank_->setAutoFillBackground(true);
    QPalette black = blank_->palette();
    black.setColor(QPalette::Window, Qt::black);
    blank_->setPalette(black);
    blank_->hide();
    // Keys and mouse are those of the presentation: what the mouse happens to lie on tells nothing.
    setMouseTracking(true);
    for (QWidget* child : findChildren<QWidget*>()) {
        child->setFocusPolicy(Qt::NoFocus);
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
    scale_texts(1);
    scale_pictures(1);
}

void Presentation::set_scenario(const QString& title, const QString& summary,
                                const QString& source) {
    run_is_asked_ = false;
    title_text_ = title;
    summary_ = summary;
    source_ = source.split(u'\n');
    show_stop();
}

void Presentation::set_question(const RoomQuestion& question) {
    const std::optional<std::size_t> predicted = question_.predicted;
    const bool same = question.question == question_.question;
    question_ = question;
    if (same && !question_.predicted)
        question_.predicted = predicted;
    show_stop();
}

bool Presentation::predict(int key) {
    const int choice = key - Qt::Key_1;
    if (!is_opening() || choice < 0 || choice > 8 || choice >= question_.choices.size())
        return false;
    question_.predicted = std::size_t(choice);
    emit predicted(*question_.predicted);
    show_stop();
    return true;
}

void Presentation::tell(const QString& message) {
    if (!message.isEmpty())
        run_is_asked_ = false;  // it has failed
    message_->setText(message);
    message_->setVisible(!message.isEmpty());
}

QString Presentation::message() const {
    return message_->text();
}

void Presentation::set_passed_over(const PassedOver& passed) {
    passed_over_ = passed;
}

void Presentation::clear_run() {
    tell({});
    question_.answer.reset();
    run_.reset();
    steps_.reset();
    detail_.forget();
    detail_ahead_.forget();
    beside_.reset();
    seen_ = {};
    told_.clear();
    stop_ = 0;
    live_ = false;
    timeline_->clear({});
    graph_->begin_run();
    graph_->clear({});
    show_stop();
}

void Presentation::set_run(const session::RunSnapshot& run, bool live) {
    // What was just watched is known; what is opened finished is told from its beginning.
    const bool watched = live || live_;
    const bool other = !run_;
    // Of one that is too long it has the items of what it shows, and the window others.
    const bool same = run_ && run.whole && run_->whole == run.whole;
    const trace::Snapshot shown = same ? run_->trace : run.trace;
    run_ = run;
    run_->trace = shown;
    if (!same) {
        beside_.reset();
        seen_ = {};
    }
    run_is_asked_ = false;
    live_ = live;
    timeline_->set_run(*run_);
    tell_anew();
    if (watched)
        stop_ = stops() - 1;
    if (watched || other)
        timeline_->set_follow(live);
    show_stop();
    // While it goes on the graph comes once, and stays.
    if (watched && live && !laid_out_as_opening_ &&
        (graph_alone_ || is_about_waits() == arranged_for_waits_))
        choose_lanes();
    else
        arrange();
}

// The beginning, what is told one by one, the whole.
std::size_t Presentation::stops() const {
    return told_.size() + 2;
}

QString Presentation::narration() const {
    return narration_->text();
}

bool Presentation::is_blank() const {
    return !blank_->isHidden();
}

int Presentation::text_height() const {
    return int(std::lround(theme_.font_size * theme_.scale));
}

void Presentation::go_to(std::size_t stop) {
    stop_ = run_ ? std::min(stop, stops() - 1) : 0;  // without a run there is the beginning alone
    take_what_is_beside();
    show_stop();
}

// By what is there now; where that makes stops more, the one on show stays the same.
void Presentation::tell_anew() {
    const bool end = is_end();
    const std::size_t before = told_.size();
    const std::optional<trace::Time> at =
        stop_ > 0 && stop_ <= before ? std::optional(told_[stop_ - 1].at) : std::nullopt;
    told_ = live_ ? std::vector<PresentationStop>()
                  : presentation_stops(*run_, passed_over_, run_->whole ? &seen_ : nullptr);
    if (end)
        stop_ = stops() - 1;
    else if (at && told_.size() != before)
        stop_ = 1 + std::size_t(std::ranges::lower_bound(told_, *at, {}, &PresentationStop::at) -
                                told_.begin());
}

QString Presentation::line_of_code(SiteId site) const {
    if (!site || !run_)
        return {};
    const auto line = qsizetype(run_->trace.tables->site(site).line);
    if (line < 1 || line > source_.size())
        return {};
    const QString text = source_[line - 1].section(" --", 0, 0).trimmed();
    return text.isEmpty() ? QString() : tr("line %1:  %2").arg(line).arg(text);
}

bool Presentation::is_opening() const {
    return !live_ && stop_ == 0;
}

bool Presentation::is_end() const {
    return run_ && !live_ && stop_ + 1 == stops();
}

std::optional<trace::Time> Presentation::veil() const {
    if (live_ || is_end())
        return std::nullopt;
    return stop_ == 0 ? trace::Time{0} : told_[stop_ - 1].at + trace::Duration{1};
}

void Presentation::show_stop() {
    title_->setText(title_text_);
    code_->clear();
    if (steps_) {
        narration_->setText(ask(*steps_));
    } else if (live_) {
        narration_->setText(summary_);
    } else if (is_end()) {
        narration_->setText(end_in_words(question_));
    } else if (is_opening()) {
        narration_->setText(question_.is_asked() ? ask(question_) : summary_);
    } else {
        const PresentationStop& stop = told_[stop_ - 1];
        narration_->setText(stop.sentence);
        code_->setText(line_of_code(stop.site));
    }
    place_->setText(live_ || is_opening() ? QString() : tr("%1 of %2").arg(stop_).arg(stops() - 1));
    hint_->setText(hint());
    hint_->setHidden(hint_->text().isEmpty());
    code_->setVisible(hint_->isHidden());
    if (run_) {
        show_pictures();
        show_parts();
        layout()->activate();
    }
    tell_readers();
    const bool graph_fits = graph_->isHidden() || graph_alone_ || graph_->fits();
    if (is_opening() != laid_out_as_opening_ || !graph_fits)
        arrange();
    else if (is_opening())
        scale_narration();
}

void Presentation::show_pictures() {
    TimelineOptions options = timeline_->options();
    options.veil = veil();
    options.cursor.reset();
    if (!live_ && !is_end())
        options.cursor = stop_ > 0 ? told_[stop_ - 1].at : trace::Time{0};
    timeline_->set_options(options);
    show_stretch();
    look_at_shown();
    show_legend();
    show_graph_of(stop_);
}

// At the end all of the run, as long as its last sentence says that it was; also where a person
// wrote of what came long after it froze.
trace::TimeRange Presentation::stretch_of(std::size_t stop) const {
    if (live_ || stop + 1 == stops())
        return run_->trace.range();
    if (stop > 0 && told_[stop - 1].close_up)
        return *told_[stop - 1].close_up;
    const auto seen = how_it_came(*run_);
    return seen && (stop == 0 || told_[stop - 1].at < seen->end) ? *seen : run_->trace.range();
}

void Presentation::show_stretch() {
    if (steps_)
        return timeline_->show_range(steps_->shown);
    if (live_)
        return;  // it follows
    if (const trace::TimeRange range = stretch_of(stop_); range == run_->trace.range())
        timeline_->fit();
    else
        timeline_->show_range(range);
}

void Presentation::show_graph_of(std::size_t stop) {
    const std::size_t here = std::exchange(stop_, stop);
    show_instant(live_ || is_end() ? run_->trace.now
                 : stop > 0        ? told_[stop - 1].at
                                   : trace::Time{0});
    stop_ = here;
}

void Presentation::show_instant(trace::Time at) {
    const trace::Time last = last_instant(run_->trace);
    at = std::min(at, last);
    if (is_foreign(run_->trace)) {
        graph_->clear(graph_not_told());
        return;
    }
    if (run_->whole && !run_->trace.is_detailed({at, at + trace::Duration{1}})) {
        graph_->clear(tr("Reading who waits for whom …"));
        return;
    }
    analysis::WaitForGraph graph = analysis::wait_for_graph_at(run_->trace, *run_->findings, at);
    if (stop_ > 0 && stop_ <= told_.size())
        leave_out_untold(graph, told_, stop_ - 1);
    leave_out_meetings(graph, *run_->trace.tables);
    graph_->set_has_times(!wording::is_stepped(run_->trace.info.get()));
    graph_->set_graph(std::move(graph), run_->trace.tables);
}

void Presentation::closeEvent(QCloseEvent* event) {
    emit ended();
    QWidget::closeEvent(event);
}

void Presentation::connect_actions() {
    const auto on = [this](QAction* action, auto what) {
        connect(action, &QAction::triggered, this, what);
    };
    const auto scale = [this](double factor) {
        wish_ = std::clamp(wish_ * factor, 1.0, most_letters);
        arrange();
        // At once: nothing is seen of the lanes as they were, in the room that is theirs now.
        layout()->activate();
        timeline_->refresh_now();
        QSettings().setValue(letters_setting, wish_);
    };
    // Who has nothing but a clicker starts the run as well.
    on(actions_.next, [this] {
        if (steps_)
            step_actions_.marked->trigger();
        else if (run_)
            go_to(stop_ + 1);
        else if (!std::exchange(run_is_asked_, true))  // who presses twice does not begin anew
            emit run_asked();
    });
    on(actions_.before, [this] {
        if (steps_)
            step_actions_.before->trigger();
        else
            go_to(stop_ > 0 ? stop_ - 1 : 0);
    });
    on(actions_.first, [this] { go_to(0); });
    on(actions_.last, [this] { go_to(stops() - 1); });
    on(actions_.graph, [this] {
        graph_alone_ = !graph_alone_;
        arrange();
    });
    on(actions_.blank, [this] {
        blank_->setGeometry(rect());
        blank_->show();
        blank_->raise();
    });
    on(actions_.larger, [scale] { scale(letter_step); });
    on(actions_.smaller, [scale] { scale(1 / letter_step); });
    on(actions_.run, [this] { emit run_asked(); });
    on(actions_.keys, [this] { new KeyPage(keys_of_now(), theme_, this); });
    on(actions_.end, [this] { close(); });
    on(step_actions_.marked, [this] { emit step_chosen(steps_->marked + 1); });
    on(step_actions_.before, [this] { emit step_back_asked(); });
}

// The keys that it shares with the main window are its own while it is in front.
bool Presentation::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride &&
        action_of(*static_cast<const QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void Presentation::keyPressEvent(QKeyEvent* event) {
    setCursor(Qt::BlankCursor);
    QAction* action = action_of(*event);
    if (action)
        tell({});
    if (is_blank() && action != actions_.end)
        blank_->hide();  // any key brings the picture back
    else if (action == step_actions_.choose)
        emit step_chosen(event->key() - Qt::Key_0);
    else if (action == step_actions_.other)
        mark_other(event->key() == Qt::Key_Up ? -1 : 1);
    else if (action == actions_.predict ? !predict(event->key()) : !action)
        QWidget::keyPressEvent(event);
    else if (action != actions_.predict)
        action->trigger();
}

// As in other presentations: on with the left button, back with the right one.
void Presentation::mousePressEvent(QMouseEvent* event) {
    tell({});
    if (is_blank())
        blank_->hide();
    else if (event->button() == Qt::LeftButton)
        actions_.next->trigger();
    else if (event->button() == Qt::RightButton)
        actions_.before->trigger();
}

void Presentation::mouseMoveEvent(QMouseEvent* event) {
    unsetCursor();
    QWidget::mouseMoveEvent(event);
}

}  // namespace threadline::app
