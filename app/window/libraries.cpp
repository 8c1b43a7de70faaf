#include "app/window/libraries.h"

#include <QCoreApplication>

#include <gif_lib.h>
#include <qcustomplot.h>
#include <zlib.h>

namespace threadline::app {
namespace {

struct Libraries {
    Q_DECLARE_TR_FUNCTIONS(Libraries)
};

}  // namespace

// The versions that only CMake knows come as definitions from it.
QList<Library> libraries_used() {
    return {
        {"Qt", QString::fromLatin1(qVersion()), "LGPL-3.0", Libraries::tr("window and drawing")},
        {"QCustomPlot", QCUSTOMPLOT_VERSION_STR, "GPL-3.0", Libraries::tr("axes of the timeline")},
        {"Lua", THREADLINE_LUA_VERSION, "MIT", Libraries::tr("language of the scenarios")},
        {"Boost.Context", THREADLINE_BOOST_VERSION, "BSL-1.0", Libraries::tr("exploration")},
        {"CLI11", THREADLINE_CLI11_VERSION, "BSD-3-Clause", Libraries::tr("command line")},
        {"JSON for Modern C++", THREADLINE_NLOHMANN_JSON_VERSION, "MIT",
         Libraries::tr("reports as JSON")},
        {"RapidJSON", THREADLINE_RAPIDJSON_VERSION, "MIT", Libraries::tr("Chrome JSON traces")},
        {"giflib",
         QStringLiteral("%1.%2.%3").arg(GIFLIB_MAJOR).arg(GIFLIB_MINOR).arg(GIFLIB_RELEASE), "MIT",
         Libraries::tr("animations as GIF")},
        {"zlib", ZLIB_VERSION, "Zlib", Libraries::tr("animations as APNG")},
        {"Inter, JetBrains Mono", QString(), "OFL-1.1", Libraries::tr("fonts derived from them")},
    };
}

}  // namespace threadline::app
