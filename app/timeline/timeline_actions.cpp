#include "app/timeline/timeline_actions.h"

#include <QCoreApplication>

namespace threadline::app {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("threadline::app::TimelineActions", text);
}

}  // namespace

TimelineActions::TimelineActions(QObject* view) : KeyActions(view) {
    using Keys = QList<QKeySequence>;
    zoom_in = add(tr("Zoom in at the cursor"), Keys{Qt::Key_W, Qt::Key_Plus, Qt::Key_Equal});
    zoom_out = add(tr("Zoom out at the cursor"), Keys{Qt::Key_S, Qt::Key_Minus});
    earlier = add(tr("Earlier"), Keys{Qt::Key_A, Qt::Key_Left});
    later = add(tr("Later"), Keys{Qt::Key_D, Qt::Key_Right});
    fit = add(tr("The whole run"), Keys{Qt::Key_F});
    to_begin = add(tr("To its beginning"), Keys{Qt::Key_Home});
    to_end = add(tr("To its end"), Keys{Qt::Key_End});

    lane_above = add(tr("Choose the lane above"), Keys{Qt::Key_Up});
    lane_below = add(tr("Choose the lane below"), Keys{Qt::Key_Down});
    previous_edge = add(tr("To the previous edge on it"), Keys{Qt::Key_BracketLeft});
    next_edge = add(tr("To the next edge on it"), Keys{Qt::Key_BracketRight});
    select = add(tr("Select what is there; of a chosen note: write it"),
                 Keys{Qt::Key_Return, Qt::Key_Enter});
    clear = add(tr("Select nothing"), Keys{Qt::Key_Escape});

    lane_menu = add(tr("Menu of the lane"), Keys{Qt::Key_Menu, Qt::SHIFT | Qt::Key_F10});
    fold = add(tr("&Fold or unfold"), Keys{Qt::Key_G});
    move_up = add(tr("Move &up"), Keys{Qt::ALT | Qt::Key_Up});
    move_down = add(tr("Move &down"), Keys{Qt::ALT | Qt::Key_Down});
    taller = add(tr("&Taller"), Keys{Qt::ALT | Qt::Key_Plus, Qt::ALT | Qt::Key_Equal});
    shorter = add(tr("Sh&orter"), Keys{Qt::ALT | Qt::Key_Minus});
    usual_height = add(tr("Usual &height"), Keys{Qt::ALT | Qt::Key_0});
    hide = add(tr("H&ide"), Keys{Qt::Key_H});
    show_hidden = add(tr("&Show hidden lanes"), Keys{Qt::SHIFT | Qt::Key_H});
    take_back = add(tr("Take &back the last change of the lanes"), Keys{Qt::CTRL | Qt::Key_Z});
    reset_lanes = add(tr("&All lanes as usual"), Keys{Qt::CTRL | Qt::ALT | Qt::Key_H});
}

QList<QAction*> TimelineActions::of_lanes() const {
    return {fold,         move_up, move_down,   taller,    shorter,
            usual_height, hide,    show_hidden, take_back, reset_lanes};
}

std::vector<std::pair<QString, QString>> TimelineActions::gestures() {
    return {{tr("Wheel"), tr("Zoom; through the lanes where they do not all fit")},
            {tr("Ctrl+Wheel, Shift+Wheel"), tr("Zoom always; earlier and later")},
            {tr("Drag"), tr("Earlier and later, up and down")},
            {tr("Double click"), tr("Zoom to that interval; on a note: write it")},
            {tr("Shift+drag"), tr("Choose a stretch, from edge to edge, for its figures")},
            {tr("Ctrl+drag"), tr("Measure from edge to edge; Esc lets go of both")},
            {tr("Back, Forward"), tr("Previous view, next view")},
            {tr("Drag a header"), tr("Move its lane; at the lower edge: make it taller")},
            {tr("Right button"), tr("Menu of what is there, and of its lane")}};
}

}  // namespace threadline::app
