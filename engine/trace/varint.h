// Integers of 1 to 10 bytes: seven bits a byte, the lowest first (LEB128); signed ones zigzag
// first, so that small differences of either sign are short. Writing appends to a string of bytes;
// reading stops at the end and remembers that it ran over, so that a damaged file never reads
// beyond.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace threadline::trace {

class ByteWriter {
public:
    std::string& bytes() { return bytes_; }
    const std::string& bytes() const { return bytes_; }

    void byte(std::uint8_t value) { bytes_.push_back(static_cast<char>(value)); }
    void varint(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7)
            byte(static_cast<std::uint8_t>(value | 0x80));
        byte(static_cast<std::uint8_t>(value));
    }
    void zigzag(std::int64_t value) {
        varint((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
    }
    void fixed(std::uint64_t value, int width) {  // little-endian
        for (int i = 0; i < width; ++i)
            byte(static_cast<std::uint8_t>(value >> (8 * i)));
    }
    void real(double value) { fixed(std::bit_cast<std::uint64_t>(value), 8); }
    void text(std::string_view value) {
        varint(value.size());
        bytes_.append(value);
    }

private:
    std::string bytes_;
};

class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

    bool ok() const { return ok_; }
    bool at_end() const { return rest_.empty(); }
    std::size_t left() const { return rest_.size(); }
    void fail() { ok_ = false; }

    std::uint8_t byte() {
        if (rest_.empty()) {
            ok_ = false;
            return 0;
        }
        const auto value = static_cast<std::uint8_t>(rest_.front());
        rest_.remove_prefix(1);
        return value;
    }
    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            value |= static_cast<std::uint64_t>(next & 0x7f) << shift;
            if ((next & 0x80) == 0)
                return value;
        }
        ok_ = false;
        return 0;
    }
    std::int64_t zigzag() {
        const std::uint64_t value = varint();
        return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1));
    }
    std::uint64_t fixed(int width) {
        std::uint64_t value = 0;
        for (int i = 0; i < width; ++i)
            value |= static_cast<std::uint64_t>(byte()) << (8 * i);
        return value;
    }
    double real() { return std::bit_cast<double>(fixed(8)); }
    std::string_view bytes(std::uint64_t count) {
        if (count > rest_.size()) {
            ok_ = false;
            return {};
        }
        const std::string_view taken = rest_.substr(0, count);
        rest_.remove_prefix(count);
        return taken;
    }
    std::string_view text() { return bytes(varint()); }
    // A number of things that follow, each at least one byte long: bounds what may be allocated.
    std::size_t count() {
        const std::uint64_t value = varint();
        if (value > rest_.size())
            ok_ = false;
        return ok_ ? value : 0;
    }

private:
    std::string_view rest_;
    bool ok_ = true;
};

}  // namespace threadline::trace
