// How large the parts of a presentation are, and which of them there are.
#include "app/graph/graph_view.h"
#include "app/panels/legend_strip.h"
#include "app/present/finding_place.h"
#include "app/present/presentation.h"
#include "app/present/room_look.h"
#include "app/timeline/timeline_view.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScopeGuard>

#include <algorithm>
#include <array>
#include <cmath>

namespace threadline::app {
namespace {

constexpr double least_text = 24;     // px, at 1024x768
constexpr double least_height = 768;  // of a screen; a higher one has larger text

// Of the usual height of lanes, at least: lower bars have no room for their words, nor lower lanes.
constexpr double bars_speak = 0.885, lanes_speak = 0.67;

QFont font_of(const Theme& theme, double size, QFont::Weight weight = QFont::Normal) {
    QFont font(theme.font_family);
    font.setPixelSize(int(std::lround(size)));
    font.setWeight(weight);
    return font;
}

}  // namespace

double room_letters(int height, double pixels) {
    return std::max(least_text * height / least_height, least_text / pixels);
}

void Presentation::set_look(ThemeKind window) {
    look_ = room_look(window);
    arrange();
}

void Presentation::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void Presentation::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    arrange();
}

// Larger letters take nothing away: those in the pictures grow as far as all of it has room, and
// the others as long as those in the pictures need not be smaller than at first.
void Presentation::arrange() {
    laid_out_as_opening_ = is_opening();
    scale_texts(1);
    choose_parts();
    if (wish_ <= 1)
        return;
    const bool fit_at_first = run_ && pictures_fit(lanes_speak);
    scale_texts(wish_);
    if (!run_ || is_opening() || !isVisible()) {
        scale_pictures(wish_);
        return;
    }
    constexpr double step = 1.05;
    for (double letters = wish_;; letters = std::max(1.0, letters / step)) {
        scale_pictures(letters);
        layout()->activate();
        if (pictures_fit(letters > 1 && timeline_->options().bars ? bars_speak : lanes_speak))
            return;
        if (letters <= 1)
            break;
    }
    if (fit_at_first) {
        wish_ = std::max(1.0, wish_ / letter_step);
        arrange();
    }
}

// The tallest sentence has its room throughout, unless the graph beside the lanes needs it.
void Presentation::choose_parts() {
    const int two_lines = narration_->minimumHeight();
    const auto as_before = qScopeGuard([&] { narration_->setMinimumHeight(two_lines); });
    if (run_ && !is_opening())
        narration_->setMinimumHeight(std::max(two_lines, tallest_narration()));
    choose_parts_in_room();
    if (!arranged_for_waits_ || graph_beside_)
        return;
    narration_->setMinimumHeight(two_lines);
    choose_parts_in_room();
}

// What has no room is said, which takes a line.
void Presentation::choose_parts_in_room() {
    left_out_->hide();
    for (const bool line : {false, true}) {
        graph_in_turn_ = legend_gives_way_ = false;
        TimelineOptions all = timeline_->options();
        all.bars = false;
        all.locks = true;
        timeline_->set_options(all);
        scale_pictures(1);
        choose_graph();
        choose_lanes();
        // Neither in the lanes nor beside them: where it is told of it stands alone.
        if (arranged_for_waits_ && !graph_beside_ && !live_ && isVisible() &&
            !timeline_->options().locks) {
            graph_in_turn_ = true;
            show_parts();
            layout()->activate();
            graph_in_turn_ = !graph_is_told_alone() || graph_->fits();
            show_parts();
            layout()->activate();
        }
        left_out_->setText(left_out());
        if (line || left_out_->text().isEmpty())
            return;
        left_out_->show();
    }
}

