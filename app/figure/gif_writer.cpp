#include "app/figure/gif_writer.h"

#include "app/figure/gif_palette.h"

#include <gif_lib.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace threadline::app {
namespace {

constexpr std::size_t palette_size = 256;

int append_to(GifFileType* gif, const GifByteType* bytes, int count) {
    static_cast<QByteArray*>(gif->UserData)
        ->append(reinterpret_cast<const char*>(bytes), qsizetype(count));
    return count;
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

    bool begin(QSize size, const GifPalette& palette, const QByteArray& comment) {
        std::vector<GifColorType> colours(palette_size);
        std::ranges::transform(palette.colours(), colours.begin(), [](QRgb colour) {
            return GifColorType{GifByteType(qRed(colour)), GifByteType(qGreen(colour)),
                                GifByteType(qBlue(colour))};
        });
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

    bool add(const FramePart& frame, const GifPalette& palette, int hundredths) {
        GraphicsControlBlock control{DISPOSE_DO_NOT, false, hundredths, NO_TRANSPARENT_COLOR};
        GifByteType packed[4];
        EGifGCBToExtension(&control, packed);
        if (!ok(EGifPutExtension(gif_, GRAPHICS_EXT_FUNC_CODE, 4, packed)) ||
            !ok(EGifPutImageDesc(gif_, frame.part.x(), frame.part.y(), frame.part.width(),
                                 frame.part.height(), false, nullptr)))
            return false;
        std::vector<GifPixelType> line(std::size_t(frame.image.width()));
        for (int y = 0; y < frame.image.height(); ++y) {
            const auto* pixels = reinterpret_cast<const QRgb*>(frame.image.constScanLine(y));
            for (std::size_t x = 0; x < line.size(); ++x)
                line[x] =
                    x > 0 && pixels[x] == pixels[x - 1] ? line[x - 1] : palette.place_of(pixels[x]);
            if (!ok(EGifPutLine(gif_, line.data(), int(line.size()))))
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
    const GifPalette palette(frames_.all(), firm_);
    Encoder encoder;
    if (!encoder.begin(frames_.size(), palette, comment_of(text_)))
        return encoder.error();
    std::int64_t due = 0;  // ms
    std::int64_t told = 0;
    for (const FramePart& frame : frames_.all()) {
        due += frame.shown.count();
        std::int64_t hundredths = (due - told) / 10;
        told += hundredths * 10;
        do {  // one that stands for longer than a GIF can say follows itself
            const std::int64_t part = std::min<std::int64_t>(hundredths, 65'535);
            if (!encoder.add(frame, palette, int(part)))
                return encoder.error();
            hundredths -= part;
        } while (hundredths > 0);
    }
    if (!encoder.end())
        return encoder.error();
    return encoder.bytes();
}

}  // namespace threadline::app
