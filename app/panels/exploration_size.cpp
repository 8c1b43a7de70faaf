#include "app/panels/exploration_size.h"

#include "app/language/scenario_wording.h"

#include "engine/record/schedule_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ExplorationSize)
};

constexpr double many_interleavings = 1e6;
constexpr std::uint64_t many_steps = 4'000'000;

// "10¹⁷⁹"
QString power_of_ten(int exponent) {
    constexpr char16_t digits[] = u"⁰¹²³⁴⁵⁶⁷⁸⁹";
    QString text = QStringLiteral("10");
    for (const QChar digit : QString::number(exponent))
        text += digits[digit.digitValue()];
    return text;
}

bool is_whole(double number) {
    return std::abs(number - std::round(number)) < 1e-9;
}

// A number of things or of times, rather than an amount.
bool counts(const record::Parameter& parameter) {
    return parameter.kind == record::ParameterKind::Number && parameter.unit.empty() &&
           parameter.step > 0 && is_whole(parameter.step) && is_whole(parameter.min);
}

// The first that the parameter can have from `wanted` on.
double at_least(const record::Parameter& parameter, double wanted) {
    const double steps = std::ceil((wanted - parameter.min) / parameter.step - 1e-9);
    return parameter.min + std::max(steps, 0.0) * parameter.step;
}

std::vector<LowerValue> lowered_to(double wanted, const record::Declaration& scenario,
                                   const QMap<QString, QString>& values) {
    std::vector<LowerValue> lower;
    for (const record::Parameter& parameter : scenario.parameters) {
        const auto now = values.find(QString::fromStdString(parameter.name));
        if (!counts(parameter) || now == values.end())
            continue;
        const double value = at_least(parameter, wanted);
        if (value < now->toDouble())
            lower.push_back({parameter.name, QString::fromStdString(
                                                 record::text_of(record::ParameterValue(value)))});
    }
    return lower;
}

}  // namespace

bool is_much_to_explore(double interleavings, std::uint64_t steps) {
    return interleavings > many_interleavings || steps > many_steps;
}

QString interleavings_text(double count) {
    constexpr int beyond_numbers = 308;
    constexpr int several = 1000;
    const QLocale locale;
    const double shown = std::max(count, 1.0);
    const int exponent = int(std::floor(std::log10(shown)));
    if (exponent >= beyond_numbers)
        return Text::tr("more than %1 interleavings").arg(power_of_ten(beyond_numbers));
    const QString number = exponent < 6 ? locale.toString(quint64(std::llround(shown)))
                           : exponent < 9
                               ? Text::tr("%1 million").arg(locale.toString(shown / 1e6, 'f', 1))
                               : power_of_ten(exponent);
    return Text::tr("about %1 interleaving(s)", nullptr,
                    shown < several ? int(std::llround(shown)) : several)
        .arg(number);
}

std::vector<LowerValue> lower_values(const record::Declaration& scenario,
                                     const QMap<QString, QString>& values) {
    std::vector<LowerValue> lower = lowered_to(2, scenario, values);
    return lower.empty() ? lowered_to(1, scenario, values) : lower;
}

QString lower_values_text(const std::string& scenario, const std::vector<LowerValue>& lower) {
    QStringList settings;
    for (const LowerValue& one : lower)
        settings.append(setting_in_words(scenario, one.name, one.value.toStdString()));
    return settings.join(QStringLiteral(", "));
}

}  // namespace threadline::app
