#include "app/panels/word_columns.h"

#include <QAbstractItemModel>
#include <QFontMetrics>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace threadline::app {
namespace {

constexpr int looked_at = 100;  // the first rows tell

// What cannot be broken, with the room beside it.
int widest_word(const QTableView& table, int column) {
    constexpr int beside = 24;
    const QAbstractItemModel& model = *table.model();
    const auto* delegate = qobject_cast<const QStyledItemDelegate*>(table.itemDelegate());
    const QFontMetrics metrics(table.font());
    int widest = 0;
    for (int row = 0; row < std::min(model.rowCount(), looked_at); ++row) {
        const QString text = delegate->displayText(model.index(row, column).data(), table.locale());
        for (const QString& word : text.split(u' '))
            widest = std::max(widest, metrics.horizontalAdvance(word));
    }
    return widest + beside;
}

}  // namespace

qsizetype longest_text(const QTableView& table, int column) {
    const QAbstractItemModel& model = *table.model();
    qsizetype longest = 0;
    for (int row = 0; row < std::min(model.rowCount(), looked_at); ++row)
        longest = std::max(longest, model.index(row, column).data().toString().size());
    return longest;
}

void fit_word_columns(QTableView& table, const std::vector<int>& words, std::vector<int> figures) {
    constexpr int narrowest = 80;
    constexpr int of_sentences = 150;  // of who waits for what, rather than "completed"
    constexpr qsizetype a_few_words = 24;
    constexpr int of_stories = 240;  // of five who wait for each other
    constexpr qsizetype a_story = 80;
    QHeaderView* header = table.horizontalHeader();
    std::vector<int> widths;
    for (int column = 0; column < header->count(); ++column) {
        table.setColumnHidden(column, false);  // a hidden one has no width
        widths.push_back(header->sectionSizeHint(column));
    }
    const auto width_of = [&](int column) { return widths[std::size_t(column)]; };
    int whole_words = 0, wanted = 0;
    qsizetype letters = 0;
    std::size_t least_figures = 2;
    for (const int column : words) {
        int& width = widths[std::size_t(column)];
        width = std::max(width, widest_word(table, column));
        whole_words += width;
        const qsizetype longest = longest_text(table, column);
        const int room_for_it = longest > a_story       ? of_stories
                                : longest > a_few_words ? of_sentences
                                                        : narrowest;
        wanted += std::max(room_for_it, width);
        letters += longest;
        if (longest > a_story)
            least_figures = 1;
    }
    int room = table.viewport()->width();
    for (const int column : figures)
        room -= width_of(column);
    while ((room < wanted && figures.size() > least_figures) ||
           (room < whole_words && figures.size() > 1)) {
        room += width_of(figures.back());
        figures.pop_back();
    }
    // What is left over goes to those that have much to say.
    const int spare = std::max(room - whole_words, 0);
    int given = 0;
    for (const int column : words) {
        const int share =
            column == words.back()
                ? spare - given
                : int(spare * longest_text(table, column) / std::max<qsizetype>(letters, 1));
        widths[std::size_t(column)] += share;
        given += share;
    }
    const auto is_in = [](const std::vector<int>& columns, int column) {
        return std::ranges::find(columns, column) != columns.end();
    };
    for (int column = 0; column < header->count(); ++column) {
        header->setSectionResizeMode(
            column, is_in(words, column) ? QHeaderView::Fixed : QHeaderView::ResizeToContents);
        if (is_in(words, column))
            header->resizeSection(column, width_of(column));
        table.setColumnHidden(column, !is_in(words, column) && !is_in(figures, column));
    }
}

}  // namespace threadline::app
