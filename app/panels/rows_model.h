// A table of plain rows: each column has a text, a value to sort by and a heading with a tip. What
// they are is the model's own; that the table behaves as one is here.
#pragma once

#include "app/language/decimal_mark.h"
#include "app/timeline/time_unit.h"

#include "engine/trace/time.h"

#include <QAbstractTableModel>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace threadline::app {

inline constexpr int sort_role = Qt::UserRole + 1;

// A cell of a column that is read as a number, and sorts by what is behind it.
inline QVariant count_cell(std::uint64_t count, bool to_sort) {
    return to_sort ? QVariant(quint64(count)) : QVariant(QLocale().toString(quint64(count)));
}

// "Wait ms"
inline QString in_unit(const QString& heading, const TimeUnit& unit) {
    return heading + u' ' + QString::fromUtf8(unit.name);
}

template <typename Row>
class RowsModel : public QAbstractTableModel {
public:
    // The same number of rows with other figures keeps the selection and the scroll position.
    void set_rows(std::vector<Row> next) {
        if (rows_.size() != next.size()) {
            beginResetModel();
            rows_ = std::move(next);
            endResetModel();
            return;
        }
        rows_ = std::move(next);
        if (!rows_.empty())
            emit dataChanged(index(0, 0), index(int(rows_.size()) - 1, columns_ - 1));
    }
    // How long what its times are of lasted.
    void set_stretch(trace::Duration length) {
        const TimeUnit next = table_unit(length);
        if (next.ns == unit_.ns)
            return;
        unit_ = next;
        emit headerDataChanged(Qt::Horizontal, 0, columns_ - 1);
    }
    const Row* row(int number) const {
        return number >= 0 && number < int(rows_.size()) ? &rows_[std::size_t(number)] : nullptr;
    }

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : int(rows_.size());
    }
    int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : columns_;
    }
    QVariant data(const QModelIndex& index, int role) const override {
        const Row* found = index.isValid() ? row(index.row()) : nullptr;
        if (!found)
            return {};
        if (role == Qt::TextAlignmentRole)
            return alignment(index.column());
        if (role == Qt::DisplayRole || role == sort_role)
            return cell(*found, index.column(), role == sort_role);
        if (role == Qt::ToolTipRole)  // where a column is too narrow for it
            return cell(*found, index.column(), false);
        return {};
    }
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override {
        if (orientation != Qt::Horizontal || section < 0 || section >= columns_)
            return {};
        if (role == Qt::TextAlignmentRole)
            return alignment(section);
        if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
            return heading(section, role == Qt::ToolTipRole);
        return {};
    }

protected:
    RowsModel(int columns, QObject* parent, int decimals = 3)
        : QAbstractTableModel(parent), columns_(columns), decimals_(decimals) {}

    virtual QVariant cell(const Row& row, int column, bool to_sort) const = 0;
    virtual QString heading(int column, bool tip) const = 0;
    virtual bool is_text(int column) const { return column == 0; }
    const std::vector<Row>& rows() const { return rows_; }
    // What is less is written as nought.
    double least_written() const { return double(unit_.ns) / 2 * std::pow(10.0, -decimals()); }
    QVariant time_cell(trace::Duration time, bool to_sort) const {
        return to_sort
                   ? QVariant(qint64(time.count()))
                   : QVariant(decimal_text(double(time.count()) / double(unit_.ns), decimals()));
    }
    QString in_unit(const QString& heading) const { return app::in_unit(heading, unit_); }
    // "Heading: text", a line a column; without those that are empty.
    QString row_in_words(int number) const {
        QStringList lines;
        for (int column = 0; column < columns_; ++column)
            if (const QString text = cell(*row(number), column, false).toString(); !text.isEmpty())
                lines.append(heading(column, false) + QStringLiteral(": ") + text);
        return lines.join(u'\n');
    }

private:
    int decimals() const { return unit_.ns == 1 ? 0 : decimals_; }
    QVariant alignment(int column) const {
        return int((is_text(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }

    std::vector<Row> rows_;
    int columns_;
    int decimals_;
    TimeUnit unit_{"ms", 1'000'000};
};

}  // namespace threadline::app
