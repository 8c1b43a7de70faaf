// The bookmarks and notes that a person wrote beside the run: read, edited, deleted, gone to.
#pragma once

#include "engine/trace/annotation.h"

#include <QAbstractTableModel>
#include <QWidget>

#include <vector>

class QAction;
class QLabel;
class QPushButton;
class QTableView;

namespace threadline::app {

// In order of time.
class NotesModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { At, Text, ColumnCount };
    explicit NotesModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void set_notes(std::vector<trace::Annotation> notes);
    const std::vector<trace::Annotation>& notes() const { return notes_; }
    // No: of a run made step by step, in which they lie in order and at no time.
    void set_has_times(bool on) { has_times_ = on; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool removeRows(int row, int count, const QModelIndex& parent = {}) override;
    int insert(const trace::Annotation& note);  // its row

signals:
    void edited();  // by a person

private:
    std::vector<trace::Annotation> notes_;
    bool has_times_ = true;
};

class NotesPanel : public QWidget {
    Q_OBJECT
public:
    explicit NotesPanel(QAction* mark, QWidget* parent = nullptr);

    void set_notes(std::vector<trace::Annotation> notes);  // those of the run on show
    void set_has_times(bool on);                           // of that run
    const std::vector<trace::Annotation>& notes() const { return model_.notes(); }
    // Adds it and lets a person write at once.
    void add(trace::TimeRange range);
    void show_note(const trace::Annotation& note);  // selects it
    void write(const trace::Annotation& note);      // lets a person write on it
    void delete_selected();
    void bring_back(int count = 1);  // those deleted last
    void begin_run();                // nothing that was deleted is of this one
    QTableView* table() const { return table_; }

signals:
    void edited(const std::vector<threadline::trace::Annotation>& notes);
    void chosen(threadline::trace::TimeRange range);
    void deleted();       // one
    void none_deleted();  // that could be brought back

private:
    void update_hint();

    NotesModel model_;
    std::vector<trace::Annotation> deleted_;
    QTableView* table_;
    QLabel* hint_;
    QPushButton* delete_;
};

}  // namespace threadline::app
