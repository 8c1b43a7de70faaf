#include "app/runs/run_name.h"

#include "app/language/path_text.h"
#include "app/language/scenario_wording.h"
#include "app/timeline/wording_terms.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr qsizetype longest_words = 40;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RunName)
};

QString in_words(const std::vector<trace::Annotation>& notes) {
    const QString count = Text::tr("%n note(s)", nullptr, int(notes.size()));
    const auto written =
        std::ranges::find_if(notes, [](const auto& each) { return !each.text.empty(); });
    if (written == notes.end())
        return count;
    QString words = QString::fromStdString(written->text).simplified();
    if (words.size() > longest_words)
        words = words.left(longest_words - 1).trimmed() + u'…';
    return Text::tr("%1: “%2”").arg(count, words);
}

}  // namespace

QString name_of(const NotedRun& noted) {
    const auto& [run, recording] = noted;
    const auto& info = run.trace.info;
    QStringList parts{info ? title_in_words(info->scenario, info->title)
                           : in_qt(recording->file.filename())};
    parts.append(wording::is_stepped(info.get()) ? Text::tr("step by step")
                                                 : wording::time_text(run, run.trace.now));
    if (recording->notes && !recording->notes->empty())
        parts.append(in_words(*recording->notes));
    return parts.join(QStringLiteral(", "));
}

}  // namespace threadline::app
