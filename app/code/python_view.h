// The same program in plain Python, to read, to copy and to run elsewhere.
#pragma once

#include "app/timeline/theme.h"

#include <QPlainTextEdit>

namespace threadline::app {

class CodeHighlighter;

class PythonView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit PythonView(QWidget* parent = nullptr);

    void set_theme(const Theme& theme);

    QSize sizeHint() const override { return {420, 260}; }
    QSize minimumSizeHint() const override { return {180, 120}; }

private:
    CodeHighlighter* highlighter_;
};

}  // namespace threadline::app
