#include "app/graph/graph_content.h"

#include "app/graph/graph_shape.h"
#include "app/graph/graph_words.h"
#include "app/timeline/contrast.h"
#include "app/timeline/fonts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(GraphView)
};

TextStyle node_style(const Theme& theme) {
    return {theme.font_size + 1, true, false};
}

TextStyle edge_style(const Theme& theme) {
    return {theme.font_size, false, false};
}

Label label_in(const QRectF& rect, const QString& text, const QColor& colour,
               const TextStyle& style) {
    Label label;
    label.rect = rect;
    label.alignment = Qt::AlignCenter;
    label.text = elided_name(text, rect.width(), style);
    label.colour = colour;
    label.size = style.size;
    label.bold = style.bold;
    return label;
}

class Content {
public:
    Content(const GraphPicture& picture, const Theme& theme, const GraphEmphasis& emphasis)
        : picture_(picture), theme_(theme), emphasis_(emphasis), thinner_(part_of_width()) {
        list_.size = picture.size;
    }

    DisplayList draw() {
        std::vector<Path> heads;
        for (const bool strong : {false, true})
            for (const GraphEdgeShape& edge : picture_.edges)
                if ((edge.deadlocked || edge.warned) == strong)
                    heads.push_back(add(edge));
        for (const GraphEdgeShape& edge : picture_.edges)
            add_words(edge);
        // No words hide which way an arrow goes.
        std::ranges::move(heads, std::back_inserter(list_.paths));
        for (const GraphNodeShape& node : picture_.nodes)
            add(node);
        return std::move(list_);
    }

private:
    bool is_lit(const GraphEdgeShape& edge) const {
        return emphasis_.hovered != GraphNodeKey{} &&
               (picture_.nodes[edge.from].key == emphasis_.hovered ||
                picture_.nodes[edge.to].key == emphasis_.hovered);
    }

    // px
    double outline_width(const GraphNodeShape& node) const {
        const bool pointed_at = node.key == emphasis_.chosen || node.key == emphasis_.hovered;
        const double width = !node.involved ? 1 : node.deadlocked ? 2.6 : node.warned ? 2.2 : 1.4;
        return std::max(width, pointed_at ? 2.2 : 0) * theme_.stroke;
    }

    // An arrow from outline to outline, but for a small gap before the head, px.
    struct Course {
        QPointF begin, tip;
        double head, width;
        double quarter;  // of the line that is seen
    };

    // A short one has a smaller head.
    Course course_of(const GraphEdgeShape& edge) const {
        constexpr double part_of_head = 0.35;
        const GraphNodeShape& from = picture_.nodes[edge.from];
        const GraphNodeShape& to = picture_.nodes[edge.to];
        Course course;
        course.begin = border_towards(grown(from, outline_width(from) / 2), edge.begin);
        course.tip = border_towards(grown(to, outline_width(to) / 2 + theme_.stroke), edge.end);
        const QPointF across = course.tip - course.begin;
        const double length = std::max(1.0, std::hypot(across.x(), across.y()));
        course.head = std::min((edge.deadlocked ? 11 : 9) * theme_.stroke, part_of_head * length);
        course.width = (edge.deadlocked               ? 2.6
                        : is_lit(edge) || edge.warned ? 2.2
                                                      : 1.6) *
                       theme_.stroke;
        course.quarter = (length - course.head) / 4;
        return course;
    }

    // Two dashes of a wait are seen before its head, and no arrow stands out for being longer. Not
    // for the sake of one that is hardly there.
    double part_of_width() const {
        constexpr double least = 0.45;
        double part = 1;
        for (const GraphEdgeShape& edge : picture_.edges) {
            const Course course = course_of(edge);
            part = std::min(part, course.quarter / course.width);
        }
        return std::max(part, least);
    }

    // Its line; its head, which is drawn later.
    Path add(const GraphEdgeShape& edge) {
        const Course course = course_of(edge);
        QPointF along = edge.end - point_on(edge, 0.9);
        along /= std::max(1e-6, std::hypot(along.x(), along.y()));
        const QPointF aside(-along.y(), along.x());

        Path way;
        way.stroke = edge.deadlocked ? theme_.error
                     : is_lit(edge)  ? theme_.accent
                     : edge.warned   ? theme_.hold_wanted.outline
                                     : theme_.muted_text;
        if (edge.wait) {
            way.gap = std::min(3.2 * course.width, course.quarter);
            way.dash = std::min(5 * course.width, 2 * course.quarter - way.gap);
        }
        way.width = std::min(course.width * thinner_, course.quarter);
        // The line ends where the arrow's head begins.
        way.path.moveTo(course.begin);
        way.path.quadTo(edge.control, course.tip - along * course.head * 0.8);
        Path arrow;
        arrow.fill = way.stroke;
        arrow.path.addPolygon(
            QPolygonF({course.tip, course.tip - along * course.head + aside * course.head * 0.42,
                       course.tip - along * course.head - aside * course.head * 0.42}));
        arrow.path.closeSubpath();
        list_.paths.push_back(std::move(way));
        return arrow;
    }

