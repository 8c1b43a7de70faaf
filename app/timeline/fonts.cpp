#include "app/timeline/fonts.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QRawFont>

#include <array>

// The macro declares a function, so it must stand outside any namespace.
static void init_resources() {
    Q_INIT_RESOURCE(threadline);
}

namespace threadline::app {

namespace {

constexpr double reference_size = 1000;

// What is written nearly always: Latin with its accents, punctuation, arrows, signs of mathematics.
struct Characters {
    char16_t first, end;
};
constexpr Characters measured[] = {
    {0x0000, 0x0180}, {0x2010, 0x2044}, {0x2190, 0x2194}, {0x2200, 0x2266}};

constexpr std::size_t measured_count = [] {
    std::size_t count = 0;
    for (const Characters& some : measured)
        count += std::size_t(some.end - some.first);
    return count;
}();

// Measured once. The font is not kept: Qt lets go of what is behind it when the thread ends that
// has opened it, and figures are laid out on any.
struct Face {
    QString family;
    double cap_height = 0;
    std::array<double, measured_count> advances{};  // below 0: the font has no such letter

    explicit Face(const char* file) {
        const QRawFont font(QString::fromLatin1(file), reference_size, QFont::PreferNoHinting);
        family = font.familyName();
        cap_height = font.capHeight();
        std::size_t at = 0;
        for (const Characters& some : measured)
            for (char16_t c = some.first; c < some.end; ++c)
                advances[at++] = advance_in(font, c);
    }

    // Below 0: not known.
    double advance(char16_t c) const {
        std::size_t before = 0;
        for (const Characters& some : measured) {
            if (c >= some.first && c < some.end)
                return advances[before + std::size_t(c - some.first)];
            before += std::size_t(some.end - some.first);
        }
        return -1;
    }

private:
    static double advance_in(const QRawFont& font, char16_t c) {
        constexpr char16_t first_written = 0x20;
        if (c >= first_written && !font.supportsCharacter(QChar(c)))
            return -1;
        double width = 0;
        for (const QPointF& step :
             font.advancesForGlyphIndexes(font.glyphIndexesForString(QString(QChar(c)))))
            width += step.x();
        return width;
    }
};

const Face& face(const TextStyle& style) {
    load_fonts();
    static const Face regular(":/fonts/ThreadlineSans-Regular.otf");
    static const Face bold(":/fonts/ThreadlineSans-SemiBold.otf");
    static const Face mono(":/fonts/ThreadlineMono-Regular.ttf");
    return style.mono ? mono : style.bold ? bold : regular;
}

// Letters that our fonts lack come from whatever font the machine offers.
double foreign_width(const Face& face, const QString& text) {
    QFont font(face.family);
    font.setPixelSize(static_cast<int>(reference_size) / 10);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(false);
    return QFontMetricsF(font).horizontalAdvance(text) * 10;
}

double reference_width(const Face& face, QStringView text) {
    double width = 0;
    for (const QChar c : text) {
        const double advance = face.advance(c.unicode());
        if (advance < 0)
            return foreign_width(face, text.toString());
        width += advance;
    }
    return width;
}

}  // namespace

void load_fonts() {
    static const bool loaded = [] {
        init_resources();
        for (const char* file :
             {":/fonts/ThreadlineSans-Regular.otf", ":/fonts/ThreadlineSans-SemiBold.otf",
              ":/fonts/ThreadlineMono-Regular.ttf"})
            QFontDatabase::addApplicationFont(QString::fromLatin1(file));
        return true;
    }();
    Q_UNUSED(loaded)
}

QFont font_of(const Theme& theme, const TextStyle& style, double dots_per_inch) {
    load_fonts();
    QFont font(style.mono ? theme.mono_font_family : theme.font_family);
    font.setPointSizeF(style.size * 72.0 / dots_per_inch);
    font.setWeight(style.bold ? QFont::DemiBold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(false);  // the widths above know of none
    return font;
}

double text_width(const QString& text, const TextStyle& style) {
    return reference_width(face(style), text) * style.size / reference_size;
}

double text_ascent(const TextStyle& style) {
    static const double sans = face({}).cap_height / reference_size;
    return sans * style.size;
}

QString elided(const QString& text, double width, const TextStyle& style) {
    const Face& letters = face(style);
    const double room = width * reference_size / style.size;
    if (reference_width(letters, text) <= room)
        return text;
    static const QString mark = QStringLiteral("…");
    const double rest = room - reference_width(letters, mark);
    qsizetype kept = 0;
    double used = 0;
    while (kept < text.size()) {
        used += reference_width(letters, QStringView(text).mid(kept, 1));
        if (used > rest)
            break;
        ++kept;
    }
    while (kept > 0 && text.at(kept - 1).isSpace())
        --kept;
    if (kept > 0 && text.at(kept - 1).isHighSurrogate())
        --kept;
    return kept < 2 ? QString() : text.left(kept) + mark;
}

QString elided_name(const QString& name, double width, const TextStyle& style) {
    constexpr qsizetype most_kept = 6;
    const qsizetype gap = name.lastIndexOf(QLatin1Char(' '));
    const QString last = name.mid(gap);
    if (gap <= 0 || last.size() > most_kept || text_width(name, style) <= width)
        return elided(name, width, style);
    const QString first = elided(name.left(gap), width - text_width(last, style), style);
    return first.isEmpty() ? elided(name, width, style) : first + last;
}

}  // namespace threadline::app