void Presentation::scale_texts(double wish) {
    theme_ = look_;
    theme_.small_size = theme_.font_size;
    theme_.scale = room_letters(height(), devicePixelRatioF()) * wish / theme_.font_size;
    const double size = theme_.font_size * theme_.scale;
    setStyleSheet(QString("#presentation { background: %1; } QLabel { color: %2; } "
                          "#message { color: %3; } #hint, #keys, #left-out { color: %4; }")
                      .arg(theme_.surface.name(), theme_.text.name(), theme_.error.name(),
                           theme_.muted_text.name()));
    title_->setFont(font_of(theme_, size * (is_opening() ? 1.6 : 1.25), QFont::DemiBold));
    place_->setFont(font_of(theme_, size));
    hint_->setFont(font_of(theme_, size));
    keys_->setFont(font_of(theme_, size));
    left_out_->setFont(font_of(theme_, size));
    message_->setFont(font_of(theme_, size, QFont::DemiBold));
    QFont mono(theme_.mono_font_family);
    mono.setPixelSize(int(std::lround(size)));
    code_->setFont(mono);
    for (QLabel* line : {code_, hint_})
        line->setMinimumHeight(
            std::max(QFontMetrics(mono).lineSpacing(), QFontMetrics(hint_->font()).lineSpacing()));
    scale_narration();
    blank_->setGeometry(rect());
}

// At the beginning it stands alone, as large as there is room for.
void Presentation::scale_narration() {
    const double size = theme_.font_size * theme_.scale;
    narration_->setFont(font_of(theme_, size * 1.15));
    // Room for two lines, so that nothing jumps from stop to stop.
    narration_->setMinimumHeight(2 * QFontMetrics(narration_->font()).lineSpacing());
    narration_->setAlignment(Qt::AlignLeft | (is_opening() ? Qt::AlignVCenter : Qt::AlignTop));
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->setStretchFactor(narration_, is_opening() ? 1 : 0);
    column->setStretchFactor(middle_, is_opening() ? 0 : 1);
    if (!is_opening())
        return;
    const QMargins around = layout()->contentsMargins();
    const QRect room(0, 0, width() - around.left() - around.right(), height());
    for (const double larger : {1.8, 1.6, 1.4}) {
        const QFont font = font_of(theme_, size * larger);
        const QRect needed =
            QFontMetrics(font).boundingRect(room, Qt::TextWordWrap, narration_->text());
        if (needed.height() > room.height() * 0.55)
            continue;
        narration_->setFont(font);
        return;
    }
}

void Presentation::scale_pictures(double wish) {
    picture_theme_ = theme_;
    picture_theme_.scale =
        room_letters(height(), devicePixelRatioF()) * wish / picture_theme_.font_size;
    timeline_->set_theme(picture_theme_);
    graph_->set_theme(picture_theme_);
    choose_legend();
    fit_headers();
    show_parts();
}

void Presentation::set_arrangement(const LaneArrangement& arrangement) {
    timeline_->set_arrangement(arrangement);
    fit_headers();
}

// As wide as the names need, up to a third of the picture with the graph: what a bar says is read
// in the graph or the legend as well, whose bar it is only there.
void Presentation::fit_headers() {
    if (!run_)
        return;
    TimelineOptions options = timeline_->options();
    options.header_width = 0;
    const double needed =
        header_width(lane_rows(*run_, options, picture_theme_), options, picture_theme_);
    options.header_width = std::min(needed, legend_width_ / 3.0);
    timeline_->set_options(options);
}

bool Presentation::lanes_fit(const TimelineOptions& options, double share) const {
    const double room = timeline_->height() - axis_height(picture_theme_) -
                        marks_height(*run_, options, picture_theme_) - 14 * picture_theme_.unit();
    return lanes_height(lane_rows(*run_, options, picture_theme_)) * share <= room;
}

bool Presentation::pictures_fit(double share) const {
    return (timeline_->isHidden() || lanes_fit(timeline_->options(), share)) &&
           (graph_->isHidden() || graph_->fits());
}

