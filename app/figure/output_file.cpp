#include "app/figure/output_file.h"

#include "app/language/path_text.h"

#include "engine/trace/new_file.h"

namespace threadline::app {

Status write_file(const QString& path, const QByteArray& bytes) {
    auto file = trace::NewFile::create(path_of(path));
    if (!file)
        return file.error();
    if (Status written = file->write({bytes.constData(), static_cast<std::size_t>(bytes.size())});
        !written)
        return written;
    return file->take_name();
}

}  // namespace threadline::app
