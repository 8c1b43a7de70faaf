#include "app/figure/svg_writer.h"

#include "app/figure/markup.h"
#include "app/timeline/fonts.h"
#include "app/timeline/hatch.h"
#include "app/timeline/painter.h"

#include <QCryptographicHash>
#include <QPainterPath>

#include <cmath>
#include <span>

namespace threadline::app {

namespace {

// Two decimals of a point are 4 micrometres.
QByteArray number(double value) {
    QByteArray text = QByteArray::number(value, 'f', 2);
    while (text.endsWith('0'))
        text.chop(1);
    if (text.endsWith('.'))
        text.chop(1);
    return text == "-0" ? QByteArray("0") : text;
}

QByteArray colour(const QColor& value) {
    return value.name(QColor::HexRgb).toLatin1();
}

QByteArray escaped(const QString& text) {
    return escaped_markup(text).toUtf8();
}

QByteArray path_data(const QPainterPath& path) {
    QByteArray data;
    for (int i = 0; i < path.elementCount(); ++i) {
        const QPainterPath::Element element = path.elementAt(i);
        const char* command = element.isMoveTo() ? "M" : element.isLineTo() ? "L" : "C";
        if (element.type != QPainterPath::CurveToDataElement)
            data += command;
        else
            data += ' ';
        data += number(element.x) + ' ' + number(element.y);
    }
    return data;
}

bool is_plain(const Box& box) {
    return box.radius <= 0 && box.fill.hatch == Hatch::None && !box.fill.outline.isValid();
}

// Whether `after` only makes `before` longer: for themselves the two would show a seam.
bool goes_on(const Box& before, const Box& after) {
    return is_plain(before) && is_plain(after) && before.fill.colour == after.fill.colour &&
           before.rect.top() == after.rect.top() && before.rect.bottom() == after.rect.bottom() &&
           std::abs(after.rect.left() - before.rect.right()) < 1e-3;
}

class Writer {
public:
    Writer(const Theme& theme) : theme_(theme), unit_(theme.unit()) {}

    void box(const Box& box) {
        const QRectF& r = box.rect;
        if (box.fill.colour.alpha() > 0)
            rect(r, box.radius, "fill=\"" + colour(box.fill.colour) + "\"");
        const HatchLines hatch = box.joins ? joined_hatch_lines(r, box.fill.hatch, unit_)
                                           : hatch_lines(r, box.fill.hatch, unit_);
        if (!hatch.lines.empty())
            lines(hatch.lines, box.fill.hatch_colour, hatch.width);
        if (box.fill.outline.isValid()) {
            const double width = outline_width(theme_);
            const double inset = width / 2;
            if (box.joins)
                lines(joined_edges(box, width), box.fill.outline, width);
            else
                rect(r.adjusted(inset, inset, -inset, -inset), box.radius,
                     "fill=\"none\" stroke=\"" + colour(box.fill.outline) + "\" stroke-width=\"" +
                         number(width) + "\"");
        }
    }

    void path(const Path& path) {
        if (path.path.isEmpty())
            return;
        out_ += "<path d=\"" + path_data(path.path) + "\" fill=\"" +
                (path.fill.isValid() ? colour(path.fill) : QByteArray("none")) + "\"";
        if (path.stroke.isValid()) {
            out_ += " stroke=\"" + colour(path.stroke) + "\" stroke-width=\"" + number(path.width) +
                    "\"";
            if (path.dash > 0)
                out_ += " stroke-dasharray=\"" + number(path.dash) + ' ' + number(path.gap) + "\"";
        }
        out_ += "/>\n";
    }

    void line(const Line& line) {
        out_ += "<path d=\"M" + number(line.from.x()) + ' ' + number(line.from.y()) + 'L' +
                number(line.to.x()) + ' ' + number(line.to.y()) + "\" stroke=\"" +
                colour(line.colour) + "\" stroke-width=\"" + number(line.width) + "\"";
        if (line.dashed)
            out_ += " stroke-dasharray=\"" + number(dash_length(line, unit_)) + "\"";
        out_ += "/>\n";
        if (line.arrow)
            out_ += "<path d=\"" + path_data(arrow_head(line, unit_)) + "Z\" fill=\"" +
                    colour(line.colour) + "\"/>\n";
    }

