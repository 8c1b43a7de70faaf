// Colours a scenario's text.
#pragma once

#include "app/timeline/theme.h"

#include <QSyntaxHighlighter>

namespace threadline::app {

class LuaHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    explicit LuaHighlighter(QTextDocument* document);
    void set_theme(const Theme& theme);

protected:
    void highlightBlock(const QString& text) override;

private:
    QTextCharFormat formats_[5];  // by LuaTokenKind
};

}  // namespace threadline::app
