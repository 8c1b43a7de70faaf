#include "app/panels/differing_values.h"

#include "app/cli/explore_wording.h"

#include "app/language/decimal_mark.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>

namespace threadline::app {
namespace {

struct Tip {
    Q_DECLARE_TR_FUNCTIONS(DifferingValues)
};

}  // namespace

QString take_out_common(std::span<std::vector<record::ExploredVariable>* const> outcomes) {
    if (outcomes.size() < 2)
        return {};
    const auto is_in = [](const std::vector<record::ExploredVariable>& values) {
        return [&values](const record::ExploredVariable& variable) {
            return std::ranges::find(values, variable) != values.end();
        };
    };
    std::vector<record::ExploredVariable> common = *outcomes.front();
    for (const auto* values : outcomes)
        std::erase_if(common, std::not_fn(is_in(*values)));
    for (auto* values : outcomes)
        std::erase_if(*values, is_in(common));
    return QString::fromStdString(text_of_values(common));
}

QString values_tip(const QString& common) {
    const QString tip = Tip::tr("Of the shared variables, then");
    return common.isEmpty()
               ? tip
               : tip + u'\n' + Tip::tr("The same in all rows: %1").arg(with_minus(common));
}

}  // namespace threadline::app
