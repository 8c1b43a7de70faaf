#include "app/present/key_page.h"

#include "app/panels/keys_in_words.h"
#include "app/present/presentation.h"
#include "app/timeline/theme.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QTextDocument>

#include <cmath>

namespace threadline::app {
namespace {

constexpr int beside = 24;  // px

QString table_of(const QList<QAction*>& actions, const QString& end) {
    QString rows;
    for (const QAction* action : actions)
        rows += QStringLiteral(
                    "<tr><td style='padding-right:32px; font-weight:600'>%1</td>"
                    "<td>%2</td></tr>")
                    .arg(keys_in_words(*action, QStringLiteral(", ")).toHtmlEscaped(),
                         action->text().toHtmlEscaped());
    return "<table cellspacing='0' cellpadding='3'>" + rows + "</table><p>" + end.toHtmlEscaped() +
           "</p>";
}

bool is_modifier(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt ||
           key == Qt::Key_AltGr || key == Qt::Key_Meta;
}

}  // namespace

KeyPage::KeyPage(const QList<QAction*>& actions, const Theme& look, QWidget* room) : QLabel(room) {
    setObjectName("key-page");
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setContentsMargins(beside, beside, beside, beside);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setStyleSheet(
        QStringLiteral("background: %1; color: %2;").arg(look.surface.name(), look.text.name()));
    setFont(QFont(look.font_family));
    setText(table_of(actions, tr("Any key closes this.")));
    QStringList said;
    for (const QAction* action : actions)
        said +=
            keys_in_words(*action, QStringLiteral(", ")) + QStringLiteral(": ") + action->text();
    setAccessibleName(tr("What each key does"));
    setAccessibleDescription(said.join(u'\n'));
    fit();
    room->installEventFilter(this);
    show();
    raise();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

// As large as there is room for, and never smaller than all other letters.
void KeyPage::fit() {
    const QSize room = parentWidget()->size();
    const double least = room_letters(room.height(), devicePixelRatioF());
    QFont letters = font();
    for (const double larger : {1.6, 1.4, 1.2, 1.0}) {
        letters.setPixelSize(int(std::lround(least * larger)));
        QTextDocument page;
        page.setDefaultFont(letters);
        page.setDocumentMargin(0);
        page.setHtml(text());
        page.setTextWidth(room.width() - 2 * beside);
        if (page.size().height() <= room.height() - 2 * beside)
            break;
    }
    setFont(letters);
    setGeometry(QRect(QPoint(0, 0), room));
}

void KeyPage::put_away() {
    parentWidget()->removeEventFilter(this);
    hide();
    deleteLater();
}

bool KeyPage::eventFilter(QObject* room, QEvent* event) {
    switch (event->type()) {
        case QEvent::ShortcutOverride:
            event->accept();  // no key means anything else meanwhile
            return true;
        case QEvent::KeyPress: {
            // A key that is still held down is the one that has brought it.
            const auto* key = static_cast<const QKeyEvent*>(event);
            if (!key->isAutoRepeat() && !is_modifier(key->key()))
                put_away();
            return true;
        }
        case QEvent::MouseButtonPress:
            put_away();
            return true;
        case QEvent::Resize:
            fit();
            break;
        default:
            break;
    }
    return QLabel::eventFilter(room, event);
}

}  // namespace threadline::app
