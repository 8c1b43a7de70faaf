// CRC-32C (Castagnoli, polynomial 0x1EDC6F41, reflected), as in RFC 3720, appendix B.4.
#pragma once

#include <cstdint>
#include <string_view>

namespace threadline::trace {

// The checksum of `bytes`, going on from the checksum of what came before them.
std::uint32_t crc32c(std::string_view bytes, std::uint32_t before = 0);

}  // namespace threadline::trace
