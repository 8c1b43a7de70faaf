// Where the parts of the single run stand is its page's affair (run_page.h); here is what asks it.
#include "app/panels/gallery.h"
#include "app/panels/what_if_panel.h"
#include "app/timeline/minimap.h"
#include "app/window/main_window.h"
#include "app/window/remedy_switches.h"
#include "app/window/run_page.h"

namespace threadline::app {

void MainWindow::connect_layout() {
    connect(commands_.find_scenario, &QAction::triggered, this, [this] {
        show_comparison(false);
        commands_.side->setChecked(true);
        gallery_->focus_search();
    });
    connect(run_page_, &RunPage::wanted, this, [this] {
        if (shows_comparison())
            show_comparison(false);
    });
    connect(what_if_, &WhatIfPanel::comparison_gone, this, [this] {
        if (!remedies_->on().any())
            run_page_->forget_need_of_findings();
    });
    connect(what_if_, &WhatIfPanel::height_changed, run_page_, &RunPage::share_insight,
            Qt::QueuedConnection);
    for (const auto over : {&RunController::finished, &RunController::opened})
        connect(&controller_, over, run_page_, &RunPage::share_centre, Qt::QueuedConnection);
}

void MainWindow::resizeEvent(QResizeEvent* event) {
    QMainWindow::resizeEvent(event);
    run_page_->fit();
    minimap_->updateGeometry();
}

void MainWindow::bring_forward(QWidget* part) {
    run_page_->bring_forward(part);
}

bool MainWindow::lies_in_front(const QWidget* part) const {
    return run_page_->lies_in_front(part);
}

}  // namespace threadline::app
