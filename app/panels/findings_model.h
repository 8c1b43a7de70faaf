// The findings of a run as a list, in the order found.
#pragma once

#include "engine/session/run_snapshot.h"

#include <QAbstractListModel>

namespace threadline::app {

class FindingsModel : public QAbstractListModel {
    Q_OBJECT
public:
    // AtRole: when, as every instant of the run is told; empty where it is of the whole run, or of
    // one without times.
    enum Role { KindRole = Qt::UserRole + 1, SeverityRole, SeverityTextRole, AtRole, TitleRole };

    explicit FindingsModel(QObject* parent = nullptr);

    // Findings of a run are only ever added: rows that are there stay.
    void set_findings(std::shared_ptr<const std::vector<analysis::Finding>> findings);
    void set_run(const session::RunSnapshot& run);  // its findings, in its names and its times
    void clear();
    const analysis::Finding* finding(const QModelIndex& index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    std::shared_ptr<const std::vector<analysis::Finding>> findings_;
    std::shared_ptr<const trace::Tables> tables_;
    int rows_ = 0;
    trace::Time whole_{};  // how long the run is
    bool has_times_ = true;
};

}  // namespace threadline::app
