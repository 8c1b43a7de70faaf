#include "app/panels/findings_model.h"

#include "app/language/kind_names.h"
#include "app/language/localised.h"
#include "app/timeline/wording_terms.h"

#include "engine/analysis/bottleneck.h"

#include <algorithm>

namespace threadline::app {

namespace {

// It may have been tried meanwhile.
bool is_same(const analysis::Finding& a, const analysis::Finding& b) {
    return a.kind == b.kind && a.at == b.at && a.objects == b.objects && a.title == b.title &&
           a.explanation == b.explanation;
}

}  // namespace

FindingsModel::FindingsModel(QObject* parent) : QAbstractListModel(parent) {}

void FindingsModel::set_findings(std::shared_ptr<const std::vector<analysis::Finding>> findings) {
    if (findings == findings_)
        return;
    const int rows = findings ? int(findings->size()) : 0;
    const bool goes_on =
        rows >= rows_ && (rows_ == 0 || std::equal(findings_->begin(), findings_->begin() + rows_,
                                                   findings->begin(), is_same));
    if (!goes_on) {
        beginResetModel();
        findings_ = std::move(findings);
        rows_ = rows;
        endResetModel();
    } else if (rows > rows_) {
        beginInsertRows({}, rows_, rows - 1);
        findings_ = std::move(findings);
        rows_ = rows;
        endInsertRows();
    } else {
        findings_ = std::move(findings);
        if (rows_ > 0)
            emit dataChanged(index(0), index(rows_ - 1));
    }
}

void FindingsModel::set_run(const session::RunSnapshot& run) {
    tables_ = run.trace.tables;
    has_times_ = !wording::is_stepped(run.trace.info.get());
    // Of a row that is there already the words stay until there is another, or the run is over.
    if (run.findings != findings_ || run.trace.finished)
        whole_ = run.trace.now;
    set_findings(run.findings);
}

void FindingsModel::clear() {
    set_findings(nullptr);
}

const analysis::Finding* FindingsModel::finding(const QModelIndex& index) const {
    return index.isValid() && index.row() < rows_ ? &(*findings_)[std::size_t(index.row())]
                                                  : nullptr;
}

int FindingsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : rows_;
}

QVariant FindingsModel::data(const QModelIndex& index, int role) const {
    const analysis::Finding* found = finding(index);
    if (!found)
        return {};
    const FindingText text = localised(*found, tables_.get());
    QString title = text.title;
    if (found->trial && found->trial->shown)
        title += tr(", shown");
    switch (role) {
        case Qt::DisplayRole:
        case TitleRole:
            return title;
        case Qt::ToolTipRole:
            return text.explanation + u'\n' + text.remedy;
        case Qt::AccessibleTextRole:
            return name_of(found->severity) + ", " + name_of(found->kind) + ": " + title;
        case KindRole:
            return name_of(found->kind);
        case SeverityRole:
            return int(found->severity);
        case SeverityTextRole:
            return name_of(found->severity);
        case AtRole:
            return !has_times_ || analysis::is_of_whole_run(found->kind)
                       ? QString()
                       : wording::moment_text(found->at, whole_);
        default:
            return {};
    }
}

QHash<int, QByteArray> FindingsModel::roleNames() const {
    return {{TitleRole, "title"}, {KindRole, "kind"}, {SeverityRole, "severity"}, {AtRole, "at"}};
}

}  // namespace threadline::app
