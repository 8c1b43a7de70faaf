#include "engine/exchange/output_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace threadline::exchange {
namespace {

Error cannot_write(const std::filesystem::path& path, int error) {
    std::string message = "cannot write '" + path.string() + "'";
    if (error != 0)
        message += std::string(": ") + std::strerror(error);
    return Error{message + "; choose a folder that exists and has room"};
}

}  // namespace

Status write_file(const std::filesystem::path& path,
                  const std::function<void(std::ostream&)>& write) {
    errno = 0;
    std::ofstream stream(path, std::ios::binary | std::ios::trunc);
    if (!stream)
        return cannot_write(path, errno);
    write(stream);
    stream.close();
    if (!stream)
        return cannot_write(path, errno);
    return Done{};
}

}  // namespace threadline::exchange
