#include "app/figure/gif_writer.h"

#include <gif_lib.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

namespace threadline::app {
namespace {

constexpr std::size_t palette_size = 256;

int append_to(GifFileType* gif, const GifByteType* bytes, int count) {
    static_cast<QByteArray*>(gif->UserData)
        ->append(reinterpret_cast<const char*>(bytes), qsizetype(count));
    return count;
}

// The commonest first; of equally common ones the smaller number, so that the bytes are the same
// every time.
QVector<QRgb> palette_of(const std::unordered_map<QRgb, std::uint64_t>& counts) {
    std::vector<std::pair<std::uint64_t, QRgb>> order;
    for (const auto& [colour, count] : counts)
        order.emplace_back(count, colour);
    std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    QVector<QRgb> palette;
    for (std::size_t i = 0; i < std::min(order.size(), palette_size); ++i)
        palette.append(order[i].second);
    return palette;
}

void count_colours(const QImage& image, std::unordered_map<QRgb, std::uint64_t>& counts) {
    for (int y = 0; y < image.height(); ++y) {
        const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < image.width(); ++x)
            ++counts[line[x]];
    }
}

// The calls of giflib one after the other, as long as none fails.
class Encoder {
public:
    Encoder() : gif_(EGifOpen(&bytes_, append_to, &error_)) {}
    Encoder(const Encoder&) = delete;
    ~Encoder() {
        if (gif_)
            EGifCloseFile(gif_, nullptr);
    }

    bool begin(QSize size, const QVector<QRgb>& palette, const QByteArray& comment) {
        std::vector<GifColorType> colours(palette_size);
        for (qsizetype i = 0; i < palette.size(); ++i)
            colours[std::size_t(i)] = {GifByteType(qRed(palette[i])),
                                       GifByteType(qGreen(palette[i])),
                                       GifByteType(qBlue(palette[i]))};
        const std::unique_ptr<ColorMapObject, void (*)(ColorMapObject*)> map(
            GifMakeMapObject(int(palette_size), colours.data()), GifFreeMapObject);
        if (!gif_ || !map)
            return false;
        EGifSetGifVersion(gif_, true);
        const GifByteType for_ever[3] = {1, 0, 0};
        return ok(EGifPutScreenDesc(gif_, size.width(), size.height(), 8, 0, map.get())) &&
               ok(EGifPutExtensionLeader(gif_, APPLICATION_EXT_FUNC_CODE)) &&
               ok(EGifPutExtensionBlock(gif_, 11, "NETSCAPE2.0")) &&
               ok(EGifPutExtensionBlock(gif_, 3, for_ever)) && ok(EGifPutExtensionTrailer(gif_)) &&
               ok(EGifPutComment(gif_, comment.constData()));
    }

    bool add(const QImage& indexed, QPoint place, int hundredths) {
        GraphicsControlBlock control{DISPOSE_DO_NOT, false, hundredths, NO_TRANSPARENT_COLOR};
        GifByteType packed[4];
        EGifGCBToExtension(&control, packed);
        if (!ok(EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, 4, packed)) ||
            !ok(EGifPutImageDesc(gif_, place.x(), place.y(), indexed.width(), indexed.height(),
                                 false, nullptr)))
            return false;
        std::vector<GifPixelType> line(std::size_t(indexed.width()));
        for (int y = 0; y < indexed.height(); ++y) {
            std::copy_n(indexed.constScanLine(y), line.size(), line.begin());
            if (!ok(EGifPutLine(gif_, line.data(), indexed.width())))
                return false;
        }
        return true;
    }

    bool end() {
        GifFileType* gif = std::exchange(gif_, nullptr);
        return gif && EGifCloseFile(gif, &error_) == GIF_OK;
    }

    Error error() const {
        const int code = gif_ && gif_->Error ? gif_->Error : error_;
        const char* words = GifErrorString(code);
        return Error{std::string("the GIF could not be made: ") + (words ? words : "unknown")};
    }
    const QByteArray& bytes() const { return bytes_; }

private:
    static bool ok(int result) { return result == GIF_OK; }

    QByteArray bytes_;
    int error_ = 0;
    GifFileType* gif_;
};

// Comments are ASCII; what is not becomes a question mark.
QByteArray comment_of(const FigureText& text) {
    QString words = text.caption;
    for (const FigureFact& fact : text.facts)
        words += QStringLiteral("\n") + fact.key + QStringLiteral(": ") + fact.value;
    QByteArray ascii;
    for (const QChar c : words)
        ascii += c.unicode() < 0x80 ? char(c.unicode()) : '?';
    return ascii;
}

}  // namespace

Result<QByteArray> GifWriter::encoded() const {
    if (frames_.all().empty())
        return Error{"the GIF could not be made: it has no frames"};
    std::unordered_map<QRgb, std::uint64_t> counts;
    for (const FramePart& frame : frames_.all())
        count_colours(frame.image, counts);
    const QVector<QRgb> palette = palette_of(counts);
    Encoder encoder;
    if (!encoder.begin(frames_.size(), palette, comment_of(text_)))
        return encoder.error();
    std::int64_t due = 0;  // ms
    std::int64_t told = 0;
    for (const FramePart& frame : frames_.all()) {
        due += frame.shown.count();
        const std::int64_t hundredths = (due - told) / 10;
        told += hundredths * 10;
        const QImage indexed = frame.image.convertToFormat(QImage::Format_Indexed8, palette,
                                                           Qt::ThresholdDither | Qt::AvoidDither);
        if (!encoder.add(indexed, frame.part.topLeft(),
                         int(std::min<std::int64_t>(hundredths, 65'535))))
            return encoder.error();
    }
    if (!encoder.end())
        return encoder.error();
    return encoder.bytes();
}

}  // namespace threadline::app
