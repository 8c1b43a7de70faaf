// FNV-1a (Fowler, Noll, Vo): the same in every process and on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace threadline::record {

constexpr std::uint64_t fnv1a(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
    return hash;
}

}  // namespace threadline::record