// Only what can be read from the last row: where bars would have no room for their words they are
// left out, and where not even the lanes have room those of the threads remain. Who holds what is
// in the graph beside them.
void Presentation::choose_lanes() {
    if (!run_ || timeline_->isHidden() || timeline_->height() <= 0)
        return;
    TimelineOptions options = timeline_->options();
    struct Shown {
        bool bars, locks, variables;
    };
    const bool values = tells_of_values(*run_);
    for (const Shown shown : {Shown{true, true, values}, Shown{false, true, values},
                              Shown{false, false, values}, Shown{false, false, false}}) {
        options.bars = shown.bars;
        options.locks = shown.locks;
        options.variables = shown.variables;
        const double share = shown.bars ? bars_speak : lanes_speak;
        if (shown.bars && !lanes_fit(options, share))
            continue;
        const bool other_looks = options.bars != timeline_->options().bars;
        timeline_->set_options(options);
        if (other_looks) {
            choose_legend();
            show_parts();
            layout()->activate();
        }
        // With bars only where the legend still has room for their looks, and the graph its own.
        const bool beside = !shown.bars || ((legend_fits_ || legend_gives_way_) &&
                                            (graph_->isHidden() || graph_->fits()));
        if (beside && lanes_fit(options, share))
            break;
    }
    fit_headers();
    show_legend();
}

// Beside the lanes only where it has something to say, in letters as large as all others, at each
// stop. For that the legend gives way, and then the lanes, as far as they can still be told apart.
// The beginning is told in words alone.
void Presentation::choose_graph() {
    arranged_for_waits_ = graph_beside_ = is_about_waits();
    show_parts();
    if (!arranged_for_waits_ || is_opening() || graph_alone_ || !isVisible())
        return;  // in the last case nothing has its place yet
    struct Shares {
        bool legend;
        int graph;  // of the width, where the lanes have 4
    };
    const int lines = narration_->minimumHeight();
    narration_->setMinimumHeight(std::max(lines, tallest_narration()));
    constexpr std::array ways{Shares{true, 3},  Shares{true, 4},  Shares{false, 3},
                              Shares{false, 4}, Shares{false, 5}, Shares{false, 6}};
    const auto fits = [&](const Shares& shares) {
        legend_gives_way_ = !shares.legend;
        middle_->setStretch(1, shares.graph);
        show_parts();
        layout()->activate();
        // At every stop, so that nothing moves aside from one to the next.
        for (std::size_t stop = live_ ? stop_ : 1; stop < stops(); ++stop) {
            show_graph_of(stop);
            if (!graph_->fits())
                return false;
        }
        return true;
    };
    // With all that it can have first: where that is too little nothing else needs to be tried.
    graph_beside_ = fits(ways.back()) && std::ranges::any_of(ways, fits);
    show_graph_of(stop_);
    narration_->setMinimumHeight(lines);
    legend_gives_way_ = legend_gives_way_ && graph_beside_;
    show_parts();
    layout()->activate();
}

// Of all stops of the run; what the answer is may be known later.
int Presentation::tallest_narration() const {
    if (live_)
        return 0;
    const QMargins around = layout()->contentsMargins();
    const QRect room(0, 0, width() - around.left() - around.right(), height());
    const QFontMetrics metrics(narration_->font());
    const auto height_of = [&](const QString& text) {
        return metrics.boundingRect(room, Qt::TextWordWrap, text).height();
    };
    int tallest = height_of(end_in_words(question_));
    RoomQuestion answered = question_;
    for (qsizetype choice = 0; choice < question_.choices.size(); ++choice) {
        answered.answer = std::size_t(choice);
        tallest = std::max(tallest, height_of(end_in_words(answered)));
    }
    for (const PresentationStop& stop : told_)
        tallest = std::max(tallest, height_of(stop.sentence));
    return tallest;
}

// Where somebody holds or awaits something; the whole run is told by the lanes.
bool Presentation::graph_is_told_alone() const {
    return graph_in_turn_ && !live_ && !is_opening() && !is_end() &&
           !graph_->picture().edges.empty();
}

