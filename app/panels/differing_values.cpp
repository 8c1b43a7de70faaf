#include "app/panels/differing_values.h"

#include "app/cli/explore_wording.h"

#include "app/timeline/decimal_mark.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace threadline::app {
namespace {

struct Tip {
    Q_DECLARE_TR_FUNCTIONS(DifferingValues)
};

// "count = 2", "sums[1] = 0"; none where a text among them has a comma of its own.
QStringList settings_in(const std::string& values) {
    const QStringList settings = QString::fromStdString(values).split(QStringLiteral(", "));
    const bool plain = std::ranges::all_of(settings, [](const QString& one) {
        return one.count(QStringLiteral(" = ")) == 1 && one.count(u'"') % 2 == 0;
    });
    return plain ? settings : QStringList();
}

}  // namespace

QString take_out_common(std::vector<session::ConfirmedOutcome>& outcomes) {
    if (outcomes.size() < 2)
        return {};
    record::ExploredOutcome common;
    for (const record::ExploredVariable& variable : outcomes.front().outcome.values)
        if (std::ranges::all_of(outcomes, [&](const session::ConfirmedOutcome& one) {
                return std::ranges::count(one.outcome.values, variable) == 1;
            }))
            common.values.push_back(variable);
    for (session::ConfirmedOutcome& one : outcomes)
        std::erase_if(one.outcome.values, [&](const record::ExploredVariable& variable) {
            return std::ranges::count(common.values, variable) > 0;
        });
    return QString::fromStdString(text_of_values(common));
}

QString take_out_common(std::vector<OutcomeCount>& outcomes) {
    if (outcomes.size() < 2)
        return {};
    QStringList common = settings_in(outcomes.front().values);
    for (const OutcomeCount& one : outcomes) {
        const QStringList settings = settings_in(one.values);
        common.removeIf([&](const QString& setting) { return !settings.contains(setting); });
    }
    if (common.isEmpty())
        return {};
    for (OutcomeCount& one : outcomes) {
        QStringList settings = settings_in(one.values);
        settings.removeIf([&](const QString& setting) { return common.contains(setting); });
        one.values = settings.join(QStringLiteral(", ")).toStdString();
    }
    return common.join(QStringLiteral(", "));
}

QString values_tip(const QString& common) {
    const QString tip = Tip::tr("Of the shared variables, then");
    return common.isEmpty()
               ? tip
               : tip + u'\n' + Tip::tr("The same in all rows: %1").arg(with_minus(common));
}

}  // namespace threadline::app
