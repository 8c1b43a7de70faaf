#include "app/figure/apng_writer.h"

#include "app/figure/figure.h"

#include <QtEndian>

#include <zlib.h>

namespace threadline::app {
namespace {

constexpr qsizetype signature_size = 8;

QByteArray big_endian(quint32 number) {
    QByteArray bytes(4, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray big_endian16(quint16 number) {
    QByteArray bytes(2, '\0');
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray chunk(const char* kind, const QByteArray& content) {
    const QByteArray covered = kind + content;
    const auto sum = crc32(0, reinterpret_cast<const Bytef*>(covered.constData()),
                           static_cast<uInt>(covered.size()));
    return big_endian(quint32(content.size())) + covered + big_endian(quint32(sum));
}

struct Png {
    QByteArray head;  // signature and all chunks before the data
    QByteArray data;
};

Png encoded(const QImage& image, const FigureText* text) {
    const QByteArray bytes =
        png_bytes(image.convertToFormat(QImage::Format_RGB888), text ? *text : FigureText());
    Png png;
    png.head = bytes.left(signature_size);
    for (qsizetype at = signature_size; at + 12 <= bytes.size();) {
        const auto size = qsizetype(qFromBigEndian<quint32>(bytes.constData() + at));
        const QByteArray kind = bytes.mid(at + 4, 4);
        if (kind == "IDAT")
            png.data += bytes.mid(at + 8, size);
        else if (kind != "IEND")
            png.head += bytes.mid(at, size + 12);
        at += size + 12;
    }
    return png;
}

}  // namespace

QByteArray ApngWriter::bytes() const {
    const std::vector<FramePart>& frames = frames_.all();
    QByteArray out;
    quint32 sequence = 0;
    for (const FramePart& frame : frames) {
        const bool first = out.isEmpty();
        const Png png = encoded(frame.image, first ? &text_ : nullptr);
        constexpr quint32 for_ever = 0;
        if (first)
            out =
                png.head + chunk("acTL", big_endian(quint32(frames.size())) + big_endian(for_ever));
        // A count of 16 bits: of a long pause that of a coarser unit.
        std::int64_t count = frame.shown.count();
        quint16 a_second = 1'000;
        for (; count > 65'535 && a_second > 1; a_second /= 10)
            count /= 10;
        out += chunk("fcTL", big_endian(sequence++) + big_endian(quint32(frame.part.width())) +
                                 big_endian(quint32(frame.part.height())) +
                                 big_endian(quint32(frame.part.x())) +
                                 big_endian(quint32(frame.part.y())) +
                                 big_endian16(quint16(std::min<std::int64_t>(count, 65'535))) +
                                 big_endian16(a_second) + QByteArray(2, '\0'));
        out += first ? chunk("IDAT", png.data) : chunk("fdAT", big_endian(sequence++) + png.data);
    }
    return out + chunk("IEND", {});
}

}  // namespace threadline::app
