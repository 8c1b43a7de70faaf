#include "app/window/scenario_skeleton.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace threadline::app {
namespace {

struct Skeleton {
    Q_DECLARE_TR_FUNCTIONS(threadline::app::Skeleton)
};

constexpr auto text = R"(title   "%1"
summary [[%2]]

-- %3
local work = number("work", 5, {min = 1, max = 100, unit = "ms"})

-- %4
-- %5
local gate  = lock "Gate"
local count = shared("count", 0)

threads(2, "Worker", function(i)
  for turn = 1, 3 do
    compute(work)
    gate:lock()
    count:write(count:read() + 1)
    compute(work)
    gate:unlock()
  end
end)
)";

QString title_of(const QString& file) {
    QString title = QFileInfo(file).completeBaseName();
    title.replace(u'-', u' ').replace(u'_', u' ');
    title.remove(u'"').remove(u'\\').remove(u'\n');
    title = title.simplified();
    if (title.isEmpty())
        return Skeleton::tr("A new scenario");
    title[0] = title[0].toUpper();
    return title;
}

}  // namespace

QString scenario_skeleton(const QString& file) {
    return QString(text).arg(
        title_of(file),
        Skeleton::tr("Two threads take turns with one lock. While one holds it, the other waits."),
        Skeleton::tr("A parameter: it has a slider beside the timeline."),
        Skeleton::tr("What the threads share, and nothing else."),
        Skeleton::tr("All that they can do: F1, The language."));
}

}  // namespace threadline::app
