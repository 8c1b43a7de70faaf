#include "app/present/presentation_actions.h"

#include <QCoreApplication>

namespace threadline::app {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("threadline::app::PresentationActions", text);
}

QList<QKeySequence> digits() {
    QList<QKeySequence> digits;
    for (int key = Qt::Key_1; key <= Qt::Key_9; ++key)
        digits.append(QKeySequence(key));
    return digits;
}

using Keys = QList<QKeySequence>;

}  // namespace

PresentationActions::PresentationActions(QObject* owner) : KeyActions(owner) {
    next = add(tr("To the next moment"),
               Keys{Qt::Key_PageDown, Qt::Key_Right, Qt::Key_Down, Qt::Key_Space, Qt::Key_N});
    before = add(tr("To the previous moment"),
                 Keys{Qt::Key_PageUp, Qt::Key_Left, Qt::Key_Up, Qt::Key_Backspace,
                      QKeySequence(Qt::SHIFT | Qt::Key_N)});
    first = add(tr("To the beginning"), Keys{Qt::Key_Home});
    last = add(tr("To the end"), Keys{Qt::Key_End});
    predict = add(tr("What the room predicts"), digits());
    graph = add(tr("The graph alone, and back"), Keys{Qt::Key_G});
    blank = add(tr("Blank the screen, and back"), Keys{Qt::Key_Period, Qt::Key_B});
    larger = add(tr("Larger letters"), Keys{Qt::Key_Plus, Qt::Key_Equal});
    smaller = add(tr("Smaller letters"), Keys{Qt::Key_Minus});
    run = add(tr("Run again"), Keys{Qt::Key_R});
    keys = add(tr("All keys"), Keys{Qt::Key_Question, Qt::Key_F1});
    end = add(tr("End the presentation"),
              Keys{Qt::Key_Escape, Qt::Key_F5, QKeySequence(Qt::SHIFT | Qt::Key_F5)});
}

RoomStepActions::RoomStepActions(QObject* owner) : KeyActions(owner) {
    const auto tr = [](const char* text) {
        return QCoreApplication::translate("threadline::app::RoomStepActions", text);
    };
    choose = add(tr("Who goes next"), digits());
    marked = add(tr("The marked one goes next"),
                 Keys{Qt::Key_PageDown, Qt::Key_Return, Qt::Key_Enter, Qt::Key_F10, Qt::Key_Space});
    before = add(tr("A step back"), Keys{Qt::Key_PageUp, Qt::Key_Left, Qt::Key_Backspace,
                                         QKeySequence(Qt::SHIFT | Qt::Key_N)});
    other = add(tr("Mark the one above, the one below"), Keys{Qt::Key_Up, Qt::Key_Down});
}

}  // namespace threadline::app
