#include "app/code/python_view.h"

#include "app/code/code_highlighter.h"
#include "app/code/python_tokens.h"

#include <cmath>

namespace threadline::app {

PythonView::PythonView(QWidget* parent)
    : QPlainTextEdit(parent), highlighter_(new CodeHighlighter(document(), read_python_line)) {
    setFrameShape(QFrame::NoFrame);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setAccessibleName(tr("The same program in Python"));
    document()->setDocumentMargin(12);
    set_theme(theme(ThemeKind::Light));
}

void PythonView::set_theme(const Theme& theme) {
    QFont font(theme.mono_font_family);
    font.setPixelSize(int(std::lround(theme.font_size * theme.scale)) + 1);
    setFont(font);
    highlighter_->set_theme(theme);
}

}  // namespace threadline::app
