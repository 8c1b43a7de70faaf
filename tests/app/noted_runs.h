// Runs that a person has written on.
#pragma once

#include "app/panels/notes_panel.h"
#include "tests/app/window_fixture.h"

#include "engine/session/session.h"

#include <QLineEdit>
#include <QTableView>

#include <algorithm>

namespace threadline::test {

// By the key, as a person does it.
inline bool writes_note(OpenWindow& window, const QString& text) {
    const std::size_t before = window.controller().annotations().size();
    window.commands().mark->trigger();
    const auto editors = window.findChild<app::NotesPanel*>()->table()->findChildren<QLineEdit*>();
    const auto editor = std::ranges::find_if(editors, &QWidget::isVisible);
    if (editor == editors.end())
        return false;
    QTest::keyClicks(*editor, text);
    QTest::keyClick(*editor, Qt::Key_Return);
    return QTest::qWaitFor([&] {
        const auto& notes = window.controller().annotations();
        return notes.size() == before + 1 &&
               std::ranges::find(notes, text.toStdString(), &trace::Annotation::text) !=
                   notes.end();
    });
}

// Which runs wait: what Go, Earlier runs lists.
inline QList<QAction*> earlier_runs(OpenWindow& window) {
    emit window.commands().earlier->aboutToShow();
    QList<QAction*> runs;
    for (QAction* action : window.commands().earlier->actions())
        if (action->isEnabled())
            runs.append(action);
    return runs;
}

inline QStringList texts_of(const std::vector<trace::Annotation>& notes) {
    QStringList texts;
    for (const trace::Annotation& note : notes)
        texts.append(QString::fromStdString(note.text));
    texts.sort();
    return texts;
}

inline QStringList notes_in(const QString& file) {
    const auto opened = session::open_trace(file.toStdString());
    return opened && opened->annotations ? texts_of(*opened->annotations) : QStringList{};
}

}  // namespace threadline::test
