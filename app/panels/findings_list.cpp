#include "app/panels/findings_list.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTextLayout>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr int padding = 12;
constexpr int above = 5;  // and beneath
constexpr int mark_size = 18;
constexpr int beside_mark = mark_size + 10;  // where the words begin

// A disc with "!" for an error, a triangle with "!" for a warning, a ring with "i" for a note.
void draw_mark(QPainter& painter, QRectF rect, analysis::Severity severity, const Theme& theme) {
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = severity == analysis::Severity::Error     ? theme.error
                          : severity == analysis::Severity::Warning ? theme.warning
                                                                    : theme.info;
    QFont font(theme.font_family);
    font.setPixelSize(12);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    QString sign = QStringLiteral("!");
    QColor sign_colour = theme.surface;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    if (severity == analysis::Severity::Error) {
        painter.drawEllipse(rect);
    } else if (severity == analysis::Severity::Warning) {
        const QPolygonF triangle{QPointF(rect.center().x(), rect.top()), rect.bottomRight(),
                                 rect.bottomLeft()};
        painter.drawPolygon(triangle);
        rect.adjust(0, 4, 0, 0);
    } else {
        painter.setPen(QPen(colour, 1.6));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(rect.adjusted(1, 1, -1, -1));
        sign = QStringLiteral("i");
        sign_colour = colour;
    }
    painter.setPen(sign_colour);
    painter.drawText(rect, Qt::AlignCenter, sign);
}

QFont title_font(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

// As many as it needs; of a name without an end no more than these, and then "…".
QStringList lines_of(const QString& title, const QFont& font, int width) {
    constexpr qsizetype most = 6;
    QTextLayout layout(title, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const QString rest = title.mid(line.textStart());
        if (lines.size() + 1 == most) {
            lines.append(QFontMetrics(font).elidedText(rest, Qt::ElideRight, width));
            break;
        }
        lines.append(rest.left(line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines.isEmpty() ? QStringList{title} : lines;
}

// Most titles name their kind at the beginning.
QString facts_of(const QModelIndex& index) {
    const QString kind = index.data(FindingsModel::KindRole).toString();
    const QString severity = index.data(FindingsModel::SeverityTextRole).toString();
    const QString at = index.data(FindingsModel::AtRole).toString();
    if (at.isEmpty())
        return FindingsList::tr("%1 · of the whole run").arg(severity);
    return index.data().toString().startsWith(kind + u':', Qt::CaseInsensitive)
               ? FindingsList::tr("%1 · at %2").arg(severity, at)
               : FindingsList::tr("%1 · %2 · at %3").arg(severity, kind, at);
}

// What one row says.
struct Row {
    Row(const QModelIndex& index, const QFont& font, int width)
        : title(lines_of(index.data().toString(), title_font(font), width)),
          facts(facts_of(index)),
          facts_at(QFontMetrics(title_font(font)).horizontalAdvance(title.last()) + before_facts),
          facts_beside(facts_at + QFontMetrics(font).horizontalAdvance(facts) <= width) {}

    qsizetype lines() const { return title.size() + (facts_beside ? 0 : 1); }

    static constexpr int before_facts = 14;
    QStringList title;
    QString facts;
    int facts_at;       // behind the last line of the title,
    bool facts_beside;  // where there is room for them
};

}  // namespace

class FindingsList::Delegate : public QStyledItemDelegate {
public:
    explicit Delegate(FindingsList* list) : QStyledItemDelegate(list), list_(list) {}

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const int width = list_->viewport()->width() - 2 * padding - beside_mark;
        const Row row(index, option.font, width);
        return {100, int(row.lines()) * option.fontMetrics.height() + 2 * above + 2};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const Theme& look = list_->theme_;
        painter->save();
        const bool selected = option.state & QStyle::State_Selected;
        if (selected)
            painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
        else if (option.state & QStyle::State_MouseOver)
            painter->fillRect(option.rect, option.palette.color(QPalette::AlternateBase));
        // Where black lies beside black, only a frame shows what is selected.
        if (selected && (list_->hasFocus() || look.kind == ThemeKind::HighContrast)) {
            painter->setPen(QPen(look.accent, look.focus_width()));
            painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
        }
        const auto severity = analysis::Severity(index.data(FindingsModel::SeverityRole).toInt());
        const QRect rect = option.rect.adjusted(padding, above, -padding, -above);
        draw_mark(*painter, QRectF(rect.left(), rect.top() + 2, mark_size, mark_size), severity,
                  look);

        QRect text = rect.adjusted(beside_mark, 0, 0, 0);
        const int line = option.fontMetrics.height();
        const Row row(index, option.font, text.width());
        painter->setFont(title_font(option.font));
        painter->setPen(look.text);
        for (const QString& words : row.title) {
            painter->drawText(QRect(text.left(), text.top(), text.width(), line + 2),
                              Qt::AlignLeft | Qt::AlignVCenter, words);
            text.setTop(text.top() + line);
        }
        if (row.facts_beside)
            text.adjust(row.facts_at, -line, 0, 0);
        painter->setFont(option.font);
        painter->setPen(look.muted_text);
        painter->drawText(QRect(text.left(), text.top(), text.width(), line + 2),
                          Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(row.facts, Qt::ElideRight, text.width()));
        painter->restore();
    }

private:
    FindingsList* list_;
};

FindingsList::FindingsList(QWidget* parent) : QListView(parent), theme_(theme(ThemeKind::Light)) {
    setModel(&model_);
    setItemDelegate(new Delegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setWordWrap(true);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Findings"));
    connect(this, &QListView::clicked, this, &FindingsList::choose);
}

void FindingsList::set_hint(const QString& hint) {
    hint_ = hint;
    setAccessibleDescription(hint);
    viewport()->update();
}

void FindingsList::set_theme(const Theme& theme) {
    theme_ = theme;
    viewport()->update();
}

int FindingsList::height_of(int most) const {
    int height = 0;
    for (int row = 0; row < std::min(most, model_.rowCount()); ++row)
        height += sizeHintForRow(row);
    return std::max(height + 2, minimumSizeHint().height());
}

void FindingsList::choose(const QModelIndex& index) {
    if (const analysis::Finding* finding = model_.finding(index))
        emit chosen(*finding);
}

void FindingsList::go(int steps) {
    const int rows = model_.rowCount();
    if (rows == 0)
        return;
    const int from = currentIndex().isValid() ? currentIndex().row() : steps > 0 ? -1 : 0;
    const QModelIndex index = model_.index(((from + steps) % rows + rows) % rows);
    setCurrentIndex(index);
    choose(index);
}

void FindingsList::set_current(int row) {
    selectionModel()->setCurrentIndex(row < 0 ? QModelIndex() : model_.index(row),
                                      QItemSelectionModel::Clear);
}

void FindingsList::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
        event->key() == Qt::Key_Space)
        choose(currentIndex());
    else
        QListView::keyPressEvent(event);
}

void FindingsList::paintEvent(QPaintEvent* event) {
    QListView::paintEvent(event);
    QPainter painter(viewport());
    if (model_.rowCount() == 0 && !hint_.isEmpty()) {
        painter.setPen(theme_.muted_text);
        painter.drawText(viewport()->rect().adjusted(16, 8, -16, -8),
                         Qt::AlignCenter | Qt::TextWordWrap, hint_);
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme_.accent, theme_.focus_width()));
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
}

}  // namespace threadline::app
