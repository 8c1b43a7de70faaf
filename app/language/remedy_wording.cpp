#include "app/language/remedy_wording.h"

#include <QCoreApplication>
#include <QStringList>

namespace threadline::app {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Remedies)
};

QString label(const QString& names) {
    return names.isEmpty() ? QString() : Text::tr("What if: %1").arg(names);
}

QString sentence(const QString& names) {
    return names.isEmpty() ? QString() : label(names) + QStringLiteral(". ");
}

}  // namespace

QString remedies_in_words(const record::Remedies& remedies) {
    QStringList names;
    if (remedies.global_order)
        names.append(Text::tr("global order"));
    if (remedies.timeout)
        names.append(Text::tr("timeout"));
    if (remedies.victim)
        names.append(Text::tr("victim"));
    if (remedies.guard)
        names.append(Text::tr("guard"));
    return names.join(QStringLiteral(", "));
}

QString remedies_in_words(const std::string& remedies) {
    const auto parsed = record::Remedies::parse(remedies);
    return parsed ? remedies_in_words(*parsed) : QString::fromStdString(remedies);
}

QString what_if_label(const record::Remedies& remedies) {
    return label(remedies_in_words(remedies));
}

QString what_if_text(const record::Remedies& remedies) {
    return sentence(remedies_in_words(remedies));
}

QString what_if_text(const std::string& remedies) {
    return sentence(remedies_in_words(remedies));
}

}  // namespace threadline::app
