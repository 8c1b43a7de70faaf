#include "app/panels/remedy_wording.h"

#include <QCoreApplication>
#include <QStringList>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Remedies)
};

QString sentence(const QString& names) {
    return names.isEmpty() ? QString() : Text::tr("What if: %1. ").arg(names);
}

}  // namespace

QString what_if_text(const record::Remedies& remedies) {
    QStringList names;
    if (remedies.global_order)
        names.append(Text::tr("one order"));
    if (remedies.timeout)
        names.append(Text::tr("timeout"));
    if (remedies.victim)
        names.append(Text::tr("victim"));
    if (remedies.guard)
        names.append(Text::tr("guard"));
    return sentence(names.join(QStringLiteral(", ")));
}

QString what_if_text(const std::string& remedies) {
    const auto parsed = record::Remedies::parse(remedies);
    return parsed ? what_if_text(*parsed) : sentence(QString::fromStdString(remedies));
}

}  // namespace threadline::app
