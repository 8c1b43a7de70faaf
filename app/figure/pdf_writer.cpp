#include "app/figure/pdf_writer.h"

#include "app/figure/markup.h"
#include "app/timeline/painter.h"

#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>

#include <algorithm>
#include <cmath>

namespace threadline::app {

namespace {

constexpr double points_per_mm = 72 / 25.4;
// Fine enough that Qt's rounding of glyph positions to device units cannot be seen.
constexpr int units_per_point = 16;

// Qt writes the date and time into the document's information; they are all that differs between
// two writings. Blanks in their place keep every offset in the file valid.
void blank_date(QByteArray& pdf) {
    const QByteArray key = "/CreationDate ";
    for (qsizetype at = pdf.indexOf(key); at >= 0; at = pdf.indexOf(key, at + 1)) {
        const qsizetype end = pdf.indexOf(')', at);
        if (end < 0)
            return;
        std::fill(pdf.begin() + at, pdf.begin() + end + 1, ' ');
    }
}

// XMP (ISO 16684-1): what the older document information of PDF has no fields for.
QByteArray xmp_of(const FigureText& text) {
    QString facts;
    for (const FigureFact& fact : text.facts)
        facts += (facts.isEmpty() ? QString() : QStringLiteral("; ")) + fact.key +
                 QStringLiteral(": ") + fact.value;
    const auto in_english = [](const QString& words) {
        return QStringLiteral("<rdf:Alt><rdf:li xml:lang=\"x-default\">") + escaped_markup(words) +
               QStringLiteral("</rdf:li></rdf:Alt>");
    };
    const QString packet = QStringLiteral(
                               "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF "
                               "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                               "<rdf:Description rdf:about=\"\" "
                               "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                               "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">"
                               "<dc:title>") +
                           in_english(text.title) + QStringLiteral("</dc:title><dc:description>") +
                           in_english(text.caption + u'\n' + text.description) +
                           QStringLiteral("</dc:description><dc:language><rdf:Bag><rdf:li>") +
                           escaped_markup(text.language) +
                           QStringLiteral("</rdf:li></rdf:Bag></dc:language><dc:source>") +
                           escaped_markup(facts) +
                           QStringLiteral(
                               "</dc:source><xmp:CreatorTool>Threadline</xmp:CreatorTool>"
                               "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>\n");
    return packet.toUtf8();
}

}  // namespace

QByteArray pdf_of(const DisplayList& list, const Theme& theme, double width_mm,
                  const FigureText& text) {
    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        const double width = width_mm * points_per_mm;
        const double height = width * list.size.height() / list.size.width();
        const QSizeF page(std::round(width), std::ceil(height));
        writer.setResolution(72 * units_per_point);
        writer.setPageSize(QPageSize(page, QPageSize::Point, QString(), QPageSize::ExactMatch));
        writer.setPageMargins(QMarginsF());
        writer.setTitle(text.title);
        writer.setCreator(QStringLiteral("Threadline"));
        writer.setDocumentXmpMetadata(xmp_of(text));
        QPainter painter(&writer);
        const double scale = units_per_point * page.width() / list.size.width();
        painter.fillRect(QRectF(QPointF(), page * units_per_point), list.background);
        painter.scale(scale, scale);
        paint(painter, list, theme);
    }
    blank_date(bytes);
    return bytes;
}

}  // namespace threadline::app
