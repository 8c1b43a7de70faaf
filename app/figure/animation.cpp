#include "app/figure/animation.h"

#include "app/figure/apng_writer.h"
#include "app/figure/figure_text.h"
#include "app/figure/gif_writer.h"
#include "app/figure/graph_below.h"
#include "app/figure/numbered_frames.h"
#include "app/figure/output_file.h"
#include "app/figure/theme_colours.h"
#include "app/timeline/moment_wording.h"
#include "app/timeline/painter.h"
#include "app/timeline/run_marks.h"
#include "app/timeline/title_lines.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <optional>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Animation)
};

constexpr std::size_t most_pauses = 12;
constexpr std::size_t most_frames = 5'000;
constexpr double most_pixels = 4e6;  // of a frame
constexpr std::chrono::milliseconds end_shown{2'000};

// What happens stands below the figure: at a text of 12 px.
constexpr double letters = 12, line = 18, margin = 6, below_words = 8;
constexpr std::size_t most_lines = 6;

Error error(const QString& message) {
    return Error{message.toStdString()};
}

std::chrono::milliseconds frame_time(const AnimationOptions& options) {
    return std::chrono::milliseconds(1'000 / options.frames_per_second);
}

trace::TimeRange range_of(const session::RunSnapshot& run, const FigureOptions& figure) {
    return figure.range.value_or(run.trace.range());
}

struct Pause {
    trace::Time at;
    QString words;
};

// By time; what a person wrote goes before what happened at the same instant.
std::vector<Pause> pauses_of(const session::RunSnapshot& run, trace::TimeRange range,
                             const PassedOver& passed) {
    std::vector<Pause> pauses;
    for (const ToldNote& note : told_notes(run, range, passed))
        pauses.push_back({note.at, note.sentence});
    const std::size_t notes = pauses.size();
    const std::size_t most = std::max(notes, most_pauses);
    for (const trace::Moment& moment : moments_of(run, told_kinds(passed), most, range)) {
        const auto is_told = [&](const Pause& pause) { return pause.at == moment.at; };
        if (pauses.size() < most &&
            std::none_of(pauses.begin(), pauses.begin() + std::ptrdiff_t(notes), is_told))
            pauses.push_back({moment.at, moment_sentence(run, moment)});
    }
    std::ranges::stable_sort(pauses, {}, &Pause::at);
    return pauses;
}

// What is not drawn is not told either.
AnimationOptions told(const FigureOptions& figure, AnimationOptions options) {
    if (!figure.timeline.findings || !figure.timeline.annotations)
        options.passed_over.notes = true;
    return options;
}

// Of a frame so wide, in the points of the layout.
std::vector<QString> lines_of(const QString& words, double width, const Theme& theme) {
    const double unit = theme.unit();
    return title_lines(words, width - 2 * margin * unit, {letters * unit, true, false}, most_lines);
}

// As high as the longest words need, so that nothing moves from frame to frame.
double height_of_words(const std::vector<Pause>& pauses, double width, const Theme& theme) {
    std::size_t most = 1;
    for (const Pause& pause : pauses)
        most = std::max(most, lines_of(pause.words, width, theme).size());
    return (static_cast<double>(most) * line + below_words) * theme.unit();
}

// What lies below each other in a frame, in the points of the layout: the lanes, what happens, the
// graph.
struct FrameRoom {
    FigureOptions lanes;
    double words = 0, graph = 0;
};

// Of the height that was asked for, if any, the graph has what it needs, and half at most; words
// and letters are as large as the lanes then have room for.
FrameRoom frame_room(const session::RunSnapshot& run, const FigureOptions& figure,
                     const AnimationOptions& options) {
    const double width = figure_width(figure.width_mm);
    const std::vector<Pause> pauses =
        pauses_of(run, range_of(run, figure), told(figure, options).passed_over);
    const auto shared = [&](FigureOptions lanes) {
        FrameRoom room{std::move(lanes), 0, options.graph ? GraphBelow::height_for(width) : 0};
        room.words = height_of_words(pauses, width, figure_theme(room.lanes));
        if (!figure.height_mm)
            return room;
        const double points = width / figure.width_mm;
        const double left = *figure.height_mm * points - room.words;
        room.graph = std::min(room.graph, left / 2);
        room.lanes.height_mm = (left - room.graph) / points;
        return room;
    };
    return shared(fitted(run, shared(figure).lanes));
}

// What stays the same in every frame, painted once, and what is put over it.
class Stage {
public:
    Stage(const session::RunSnapshot& run, const FrameRoom& room)
        : run_(run), theme_(figure_theme(room.lanes)), layout_(figure_layout(run, room.lanes)) {
        const FigureOptions& options = room.lanes;
        unit_ = theme_.unit();
        figure_height_ = layout_.list.size.height();
        layout_.list.size.rheight() += room.words;
        if (room.graph > 0) {
            graph_.emplace(run, options, QSizeF(layout_.list.size.width(), room.graph));
            graph_top_ = layout_.list.size.height();
            layout_.list.size.rheight() += graph_->height();
        }
        for (const Box& box : layout_.list.boxes)
            if (box.subject.kind == Subject::Kind::Moment)
                flags_.push_back(box);
        const double width = options.width_mm / 25.4 * options.dpi;
        pixels_ =
            QSize(int(std::lround(width)),
                  int(std::lround(width * layout_.list.size.height() / layout_.list.size.width())));
    }

    QSize pixels() const { return pixels_; }

    QImage paint(const AnimationFrame& frame) {
        if (base_.isNull())
            base_ = figure_image(layout_.list, theme_, pixels_);
        QImage image = base_;
        QPainter painter(&image);
        painter.scale(pixels_.width() / layout_.list.size.width(),
                      pixels_.height() / layout_.list.size.height());
        const double x = std::max(layout_.scale.x(frame.at), layout_.scale.left);
        const double right = layout_.scale.left + layout_.scale.width;
        if (x < right)
            painter.fillRect(
                QRectF(QPointF(x, layout_.top - unit_), QPointF(right + 1, layout_.bottom)),
                theme_.surface);
        // One that flies to the left of its moment waits for it, too.
        for (const Box& flag : flags_)
            if (flag.subject.range.begin > frame.at)
                painter.fillRect(flag.rect.adjusted(-unit_, -unit_, unit_, unit_), theme_.surface);
        DisplayList over;
        append(over,
               cursor_in(run_, frame.at, layout_.scale, layout_.bottom - layout_.top,
                         axis_height(theme_), theme_),
               {0, layout_.top});
        add_words(over, frame.words);
        app::paint(painter, over, theme_);
        if (graph_)
            graph_->paint(painter, graph_top_, frame.at);
        return image;
    }

private:
    void add_words(DisplayList& over, const QString& words) const {
        double top = figure_height_;
        for (const QString& words_of_line : lines_of(words, layout_.list.size.width(), theme_)) {
            Label label;
            label.rect = QRectF(margin * unit_, top, layout_.list.size.width() - 2 * margin * unit_,
                                line * unit_);
            label.text = words_of_line;
            label.size = letters * unit_;
            label.bold = true;
            label.colour = theme_.text;
            over.labels.push_back(std::move(label));
            top += line * unit_;
        }
    }

    session::RunSnapshot run_;
    Theme theme_;
    TimelineFigure layout_;
    double unit_ = 1;
    double figure_height_ = 0;
    std::vector<Box> flags_;  // above the lanes
    std::optional<GraphBelow> graph_;
    double graph_top_ = 0;
    QSize pixels_;
    QImage base_;
};

// As a figure says it of its lanes, of the whole frame.
Status check_height(const session::RunSnapshot& run, const FigureOptions& figure,
                    const FrameRoom& room, bool with_graph) {
    if (!figure.height_mm)
        return Done{};
    const double lanes_mm = least_height_mm(run, room.lanes);
    if (*room.lanes.height_mm >= lanes_mm)
        return Done{};
    const double width = figure_width(figure.width_mm);
    const double points = width / figure.width_mm;
    const double graph_mm =
        with_graph ? std::min(lanes_mm, GraphBelow::height_for(width) / points) : 0;
    return too_low(*figure.height_mm, std::ceil(lanes_mm + graph_mm + room.words / points));
}

QString ending_of(const QString& path) {
    return QFileInfo(path).suffix().toLower();
}

}  // namespace

std::vector<AnimationFrame> animation_frames(const session::RunSnapshot& run,
                                             trace::TimeRange range,
                                             const AnimationOptions& options) {
    const std::vector<Pause> pauses = pauses_of(run, range, options.passed_over);
    const auto steps =
        std::max<std::int64_t>(options.length.count() * options.frames_per_second / 1'000, 1);
    std::vector<AnimationFrame> frames;
    auto next = pauses.begin();
    QString words;
    for (std::int64_t step = 0; step < steps; ++step) {
        const double part = static_cast<double>(step) / static_cast<double>(steps);
        const trace::Time at =
            range.begin + trace::Duration(static_cast<std::int64_t>(
                              part * static_cast<double>(range.length().count())));
        for (; next != pauses.end() && next->at <= at; ++next) {
            words = next->words;
            frames.push_back({next->at, options.pause, words});
        }
        frames.push_back({at, frame_time(options), words});
    }
    for (; next != pauses.end(); ++next) {
        words = next->words;
        frames.push_back({next->at, options.pause, words});
    }
    frames.push_back({range.end, end_shown, words});
    return frames;
}

Status play(const session::RunSnapshot& run, const FigureOptions& figure,
            const AnimationOptions& options, const FrameTaker& take,
            const std::function<bool(std::size_t, std::size_t)>& go_on) {
    const std::vector<AnimationFrame> frames =
        animation_frames(run, range_of(run, figure), told(figure, options));
    Stage stage(run, frame_room(run, figure, options));
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (go_on && !go_on(i, frames.size()))
            return error(Text::tr("the animation was stopped before its end"));
        if (Status taken = take(stage.paint(frames[i]), frames[i].shown); !taken)
            return taken;
    }
    return Done{};
}

namespace {

Status write_frames(const session::RunSnapshot& run, const FigureOptions& figure,
                    const AnimationOptions& options, const QString& path, const FigureText& text,
                    const std::function<bool(std::size_t, std::size_t)>& go_on) {
    const auto collect_in = [](auto& writer) {
        return [&writer](const QImage& image, std::chrono::milliseconds shown) {
            writer.add(image, shown);
            return Status(Done{});
        };
    };
    if (ending_of(path) == QLatin1String("gif")) {
        GifWriter gif(text, colours_of(figure_theme(figure)));
        if (Status played = play(run, figure, options, collect_in(gif), go_on); !played)
            return played;
        const Result<QByteArray> bytes = gif.encoded();
        return bytes ? write_file(path, *bytes) : Status(bytes.error());
    }
    if (ending_of(path) == QLatin1String("apng")) {
        ApngWriter apng(text);
        Status played = play(run, figure, options, collect_in(apng), go_on);
        return played ? write_file(path, apng.bytes()) : played;
    }
    std::size_t number = 0;
    Status played = play(
        run, figure, options,
        [&](const QImage& image, std::chrono::milliseconds shown) {
            const QByteArray bytes = png_bytes(image, text);
            const auto times = std::max<std::int64_t>(shown / frame_time(options), 1);
            for (std::int64_t i = 0; i < times; ++i)
                if (Status written = write_file(frame_path(path, ++number), bytes); !written)
                    return written;
            return Status(Done{});
        },
        go_on);
    if (played)
        remove_frames_behind(path, number);
    return played;
}

}  // namespace

bool is_animation(const QString& path) {
    const QString ending = ending_of(path);
    return ending == QLatin1String("gif") || ending == QLatin1String("apng") || is_numbered(path);
}

Status check_animation(const session::RunSnapshot& run, const FigureOptions& figure,
                       const AnimationOptions& options, const QString& path) {
    if (options.frames_per_second < 1 || options.frames_per_second > 50)
        return error(Text::tr("%1 frames a second cannot be shown: give 1 to 50")
                         .arg(options.frames_per_second));
    const auto frames = options.length.count() * options.frames_per_second / 1'000;
    if (options.length.count() <= 0 || frames > std::int64_t(most_frames))
        return error(Text::tr("the animation would have %1 frames: give a length and a number of "
                              "frames a second that make 1 to %2")
                         .arg(frames)
                         .arg(most_frames));
    if (const QString theirs = frame_of_others(path); !theirs.isEmpty())
        return error(Text::tr("'%1' bears the name of a frame, and Threadline did not write it: "
                              "choose another name")
                         .arg(theirs));
    const FrameRoom room = frame_room(run, figure, options);
    if (Status fits = check_height(run, figure, room, options.graph); !fits)
        return fits;
    FigureOptions whole = room.lanes;
    whole.height_mm = figure.height_mm;  // a message names the height that was given
    if (Status fits = check_figure(run, whole, QStringLiteral("frame.png")); !fits)
        return fits;
    const QSize pixels = Stage(run, room).pixels();
    if (double(pixels.width()) * pixels.height() > most_pixels)
        return error(Text::tr("a frame would have %1 x %2 pixels: lower the dpi or the size")
                         .arg(pixels.width())
                         .arg(pixels.height()));
    return Done{};
}

Status write_animation(const session::RunSnapshot& run, const FigureOptions& figure,
                       const AnimationOptions& options, const QString& path,
                       const std::function<bool(std::size_t, std::size_t)>& go_on) {
    if (Status fits = check_animation(run, figure, options, path); !fits)
        return fits;
    const FigureText text = figure_words(run, figure);
    const Status written = write_frames(run, figure, options, path, text, go_on);
    return written && figure.caption ? write_file(caption_path(path), text_file(text)) : written;
}

}  // namespace threadline::app