    // Words across a line have a ground. Beside it they have none, which would take a piece of it.
    void add_words(const GraphEdgeShape& edge) {
        if (edge.label.isEmpty())
            return;
        const QRectF letters = edge.label_rect.adjusted(4, 2, -4, -2);
        if (std::ranges::any_of(picture_.edges, [&](const GraphEdgeShape& other) {
                return passes_through(other, letters);
            })) {
            Path ground;
            ground.path.addRoundedRect(edge.label_rect, 4, 4);
            ground.fill = theme_.surface;
            list_.paths.push_back(std::move(ground));
        }
        list_.labels.push_back(label_in(edge.label_rect, edge.label,
                                        edge.deadlocked ? theme_.error
                                        : edge.warned   ? theme_.warning
                                                        : theme_.muted_text,
                                        edge_style(theme_)));
    }

    void add(const GraphNodeShape& node) {
        Path shape;
        shape.path = outline_of(node);
        shape.fill = theme_.surface;
        shape.stroke = theme_.muted_text;
        shape.width = outline_width(node);
        QColor text = theme_.text;
        if (!node.involved) {
            shape.stroke = mixed(theme_.surface, theme_.muted_text, 0.75);
            text = theme_.muted_text;
        } else if (node.deadlocked) {
            shape.fill = mixed(theme_.surface, theme_.error, 0.16);
            shape.stroke = theme_.error;
        } else if (node.warned) {
            shape.fill = mixed(theme_.surface, theme_.hold_wanted.colour, 0.6);
            shape.stroke = theme_.hold_wanted.outline;
        } else if (node.lozenge) {
            shape.fill = mixed(theme_.surface, theme_.hold.colour, 0.3);
            shape.stroke = mixed(theme_.hold.colour, theme_.text, 0.45);
        } else {
            shape.fill = mixed(theme_.surface, theme_.text, 0.06);
        }
        if (node.key == emphasis_.chosen || node.key == emphasis_.hovered)
            shape.stroke = node.deadlocked ? theme_.error : theme_.accent;
        list_.paths.push_back(std::move(shape));
        const double room = node.lozenge ? node.rect.width() * (node.brief ? 0.9 : 0.72)
                                         : node.rect.width() - (node.brief ? 4 : 16);
        const QRectF middle(node.rect.center().x() - room / 2, node.rect.top(), room,
                            node.rect.height());
        list_.labels.push_back(label_in(middle, node.label, text, node_style(theme_)));
    }

    const GraphPicture& picture_;
    const Theme& theme_;
    const GraphEmphasis& emphasis_;
    const double thinner_;  // than usual is each arrow
    DisplayList list_;
};

}  // namespace

GraphMetrics graph_metrics(const Theme& theme) {
    return {[style = node_style(theme)](const QString& text) { return text_width(text, style); },
            [style = edge_style(theme)](const QString& text) { return text_width(text, style); },
            theme.font_size * 1.3,
            // Before a room letters are not made smaller to save names.
            theme.kind == ThemeKind::Projector ? 1.0 : 0.8};
}

QPainterPath outline_of(const GraphNodeShape& node) {
    QPainterPath path;
    if (!node.lozenge) {
        path.addRoundedRect(node.rect, 8, 8);
        return path;
    }
    const QRectF& rect = node.rect;
    path.moveTo(rect.center().x(), rect.top());
    path.lineTo(rect.right(), rect.center().y());
    path.lineTo(rect.center().x(), rect.bottom());
    path.lineTo(rect.left(), rect.center().y());
    path.closeSubpath();
    return path;
}

GraphHeadline graph_headline(const GraphPicture& picture) {
    using Alarm = GraphHeadline::Alarm;
    if (picture.deadlock)
        return {picture.cycle ? Text::tr("Deadlock: the cycle is closed")
                              : Text::tr("Deadlock: nobody is left to let them go on"),
                Alarm::Deadlock};
    if (!picture.warned_actor.isEmpty())
        return {(picture.warned_to_write ? Text::tr("Closes if %1 wants to write %2")
                                         : Text::tr("Closes if %1 wants %2"))
                    .arg(picture.warned_actor, picture.warned_lock),
                Alarm::Warning};
    QStringList parts;
    if (const QString replies = replies_text(picture); !replies.isEmpty())
        parts.append(picture.edges.empty() ? Text::tr("%1, nothing is held").arg(replies)
                                           : replies);
    else if (picture.edges.empty())
        parts.append(Text::tr("Nobody waits, nothing is held"));
    if (picture.left_out > 0)
        parts.append(Text::tr("and %1 more").arg(picture.left_out));
    return {parts.join(QStringLiteral("; ")), Alarm::None};
}

QColor colour_of(GraphHeadline::Alarm alarm, const Theme& theme) {
    return alarm == GraphHeadline::Alarm::Deadlock  ? theme.error
           : alarm == GraphHeadline::Alarm::Warning ? theme.warning
                                                    : theme.muted_text;
}

QString graph_legend(const GraphPicture& picture) {
    QStringList parts;
    if (!picture.box_stems.isEmpty())
        parts.append(Text::tr("boxes: %1").arg(picture.box_stems.join(QStringLiteral(", "))));
    if (!picture.lozenge_stems.isEmpty())
        parts.append(
            Text::tr("lozenges: %1").arg(picture.lozenge_stems.join(QStringLiteral(", "))));
    return parts.join(QStringLiteral("; "));
}

DisplayList graph_content(const GraphPicture& picture, const Theme& theme,
                          const GraphEmphasis& emphasis) {
    return Content(picture, theme, emphasis).draw();
}

}  // namespace threadline::app
