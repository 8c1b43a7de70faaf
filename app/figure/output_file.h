// Bytes to a file that keeps what it had until all of them are written.
#pragma once

#include "engine/record/result.h"

#include <QByteArray>
#include <QString>

namespace threadline::app {

// Errors: "cannot write 'run.png': No space left on device ...".
Status write_file(const QString& path, const QByteArray& bytes);

}  // namespace threadline::app
