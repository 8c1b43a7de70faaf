// Colours code, line by line.
#pragma once

#include "app/code/code_token.h"
#include "app/timeline/theme.h"

#include <QSyntaxHighlighter>

namespace threadline::app {

class CodeHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    CodeHighlighter(QTextDocument* document, ReadCodeLine read_line);
    void set_theme(const Theme& theme);

protected:
    void highlightBlock(const QString& text) override;

private:
    ReadCodeLine read_line_;
    QTextCharFormat formats_[5];  // by CodeTokenKind
};

}  // namespace threadline::app
