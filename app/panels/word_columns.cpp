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

// Of a column, with the room beside it.
struct Widest {
    int word = 0;  // what cannot be broken
    int text = 0;  // all in one line
};

Widest widest(const QTableView& table, int column) {
    constexpr int beside = 24;
    const QAbstractItemModel& model = *table.model();
    const auto* delegate = qobject_cast<const QStyledItemDelegate*>(table.itemDelegate());
    const QFontMetrics metrics(table.font());
    Widest most;
    for (int row = 0; row < std::min(model.rowCount(), looked_at); ++row) {
        const QString text = delegate->displayText(model.index(row, column).data(), table.locale());
        most.text = std::max(most.text, metrics.horizontalAdvance(text));
        for (const QString& word : text.split(u' '))
            most.word = std::max(most.word, metrics.horizontalAdvance(word));
    }
    return {most.word + beside, most.text + beside};
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
    int whole_words = 0, wanted = 0, lacking = 0;
    std::vector<int> lacks;  // of each of `words`, until it is all in one line
    std::size_t least_figures = 2;
    for (const int column : words) {
        int& width = widths[std::size_t(column)];
        const Widest needs = widest(table, column);
        width = std::max(width, needs.word);
        whole_words += width;
        lacks.push_back(std::max(needs.text - width, 0));
        lacking += lacks.back();
        const qsizetype longest = longest_text(table, column);
        const int room_for_it = longest > a_story       ? of_stories
                                : longest > a_few_words ? of_sentences
                                                        : narrowest;
        wanted += std::max(room_for_it, width);
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
    // What is left over goes to those that have to break lines: as much of it as they lack.
    if (lacking == 0) {
        std::ranges::fill(lacks, 1);
        lacking = int(words.size());
    }
    const int spare = std::max(room - whole_words, 0);
    for (std::size_t i = 0; i < words.size(); ++i)
        widths[std::size_t(words[i])] += int(qint64(spare) * lacks[i] / lacking);
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
