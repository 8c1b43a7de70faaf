// What stands below the pictures of a presentation, and what a screen reader is told.
#include "app/present/presentation.h"
#include "app/timeline/wording.h"

#include <QAccessible>
#include <QLabel>

#include <algorithm>
#include <utility>

namespace threadline::app {
namespace {

constexpr int most_keys = 9;

}  // namespace

// The parts may be parted, none of them broken.
QString Presentation::line_of(QStringList parts) {
    for (QString& part : parts)
        part.replace(u' ', QChar::Nbsp);
    return parts.join(QStringLiteral("   "));
}

QString Presentation::end_in_words(const RoomQuestion& question) const {
    const QString answer = reveal(question);
    const QString outcome = describe_outcome(*run_);
    return outcome + (outcome.endsWith(u'.') ? QString() : QStringLiteral(".")) +
           (answer.isEmpty() ? QString() : u'\n' + answer);
}

// Before the first moment and where the room decides what the keys do, after the last one that it
// was the last.
QString Presentation::hint() const {
    if (steps_) {
        QStringList keys;
        if (steps_->choices > 1)
            keys += tr("1–%1: who goes next").arg(std::min(steps_->choices, most_keys));
        keys += {tr("PageDown: the marked one"), tr("PageUp: a step back"), tr("Esc: close")};
        return line_of(keys);
    }
    if (is_end())
        return line_of({tr("That was all."), tr("Home: from the beginning"), tr("Esc: close")});
    if (!is_opening())
        return {};
    QStringList keys;
    if (question_.is_asked())
        keys += tr("1–%1: prediction").arg(question_.choices.size());
    keys += run_ ? tr("PageDown: on") : tr("PageDown: run");
    keys += {tr("PageUp: back"), tr("B: blank"), tr("+: larger letters"), tr("?: all keys"),
             tr("Esc: close")};
    return line_of(keys);
}

// The focus is on the presentation itself: what it is described by is read out.
void Presentation::tell_readers() {
    QString said = narration_->text();
    if (!code_->text().isEmpty())
        said += u'\n' + code_->text();
    for (const QLabel* label : {place_, hint_, keys_})
        if (!label->text().isEmpty())
            said += u'\n' + label->text();
    if (std::exchange(said_, said) == said)
        return;
    setAccessibleName(title_text_);
    setAccessibleDescription(said);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

}  // namespace threadline::app
