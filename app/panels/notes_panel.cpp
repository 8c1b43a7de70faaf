#include "app/panels/notes_panel.h"

#include "app/language/decimal_mark.h"
#include "app/panels/row_table.h"
#include "app/timeline/marking.h"
#include "app/timeline/moment_wording.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace threadline::app {
namespace {

bool comes_before(const trace::Annotation& a, const trace::Annotation& b) {
    return a.range.begin < b.range.begin;
}

QString time_text(trace::TimeRange range) {
    const auto ms = [](trace::Time time) { return decimal_text(double(time.count()) / 1e6, 3); };
    return range.length() > trace::Duration{0}
               ? QString("%1 – %2").arg(ms(range.begin), ms(range.end))
               : ms(range.begin);
}

}  // namespace

void NotesModel::set_notes(std::vector<trace::Annotation> notes) {
    std::stable_sort(notes.begin(), notes.end(), comes_before);
    if (notes == notes_)
        return;
    beginResetModel();
    notes_ = std::move(notes);
    endResetModel();
}

int NotesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(notes_.size());
}

int NotesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NotesModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const trace::Annotation& note = notes_[std::size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == At ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (!has_times_ && (index.column() == At || role == Qt::AccessibleDescriptionRole))
        return {};
    if (index.column() == At && (role == Qt::DisplayRole || role == Qt::ToolTipRole))
        return role == Qt::ToolTipRole && note.range.length() > trace::Duration{0}
                   ? tr("%1 ms, %2 long")
                         .arg(time_text(note.range), length_text(note.range.length()))
                   : time_text(note.range);
    const QString text = QString::fromStdString(note.text);
    if (index.column() != Text)
        return {};
    if (role == Qt::DisplayRole)
        return note_words(note);
    if (role == Qt::EditRole || role == Qt::ToolTipRole)
        return text;
    if (role == Qt::AccessibleDescriptionRole)
        return tr("at %1 ms").arg(time_text(note.range));
    return {};
}

bool NotesModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || index.column() != Text || role != Qt::EditRole)
        return false;
    std::string& text = notes_[std::size_t(index.row())].text;
    const std::string next = value.toString().trimmed().toStdString();
    if (next == text)
        return true;
    text = next;
    emit dataChanged(index, index);
    emit edited();
    return true;
}

Qt::ItemFlags NotesModel::flags(const QModelIndex& index) const {
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == Text ? flags | Qt::ItemIsEditable : flags;
}

QVariant NotesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == At ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::DisplayRole)
        return section == At ? tr("At ms") : tr("Note");
    return {};
}

bool NotesModel::removeRows(int row, int count, const QModelIndex& parent) {
    if (parent.isValid() || row < 0 || count <= 0 || row + count > rowCount())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    notes_.erase(notes_.begin() + row, notes_.begin() + row + count);
    endRemoveRows();
    emit edited();
    return true;
}

int NotesModel::insert(const trace::Annotation& note) {
    const auto at = std::upper_bound(notes_.begin(), notes_.end(), note, comes_before);
    const int row = int(at - notes_.begin());
    beginInsertRows({}, row, row);
    notes_.insert(at, note);
    endInsertRows();
    emit edited();
    return row;
}

NotesPanel::NotesPanel(QAction* mark, QWidget* parent)
    : QWidget(parent),
      table_(row_table(&model_, tr("Bookmarks and notes"))),
      hint_(new QLabel),
      delete_(new QPushButton(tr("Delete"))) {
    setObjectName("notes");
    table_->horizontalHeader()->setSectionResizeMode(NotesModel::Text, QHeaderView::Stretch);
    table_->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    table_->setToolTip(
        tr("Kept with the run. F2 writes, Del deletes, Ctrl+Z brings back what was "
           "deleted, Enter goes there."));
    hint_->setWordWrap(true);
    hint_->setText(
        tr("Press M in the timeline to put a bookmark there, and write a note. "
           "Shift and the mouse choose a stretch: then the note is about that."));
    hint_->setProperty("role", "muted");
    hint_->setContentsMargins(12, 8, 12, 0);
    delete_->setToolTip(tr("Delete the chosen one (Del)"));

    auto* mark_button = new QToolButton;
    mark_button->setDefaultAction(mark);
    mark_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    mark_button->setAccessibleName(mark->text().remove(u'&'));
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 4, 12, 8);
    buttons->addWidget(mark_button);
    buttons->addWidget(delete_);
    buttons->addStretch();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(hint_);
    column->addWidget(table_, 1);
    column->addLayout(buttons);

    auto* del = new QShortcut(QKeySequence(Qt::Key_Delete), table_);
    del->setContext(Qt::WidgetShortcut);
    connect(del, &QShortcut::activated, this, &NotesPanel::delete_selected);
    connect(delete_, &QPushButton::clicked, this, &NotesPanel::delete_selected);
    auto* undo = new QShortcut(QKeySequence::Undo, table_);
    undo->setContext(Qt::WidgetShortcut);
    connect(undo, &QShortcut::activated, this, [this] { bring_back(); });
    connect(&model_, &NotesModel::edited, this, [this] {
        update_hint();
        emit edited(model_.notes());
    });
    const auto choose = [this](const QModelIndex& index) {
        if (index.isValid())
            emit chosen(model_.notes()[std::size_t(index.row())].range);
    };
    connect(table_, &QTableView::clicked, this, choose);
    connect(table_, &QTableView::activated, this, choose);
    update_hint();
}

void NotesPanel::update_hint() {
    const bool any = model_.rowCount() > 0;
    hint_->setVisible(!any);
    delete_->setEnabled(any);
}

void NotesPanel::set_notes(std::vector<trace::Annotation> notes) {
    model_.set_notes(std::move(notes));
    update_hint();
}

void NotesPanel::set_has_times(bool on) {
    model_.set_has_times(on);
    table_->setColumnHidden(NotesModel::At, !on);
}

void NotesPanel::add(trace::TimeRange range) {
    const int row = model_.insert({range, {}});
    // A new row alone makes no column wider.
    table_->horizontalHeader()->setSectionResizeMode(NotesModel::At, QHeaderView::ResizeToContents);
    const QModelIndex index = model_.index(row, NotesModel::Text);
    table_->setCurrentIndex(index);
    table_->setFocus(Qt::OtherFocusReason);
    table_->edit(index);
}

void NotesPanel::show_note(const trace::Annotation& note) {
    const auto found = std::find(model_.notes().begin(), model_.notes().end(), note);
    if (found != model_.notes().end())
        table_->setCurrentIndex(
            model_.index(int(found - model_.notes().begin()), NotesModel::Text));
}

void NotesPanel::write(const trace::Annotation& note) {
    show_note(note);
    table_->setFocus(Qt::OtherFocusReason);
    table_->edit(table_->currentIndex());
}

void NotesPanel::delete_selected() {
    const QModelIndex index = table_->currentIndex();
    if (!index.isValid())
        return;
    // Its button may be of no use any more.
    table_->setFocus(Qt::OtherFocusReason);
    deleted_.push_back(model_.notes()[std::size_t(index.row())]);
    model_.removeRows(index.row(), 1);
    emit deleted();
}

void NotesPanel::bring_back(int count) {
    for (; count > 0 && !deleted_.empty(); --count) {
        const int row = model_.insert(deleted_.back());
        deleted_.pop_back();
        table_->setCurrentIndex(model_.index(row, NotesModel::Text));
    }
    if (deleted_.empty())
        emit none_deleted();
}

void NotesPanel::begin_run() {
    deleted_.clear();
    emit none_deleted();
}

}  // namespace threadline::app
