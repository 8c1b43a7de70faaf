#include "app/panels/row_table.h"

#include "app/panels/name_column.h"
#include "app/panels/rows_model.h"

#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QStyle>
#include <QStyleOptionHeader>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline::app {
namespace {

// A style sheet's padding makes the room of the words narrower, which it forgets when it asks how
// high they are.
class WrappedWords : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // A name and its value stay in one line.
    QString displayText(const QVariant& value, const QLocale& locale) const override {
        return QStyledItemDelegate::displayText(value, locale)
            .replace(QStringLiteral(" = "), QStringLiteral("\u00a0=\u00a0"));
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        constexpr int padding = 9;  // px, as the theme has it, and the rounding of letters
        QStyleOptionViewItem inside = option;
        inside.rect = QRect();  // all in one line
        const QSize line = QStyledItemDelegate::sizeHint(inside, index);
        if (!option.rect.isValid() || line.width() <= option.rect.width())
            return line;
        inside.rect = option.rect;
        inside.rect.setWidth(std::max(option.rect.width() - 2 * padding, 1));
        return QStyledItemDelegate::sizeHint(inside, index);
    }
};

// Of a heading of several words each stands in a line of its own.
class WordHeader : public QHeaderView {
public:
    WordHeader() : QHeaderView(Qt::Horizontal) {
        setSectionsClickable(true);
        setHighlightSections(false);
        connect(this, &QHeaderView::sortIndicatorChanged, this, [this] { resizeSections(); });
    }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader* option, int section) const override {
        QHeaderView::initStyleOptionForIndex(option, section);
        option->text = in_lines(option->text);
    }

    // The style keeps room for an arrow as wide as the heading is high, in each of them.
    QSize sectionSizeFromContents(int section) const override {
        if (!model())  // what it showed is gone before it
            return QHeaderView::sectionSizeFromContents(section);
        constexpr int arrow = 14;  // px
        QStyleOptionHeader option;
        initStyleOption(&option);
        option.section = section;
        option.text = in_lines(model()->headerData(section, Qt::Horizontal).toString());
        QSize size = style()->sizeFromContents(QStyle::CT_HeaderSection, &option, {}, this);
        if (isSortIndicatorShown() && section == sortIndicatorSection())
            size.rwidth() += arrow;
        return size;
    }

private:
    static QString in_lines(QString text) { return text.replace(u' ', u'\n'); }
};

}  // namespace

QTableView* row_table(QAbstractItemModel* model, const QString& name) {
    auto* table = new QTableView;
    table->setModel(model);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(26);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setAccessibleName(name);
    return table;
}

QTableView* sorted_row_table(QAbstractItemModel* model, const QString& name) {
    auto* sorted = new QSortFilterProxyModel;
    sorted->setSourceModel(model);
    sorted->setSortRole(sort_role);
    QTableView* table = row_table(sorted, name);
    sorted->setParent(table);
    set_word_header(*table);
    fit_name_column(*table);
    table->setSortingEnabled(true);
    table->sortByColumn(-1, Qt::AscendingOrder);
    QObject::connect(table, &QTableView::activated, table, &QTableView::clicked);
    return table;
}

void set_word_header(QTableView& table) {
    const QHeaderView::ResizeMode mode = table.horizontalHeader()->sectionResizeMode(0);
    table.setHorizontalHeader(new WordHeader);
    table.horizontalHeader()->setSectionResizeMode(mode);
}

void wrap_rows(QTableView& table) {
    table.setItemDelegate(new WrappedWords(&table));
    table.setWordWrap(true);
    table.setTextElideMode(Qt::ElideNone);
    table.verticalHeader()->setMinimumSectionSize(table.verticalHeader()->defaultSectionSize());
    table.verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    // A narrower column needs higher rows. That asks for every row, however many there are: where
    // they no longer wrap none is asked.
    QObject::connect(table.horizontalHeader(), &QHeaderView::sectionResized, &table, [&table] {
        if (table.wordWrap())
            table.resizeRowsToContents();
    });
}

void say_why_empty(QTableView& table, const QString& text) {
    auto* said = table.viewport()->findChild<QLabel*>("why_empty");
    if (!said) {
        said = new QLabel;
        said->setObjectName("why_empty");
        said->setProperty("rows_described", table.accessibleDescription());
        said->setWordWrap(true);
        said->setAlignment(Qt::AlignCenter);
        said->setAttribute(Qt::WA_TransparentForMouseEvents);
        auto* room = new QVBoxLayout(table.viewport());
        room->setContentsMargins(16, 8, 16, 8);
        room->addWidget(said);
    }
    said->setText(text);
    said->setVisible(!text.isEmpty());
    table.horizontalHeader()->setVisible(text.isEmpty());
    table.setAccessibleDescription(text.isEmpty() ? said->property("rows_described").toString()
                                                  : text);
}

int source_row(const QModelIndex& sorted) {
    return static_cast<const QSortFilterProxyModel*>(sorted.model())->mapToSource(sorted).row();
}

}  // namespace threadline::app
