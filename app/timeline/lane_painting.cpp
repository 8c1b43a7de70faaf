#include "app/timeline/lane_painting.h"

#include "app/language/engine_names.h"
#include "app/timeline/painter.h"

#include <algorithm>
#include <cmath>

namespace threadline::app {

QString LaneCanvas::name(ActorId actor) const {
    return name_in_words(*run.trace.tables, actor);
}

QString LaneCanvas::name(ObjectId object) const {
    return name_in_words(*run.trace.tables, object);
}

QRectF LaneCanvas::rect(trace::Time begin, trace::Time end, double top, double height) const {
    const double left = std::max(scale.x(begin), scale.left);
    const double right = std::min(scale.x(end), scale.left + scale.width);
    return QRectF(left, top, std::max(right - left, 1.0), height);
}

double LaneCanvas::right() const {
    return std::min(scale.left + scale.width, scale.x(run.trace.now));
}

LaneCanvas::Crowd LaneCanvas::crowd(std::size_t count) const {
    return static_cast<double>(count) * 14 * layout.unit > lanes_width ? Crowd::Dense
                                                                       : Crowd::Sparse;
}

void LaneCanvas::add_box(const QRectF& rect, const Fill& fill, const Subject& subject,
                         Crowd crowd) const {
    const double least = 5 * theme.stroke * layout.unit;
    if (std::min(rect.width(), rect.height()) >= least) {
        // Paper shows finer lines than a screen, and thick ones leave nothing of a narrow mark.
        const double wide = theme.kind == ThemeKind::Print ? 14 : 40;
        const double thick = theme.stroke > 1 ? 16 : 0;
        const bool joins = rect.width() < (crowd == Crowd::Dense ? wide : thick) * layout.unit;
        QRectF place = rect;
        // Of two thick outlines side by side one is enough.
        if (theme.stroke > 1 && !joins && fill.outline.isValid() && begins_at_an_outline(rect))
            place.setLeft(rect.left() - layout.edge);
        out.boxes.push_back({place, fill, 0, subject, joins});
        if (!options.hatches)
            out.boxes.back().fill.hatch = Hatch::None;
        return;
    }
    if (fill.hatch != Hatch::None && has_room_for_hatch(rect)) {
        add_joined_box(rect, fill, subject);
        return;
    }
    const Fill look = plain_look(fill);
    if (!out.boxes.empty() && rect.width() < 3) {
        // Slivers that look the same and touch are one box: a person cannot point at either.
        Box& last = out.boxes.back();
        if (last.rect.right() == rect.left() && last.rect.top() == rect.top() &&
            last.rect.width() < 3 && last.fill.colour == look.colour &&
            last.subject.kind == subject.kind) {
            last.rect.setRight(rect.right());
            last.subject.range.end = subject.range.end;
            last.subject.object = {};
            last.subject.site = {};
            return;
        }
    }
    out.boxes.push_back({rect, look, 0, subject});
}

bool LaneCanvas::begins_at_an_outline(const QRectF& rect) const {
    const auto last = std::find_if(out.boxes.rbegin(), out.boxes.rend(), [](const Box& box) {
        return box.subject.kind != Subject::Kind::None;  // no plate of its words
    });
    return last != out.boxes.rend() && !last->joins && last->fill.outline.isValid() &&
           last->rect.top() == rect.top() && std::abs(last->rect.right() - rect.left()) < 1e-3;
}

void LaneCanvas::add_edge_after_wait(const trace::Hold& hold, const QRectF& whole) const {
    const double width = 3 * layout.unit;
    if (!hold.contended || hold.begin < scale.range.begin || whole.width() < 3 * width)
        return;
    out.boxes.push_back({QRectF(whole.left(), whole.top(), width, whole.height()),
                         {theme.text, Hatch::None, QColor(), QColor()},
                         0,
                         {}});
}

// More on paper: copied in grey, colours without a hatch are all alike.
bool LaneCanvas::has_room_for_hatch(const QRectF& rect) const {
    const double least = theme.kind == ThemeKind::Print ? 2 : 10;
    return options.hatches && rect.width() >= least * layout.unit &&
           rect.height() >= 4 * layout.unit;
}

void LaneCanvas::add_joined_box(const QRectF& rect, const Fill& fill,
                                const Subject& subject) const {
    const bool hatched = fill.hatch != Hatch::None && has_room_for_hatch(rect);
    const bool wide = fill.hatch == Hatch::None && rect.width() >= 10 * layout.unit;
    out.boxes.push_back({rect, hatched || wide ? fill : plain_look(fill), 0, subject, hatched});
    out.boxes.back().fill.outline = QColor();
}

Fill LaneCanvas::plain_look(const Fill& fill) const {
    for (const auto& [known, look] : plain_looks)
        if (known == &fill)
            return look;
    const Fill look{from_afar(fill, theme.surface), Hatch::None, QColor(), QColor()};
    plain_looks.emplace_back(&fill, look);
    return look;
}

QColor from_afar(const Fill& fill, const QColor& surface) {
    constexpr double seen = 3;  // what WCAG asks of graphics
    const double hatched = fill.hatch == Hatch::None ? 0 : fill.hatch == Hatch::Dense ? 0.5 : 0.25;
    const QColor whole = mixed(fill.colour, fill.hatch_colour, hatched);
    if (!fill.outline.isValid() || contrast_ratio(whole, surface) >= seen)
        return whole;
    return mixed(fill.colour, fill.outline, 0.25);
}

void LaneCanvas::add_label(const QRectF& rect, const std::vector<QString>& texts, Last last,
                           const TextStyle& usual, const Fill& fill) const {
    TextStyle style = usual;
    const double between = rect.height() - 2 * layout.edge;  // its outlines
    style.size = std::clamp(std::min(rect.height() / 1.1, (between - layout.unit) / letters_height),
                            usual.size * options.least_label, usual.size);
    QRectF inner = rect.adjusted(layout.padding, 0, -layout.padding, 0);
    if (inner.width() < style.size || rect.height() < 1.099 * style.size || texts.empty())
        return;
    const auto longest_that_fits = [&](double room) {
        for (const QString& text : texts)
            if (text_width(text, style) <= room)
                return text;
        return last == Last::Name ? elided(texts.back(), room, style) : QString();
    };
    QString text = longest_that_fits(inner.width());
    if (text.isEmpty())
        return;
    for (const double mark : marks) {
        if (mark < inner.left() - layout.padding || mark > inner.left() + text_width(text, style))
            continue;
        QRectF beyond = inner;
        beyond.setLeft(mark + layout.padding);
        const QString text_beyond = longest_that_fits(beyond.width());
        if (text_beyond.isEmpty())
            continue;
        inner = beyond;
        text = text_beyond;
    }
    // Capitals stand in the middle, unless what hangs below a word would reach the outline.
    const double below = (between - text_ascent(style)) / 2;
    if (below < letters_hang * style.size && between >= letters_height * style.size)
        inner.setBottom(inner.bottom() - 2 * letters_rise * style.size);
    Label label;
    label.rect = inner;
    label.text = text;
    label.colour = ink_on(fill);
    label.size = style.size;
    label.bold = style.bold;
    label.mono = style.mono;
    if (fill.hatch != Hatch::None && options.hatches) {
        const double margin = 2 * layout.unit;
        // Inside the outline: a thick one is not to be broken by words.
        const double height = std::min(style.size * 1.15, between);
        out.boxes.push_back({QRectF(inner.left() - margin, rect.center().y() - height / 2,
                                    text_width(text, style) + 2 * margin, height),
                             {fill.colour, Hatch::None, QColor(), QColor()},
                             0,
                             {}});
    }
    out.labels.push_back(std::move(label));
}

void LaneCanvas::add_labels(const std::vector<Part>& parts, const std::vector<QString>& texts,
                            Last last, const TextStyle& usual) const {
    const auto widest = std::max_element(
        parts.begin(), parts.end(),
        [](const Part& a, const Part& b) { return a.rect.width() < b.rect.width(); });
    for (auto part = parts.begin(); part != parts.end(); ++part)
        if (part == widest)
            add_label(part->rect, texts, last, usual, *part->fill);
        else
            add_label(part->rect, {texts.front()}, Last::Word, usual, *part->fill);
}

std::vector<Look> looks_of(trace::TimeRange range, const std::vector<trace::TimeRange>& wanted,
                           trace::Time frozen_from, const Fill& plain, const Fill& while_wanted,
                           const Fill& frozen) {
    std::vector<Look> looks;
    const trace::Time thaw = std::clamp(frozen_from, range.begin, range.end);
    trace::Time at = range.begin;
    const auto upto = [&](trace::Time end, const Fill& fill) {
        if (end > at)
            looks.push_back({{at, end}, &fill});
        at = std::max(at, end);
    };
    const auto first = std::lower_bound(
        wanted.begin(), wanted.end(), range.begin,
        [](const trace::TimeRange& stretch, trace::Time t) { return stretch.end <= t; });
    for (auto stretch = first; stretch != wanted.end() && stretch->begin < thaw; ++stretch) {
        upto(std::min(stretch->begin, thaw), plain);
        upto(std::min(stretch->end, thaw), while_wanted);
    }
    upto(thaw, plain);
    upto(range.end, frozen);
    return looks;
}

void SeveralMarks::add(double left, double right) {
    if (from_ >= 0 && left - to_ > 4)  // marks that nearly touch are one mark
        flush();
    if (from_ < 0)
        from_ = left;
    to_ = right;
}

void SeveralMarks::flush() {
    if (from_ < 0 || is_stroke(canvas_.layout))
        return;
    // Two dots: one alone would look like dust.
    const double least = 6 * canvas_.layout.unit;
    const double right = canvas_.right();
    const double end = std::min(std::max(to_, from_ + least), right);
    if (beneath_ && from_ < std::min(to_, right))
        beneath_(from_, std::min(to_, right));
    const double begin = std::max(std::min(from_, end - least), canvas_.scale.left);
    canvas_.out.lines.push_back({{begin, y_},
                                 {end, y_},
                                 canvas_.theme.text,
                                 2 * canvas_.layout.unit,
                                 true,
                                 false,
                                 Line::Meaning::Several});
    from_ = -1;
}

}  // namespace threadline::app