    // Text that can be found, selected and edited. Its length is told, so that the layout holds
    // where another font has to stand in.
    void label(const Label& label) {
        if (label.text.isEmpty())
            return;
        const TextStyle style{label.size, label.bold, label.mono};
        const QPointF start = baseline_of(label);
        out_ +=
            "<text x=\"" + number(start.x()) + "\" y=\"" + number(start.y()) + "\" font-size=\"" +
            number(label.size) + "\" textLength=\"" + number(text_width(label.text, style)) +
            "\" lengthAdjust=\"spacingAndGlyphs\" fill=\"" + colour(label.colour) + "\"" +
            (label.bold ? " font-weight=\"600\"" : "") +
            (label.mono ? " font-family=\"" + families(theme_.mono_font_family, "monospace") + "\""
                        : QByteArray()) +
            ">" + escaped(label.text) + "</text>\n";
    }

    QByteArray content() const {
        return "<g font-family=\"" +
               families(theme_.font_family, "'Helvetica Neue', Arial, sans-serif") +
               "\" xml:space=\"preserve\">\n" + out_ + "</g>\n";
    }

private:
    void lines(std::span<const QLineF> all, const QColor& with, double width) {
        QByteArray data;
        for (const QLineF& line : all)
            data += 'M' + number(line.x1()) + ' ' + number(line.y1()) + 'L' + number(line.x2()) +
                    ' ' + number(line.y2());
        out_ += "<path d=\"" + data + "\" fill=\"none\" stroke=\"" + colour(with) +
                "\" stroke-width=\"" + number(width) + "\"/>\n";
    }
    static QByteArray families(const QString& first, const char* others) {
        return escaped(u'\'' + first + u'\'') + ", " + others;
    }

    void rect(const QRectF& r, double radius, const QByteArray& look) {
        out_ += "<rect x=\"" + number(r.x()) + "\" y=\"" + number(r.y()) + "\" width=\"" +
                number(std::max(r.width(), 0.0)) + "\" height=\"" +
                number(std::max(r.height(), 0.0)) + "\"";
        if (radius > 0)
            out_ += " rx=\"" + number(radius) + "\"";
        out_ += ' ' + look + "/>\n";
    }

    const Theme& theme_;
    double unit_;
    QByteArray out_;
};

// Where it comes from, in the words of Dublin Core, for programs that read such things.
QByteArray metadata(const FigureText& text) {
    if (text.facts.empty())
        return {};
    QStringList facts;
    for (const FigureFact& fact : text.facts)
        facts += fact.key + QStringLiteral(": ") + fact.value;
    return "<metadata><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><rdf:Description rdf:about=\"\">"
           "<dc:title>" +
           escaped(text.title) + "</dc:title><dc:description>" + escaped(text.caption) +
           "</dc:description><dc:source>" + escaped(facts.join(QStringLiteral("; "))) +
           "</dc:source><dc:creator>Threadline</dc:creator></rdf:Description></rdf:RDF>"
           "</metadata>\n";
}

// Several figures may stand in one page, and each is called by its own title.
QByteArray id_of(const FigureText& text) {
    const QString words = text.title + text.caption + text.description;
    return QCryptographicHash::hash(words.toUtf8(), QCryptographicHash::Sha1).toHex().left(8);
}

}  // namespace

QByteArray svg_of(const DisplayList& list, const Theme& theme, double width_mm,
                  const FigureText& text) {
    Writer writer(theme);
    for (std::size_t i = 0; i < list.boxes.size();) {
        Box box = list.boxes[i];
        for (++i; i < list.boxes.size() && goes_on(box, list.boxes[i]); ++i)
            box.rect.setRight(list.boxes[i].rect.right());
        writer.box(box);
    }
    for (const Path& path : list.paths)
        writer.path(path);
    for (const Line& line : list.lines)
        writer.line(line);
    for (const Label& label : list.labels)
        writer.label(label);

    const QByteArray id = id_of(text);
    const double height_mm = width_mm * list.size.height() / list.size.width();
    QByteArray svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    svg += "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"" + number(width_mm) +
           "mm\" height=\"" + number(height_mm) + "mm\" viewBox=\"0 0 " +
           number(list.size.width()) + ' ' + number(list.size.height()) + "\" xml:lang=\"" +
           escaped(text.language) + "\" role=\"img\" aria-labelledby=\"title-" + id + " desc-" +
           id + "\">\n";
    svg += "<title id=\"title-" + id + "\">" + escaped(text.title) + "</title>\n";
    svg += "<desc id=\"desc-" + id + "\">" + escaped(text.description) + "</desc>\n";
    svg += metadata(text);
    if (list.background.isValid())
        svg += "<rect width=\"100%\" height=\"100%\" fill=\"" + colour(list.background) + "\"/>\n";
    return svg + writer.content() + "</svg>\n";
}

}  // namespace threadline::app