void Presentation::show_parts() {
    const bool lanes = !is_opening() && !graph_alone_ && !graph_is_told_alone();
    timeline_->setVisible(lanes);
    graph_->setVisible(!is_opening() && (!lanes || graph_beside_));
    legend_->setVisible(run_ && lanes && legend_fits_ && !legend_gives_way_);
    if (graph_in_turn_)
        left_out_->setText(left_out());
    show_keys();
}

// On the first page of the run, as much as has room beside its line of code; who has gone on once
// knows them.
void Presentation::show_keys() {
    QString keys;
    if (!live_ && stop_ == 1 && !is_end()) {
        const QMargins around = layout()->contentsMargins();
        const int code = code_->fontMetrics().horizontalAdvance(code_->text());
        const int room = width() - around.left() - around.right() - code - text_height();
        for (const QString& way :
             {line_of({tr("PageDown: on"), tr("PageUp: back"), tr("?: all keys")}),
              line_of({tr("PageDown: on"), tr("?: all keys")}), tr("?: all keys")})
            if (keys.isEmpty() && keys_->fontMetrics().horizontalAdvance(way) <= room)
                keys = way;
    }
    keys_->setText(keys);
    keys_->setHidden(keys.isEmpty());
}

QString Presentation::left_out() const {
    if (!run_ || (live_ && !steps_) || is_opening() || graph_alone_ || !isVisible())
        return {};
    const TimelineOptions& shown = timeline_->options();
    TimelineOptions all = shown;
    all.locks = true;
    all.variables = tells_of_values(*run_);
    const std::vector<LaneRow> rows = lane_rows(*run_, all, picture_theme_);
    const auto count = [&rows](LaneKind kind) {
        return int(std::ranges::count(rows, kind, &LaneRow::kind));
    };
    QStringList parts;
    if (timeline_->isHidden()) {
        parts += tr("the %n lane(s)", nullptr, int(rows.size()));
    } else {
        if (const int locks = count(LaneKind::Lock); locks > 0 && !shown.locks)
            parts += tr("the lanes of %n lock(s)", nullptr, locks);
        if (const int variables = count(LaneKind::Variable);
            variables > 0 && all.variables && !shown.variables)
            parts += tr("the lanes of %n variable(s)", nullptr, variables);
    }
    if (arranged_for_waits_ && graph_->isHidden())
        parts += tr("the wait-for graph (G)");
    return parts.isEmpty() ? QString() : tr("No room here: %1").arg(parts.join(", "));
}

// As high as all that it is going to say needs, so that nothing jumps; where that is much the lanes
// have the room.
void Presentation::choose_legend() {
    constexpr double most_lines = 2;
    const double line = 17 * picture_theme_.unit();
    const QMargins around = layout()->contentsMargins();
    legend_width_ = width() - around.left() - around.right();
    double height = 0;
    if (run_) {
        std::vector<trace::TimeRange> stretches{run_->trace.range()};
        if (const auto seen = how_it_came(*run_))
            stretches.push_back(*seen);
        for (const PresentationStop& stop : told_)
            if (stop.close_up && *stop.close_up != stretches.back())
                stretches.push_back(*stop.close_up);
        for (const trace::TimeRange& stretch : stretches)
            height = std::max(
                height, legend_of(stretch, stretch.end, tells_of_values(*run_)).size.height());
    }
    legend_fits_ = height <= most_lines * line;
    legend_->setFixedHeight(int(std::ceil(std::max(height, line))));
    show_legend();
}

DisplayList Presentation::legend_of(trace::TimeRange stretch, trace::Time until,
                                    bool variables) const {
    TimelineOptions options = timeline_->options();
    options.variables = variables;
    return state_legend(*run_, stretch, until, options, legend_width_, picture_theme_);
}

// Nothing of what is not told yet.
void Presentation::show_legend() {
    if (run_ && !legend_->isHidden())
        legend_->show_list(legend_of(stretch_of(stop_), veil().value_or(run_->trace.now),
                                     timeline_->options().variables),
                           picture_theme_);
}

}  // namespace threadline::app
