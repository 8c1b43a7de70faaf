#include "app/panels/what_if_panel.h"

#include "app/cli/came_out.h"
#include "app/language/decimal_mark.h"
#include "app/language/kind_names.h"
#include "app/language/remedy_wording.h"
#include "app/panels/flow_layout.h"

#include "engine/trace/value_text.h"

#include <QAction>
#include <QLabel>
#include <QTextDocument>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr std::size_t most_values = 2;

QString values_of(const session::RunSnapshot& run) {
    QStringList texts;
    const auto values = run.trace.values();
    for (const auto& [name, value] : values)
        if (texts.size() < qsizetype(most_values))
            texts.append(
                QString::fromStdString(name) + QStringLiteral(" = ") +
                with_minus(QString::fromStdString(trace::text_of(value, *run.trace.tables))));
    if (values.size() > most_values)
        texts.append(QStringLiteral("…"));
    return texts.join(QStringLiteral(", "));
}

QString end_of(const session::RunSnapshot& run) {
    const CameOut out = came_out(*run.trace.info, *run.findings);
    return in_print(out.ended()
                        ? QStringLiteral("%1, %2").arg(name_of(out.outcome), end_in_words(out))
                        : why_not_ended(out));
}

QString errors_of(const session::RunSnapshot& run) {
    const auto errors =
        std::ranges::count(*run.findings, analysis::Severity::Error, &analysis::Finding::severity);
    return errors == 0 ? WhatIfPanel::tr("none") : QString::number(errors);
}

QString row(const QString& name, const QString& before, const QString& after) {
    if (before.isEmpty() && after.isEmpty())
        return {};
    const auto cell = [](const QString& text) {
        return "<td style='padding: 1px 14px 1px 0'>" + text.toHtmlEscaped() + "</td>";
    };
    return "<tr>" + cell(name) + cell(before) + cell(after) + "</tr>";
}

}  // namespace

WhatIfPanel::WhatIfPanel(const QList<QAction*>& switches, QAction* beside, QWidget* parent)
    : QWidget(parent), figures_(new QLabel) {
    setProperty("role", "panel");
    setAttribute(Qt::WA_StyledBackground);
    auto* line = new FlowLayout(6);
    auto* title = new QLabel(tr("What if"));
    QFont strong = title->font();
    strong.setWeight(QFont::DemiBold);
    title->setFont(strong);
    line->addWidget(title);
    for (QAction* action : switches + QList{beside}) {
        auto* button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        if (action->isCheckable())
            button->setProperty("role", "switch");
        // One that is not for this run takes no room.
        const auto show = [button, action] { button->setVisible(action->isEnabled()); };
        connect(action, &QAction::enabledChanged, button, show);
        show();
        line->addWidget(button);
    }
    figures_->setTextFormat(Qt::RichText);
    figures_->setWordWrap(true);
    figures_->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    figures_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    figures_->setAccessibleName(tr("Before and after"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 2, 12, 6);
    column->setSpacing(2);
    column->addLayout(line);
    column->addWidget(figures_);
    figures_->hide();
    hide();
}

void WhatIfPanel::set_offered(bool offered) {
    setVisible(offered);
    emit height_changed();
}

void WhatIfPanel::compare(const session::RunSnapshot& before, const session::RunSnapshot& after) {
    const QString remedy = remedies_in_words(after.trace.info->remedies);
    const QString change = change_in_words(came_out(*before.trace.info, *before.findings),
                                           came_out(*after.trace.info, *after.findings), remedy);
    figures_->setText("<p style='font-weight: 600'>" + in_print(change).toHtmlEscaped() +
                      "</p><table>" + row({}, tr("as it is"), remedy) +
                      row(tr("End"), end_of(before), end_of(after)) +
                      row(tr("Errors"), errors_of(before), errors_of(after)) +
                      row(tr("Values"), values_of(before), values_of(after)) + "</table>");
    figures_->show();
    emit height_changed();
}

void WhatIfPanel::clear_comparison() {
    const bool gone = !figures_->isHidden();
    figures_->clear();
    figures_->hide();
    if (gone)
        emit comparison_gone();
    emit height_changed();
}

QString WhatIfPanel::comparison() const {
    QTextDocument document;
    document.setHtml(figures_->text());
    return document.toPlainText();
}

}  // namespace threadline::app
