// A table of plain rows: each column has a text, a value to sort by and a heading with a tip. What
// they are is the model's own; that the table behaves as one is here.
#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace threadline::app {

template <typename Row>
class RowsModel : public QAbstractTableModel {
public:
    static constexpr int SortRole = Qt::UserRole + 1;

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
        if (role == Qt::DisplayRole || role == SortRole)
            return cell(*found, index.column(), role == SortRole);
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
    RowsModel(int columns, QObject* parent) : QAbstractTableModel(parent), columns_(columns) {}

    virtual QVariant cell(const Row& row, int column, bool to_sort) const = 0;
    virtual QString heading(int column, bool tip) const = 0;
    virtual bool is_text(int column) const { return column == 0; }

private:
    QVariant alignment(int column) const {
        return int((is_text(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }

    std::vector<Row> rows_;
    int columns_;
};

}  // namespace threadline::app
