#include "app/window/help_dialogs.h"

#include "app/panels/dialog_size.h"
#include "app/panels/form_scroll.h"
#include "app/panels/keys_in_words.h"
#include "app/window/libraries.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline::app {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("threadline::app", text);
}

QString row(const QString& keys, const QString& meaning) {
    return QString(
               "<tr><td style='padding:3px 22px 3px 0; font-weight:600'>%1</td>"
               "<td style='padding:3px 0'>%2</td></tr>")
        .arg(keys.toHtmlEscaped(), meaning.toHtmlEscaped());
}

// The first has nothing above it from which it would have to stand apart.
QString heading(const QString& text, bool is_first) {
    return QString("<tr><td colspan='2' style='padding:%1px 0 4px 0; font-weight:600'>%2</td></tr>")
        .arg(is_first ? 0 : 14)
        .arg(text.toHtmlEscaped());
}

// What is said of a section: some of its actions are gone by the time that somebody searches.
struct SaidSection {
    QString title;
    std::vector<std::pair<QString, QString>> rows;  // keys, what they do
};

std::vector<SaidSection> said(const std::vector<KeySection>& sections) {
    std::vector<SaidSection> all;
    for (const KeySection& section : sections) {
        SaidSection one{section.title, {}};
        for (const QAction* action : section.actions)
            if (!action->shortcuts().isEmpty())
                one.rows.emplace_back(keys_in_words(*action, tr(" or ")),
                                      action->text().remove(u'&').remove(" …"));
        one.rows.insert(one.rows.end(), section.gestures.begin(), section.gestures.end());
        all.push_back(std::move(one));
    }
    return all;
}

// Of what has all of the words in it, in a section that has any.
QString keys_table(const std::vector<SaidSection>& sections, const QString& words) {
    const QStringList parts = words.split(u' ', Qt::SkipEmptyParts);
    QString table;
    for (const SaidSection& section : sections) {
        QString rows;
        for (const auto& [keys, meaning] : section.rows) {
            const QString all = keys + u' ' + meaning;
            if (std::all_of(parts.begin(), parts.end(), [&](const QString& part) {
                    return all.contains(part, Qt::CaseInsensitive);
                }))
                rows += row(keys, meaning);
        }
        if (!rows.isEmpty())
            table += heading(section.title, table.isEmpty()) + rows;
    }
    return table.isEmpty() ? QString("<p>%1</p>").arg(tr("No key does that.").toHtmlEscaped())
                           : "<table cellspacing='0'>" + table + "</table>";
}

// A text that begins with a table has an empty line above it, which takes no room here.
void show_table(QTextBrowser& browser, const QString& table) {
    browser.setHtml(table);
    QTextCursor first(browser.document());
    if (!first.block().text().isEmpty())
        return;
    QTextBlockFormat format = first.blockFormat();
    format.setLineHeight(1, QTextBlockFormat::FixedHeight);
    first.setBlockFormat(format);
}

}  // namespace

void show_keys_dialog(const std::vector<KeySection>& sections, QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keyboard"));
    auto* wanted = new QLineEdit;
    wanted->setPlaceholderText(tr("Find a key or what it does"));
    wanted->setAccessibleName(wanted->placeholderText());
    wanted->setClearButtonEnabled(true);
    auto* text = new QTextBrowser;
    const std::vector<SaidSection> all = said(sections);
    show_table(*text, keys_table(all, {}));
    text->document()->setDocumentMargin(16);
    text->setAccessibleName(tr("What each key does"));
    text->setObjectName("keys");
    QObject::connect(wanted, &QLineEdit::textChanged, text, [text, all](const QString& words) {
        show_table(*text, keys_table(all, words.simplified()));
    });
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);  // Enter is for the search
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(wanted);
    column->addWidget(text);
    column->addWidget(buttons);
    dialog->resize(dialog_size({560, 640}, *dialog));
    wanted->setFocus(Qt::OtherFocusReason);
    dialog->open();
}

void show_about_dialog(QWidget* parent) {
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("About Threadline"));
    auto* icon = new QLabel;
    icon->setPixmap(QIcon(":/icons/threadline.svg").pixmap(64, 64));
    auto* name = new QLabel(tr("Threadline %1").arg(THREADLINE_VERSION));
    name->setProperty("role", "title");
    auto* text = new QLabel(
        tr("Runs concurrency scenarios on real threads, records what each thread does, and draws "
           "it: where the CPU is idle, who waits for whom, how a deadlock closes.\n\n"
           "Free software under the GNU General Public License, version 3 or later. It comes "
           "with no warranty. It is built on these libraries:"));
    text->setWordWrap(true);
    text->setMinimumWidth(420);
    QString rows;
    for (const Library& library : libraries_used())
        rows += QString(
                    "<tr><td style='padding-right:16px'>%1 %2</td>"
                    "<td style='padding-right:16px'>%3</td><td>%4</td></tr>")
                    .arg(library.name.toHtmlEscaped(), library.version.toHtmlEscaped(),
                         library.use.toHtmlEscaped(), library.licence.toHtmlEscaped());
    auto* libraries = new QLabel("<table cellspacing='0' cellpadding='2'>" + rows + "</table>");
    libraries->setObjectName("libraries");
    libraries->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* scroll = new FormScroll(libraries);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->setContentsMargins(22, 20, 22, 14);
    column->setSpacing(10);
    column->addWidget(icon);
    column->addWidget(name);
    column->addWidget(text);
    column->addWidget(scroll, 1);
    column->addWidget(buttons);
    if (is_too_wide(*dialog)) {
        libraries->setWordWrap(true);
        scroll->updateGeometry();
        dialog->resize(dialog_size({560, 560}, *dialog));
    }
    buttons->button(QDialogButtonBox::Close)->setFocus(Qt::OtherFocusReason);
    dialog->open();
}

}  // namespace threadline::app
