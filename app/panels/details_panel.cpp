#include "app/panels/details_panel.h"

#include "app/language/decimal_mark.h"
#include "app/language/engine_names.h"
#include "app/language/localised.h"
#include "app/panels/findings_model.h"
#include "app/panels/run_notice.h"
#include "app/timeline/cpu_shares.h"
#include "app/timeline/wording.h"
#include "app/timeline/wording_terms.h"

#include "engine/analysis/bottleneck.h"
#include "engine/analysis/shared_changes.h"
#include "engine/trace/value_text.h"

#include <QRegularExpression>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace threadline::app {
namespace {

QString paragraph(const QString& text, const char* css_class = "") {
    return QString("<p class='%1'>%2</p>")
        .arg(QString(css_class), text.toHtmlEscaped().replace(u'\n', "<br>"));
}

QString line_link(const session::RunSnapshot& run, SiteId site) {
    if (!site.valid() || !run.trace.tables || site.value >= run.trace.tables->sites.size())
        return {};
    const int line = int(run.trace.tables->site(site).line);
    return line > 0 ? QString("<a href='line:%1'>%2</a>")
                          .arg(line)
                          .arg(DetailsPanel::tr("line %1").arg(line))
                    : QString();
}

// Of a finding about many only the first are told; this is what each of them does there.
QString list_of_all(const session::RunSnapshot& run, const analysis::Finding& finding) {
    constexpr std::size_t few = 6, most = 500;
    if (finding.actors.size() <= few)
        return {};
    QString items;
    for (std::size_t i = 0; i < std::min(finding.actors.size(), most); ++i) {
        const trace::ActorLane* lane = run.trace.lane_of(finding.actors[i]);
        const auto interval = lane ? lane->at(finding.at) : std::nullopt;
        if (!interval)
            continue;
        const Subject subject{Subject::Kind::Interval, lane->actor, interval->object,
                              interval->range(), interval->site};
        items += QString("<li>%1</li>").arg(describe(run, subject, finding.at).toHtmlEscaped());
    }
    if (items.isEmpty())
        return {};
    QString list = paragraph(wording::is_stepped(run.trace.info.get())
                                 ? DetailsPanel::tr("What each of them does then:")
                                 : DetailsPanel::tr("What each of them does at %1:")
                                       .arg(wording::moment_text(run, finding.at))) +
                   "<ul>" + items + "</ul>";
    if (finding.actors.size() > most)
        list += paragraph(DetailsPanel::tr("and %1 more").arg(finding.actors.size() - most));
    return list;
}

// Whoever has cured a race reads that nothing was lost.
QString what_arrived(const session::RunSnapshot& run, const analysis::Report& report) {
    const bool lost = std::ranges::any_of(report.findings, [](const analysis::Finding& finding) {
        return finding.kind == analysis::FindingKind::LostUpdate;
    });
    if (lost || report.info.events_lost > 0 || report.info.outcome != trace::Outcome::Completed)
        return {};
    constexpr std::size_t most = 3;
    QStringList sentences;
    for (const analysis::SharedChanges& one : analysis::shared_changes(run.trace))
        if (std::size_t(sentences.size()) < most)
            sentences +=
                DetailsPanel::tr("Of the %1 changes to %2 none was lost.")
                    .arg(QString::number(one.changes), name_in_words(*report.tables, one.variable));
    return sentences.join(u' ');
}

// Of a run that failed: what was said, with its line to go to. It stays when the banner has gone.
QString why_it_failed(const trace::RunInfo& info) {
    const auto notice = notice_of(info);
    if (!notice || notice->kind != RunNotice::Kind::Failed)
        return {};
    static const QRegularExpression place(QStringLiteral(R"(^(?:[^:]*/)?([^/:]+\.lua:(\d+)):)"));
    return notice->text.toHtmlEscaped().replace(place,
                                                QStringLiteral("<a href='line:\\2'>\\1</a>:"));
}

}  // namespace

DetailsPanel::DetailsPanel(QWidget* parent)
    : QTextBrowser(parent), theme_(theme(ThemeKind::Light)) {
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setAccessibleName(tr("Details"));
    document()->setDocumentMargin(12);
    document()->setIndentWidth(20);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (link.scheme() == "line")
            emit line_chosen(link.path().toInt());
        else if (link.scheme() == "play" && !schedule_.isEmpty())
            emit schedule_chosen(schedule_);
    });
}

void DetailsPanel::set_theme(const Theme& theme) {
    theme_ = theme;
    show_html(body_);
}

void DetailsPanel::show_html(const QString& body) {
    if (body == body_ && !toPlainText().isEmpty() && document()->property("theme") == theme_.name)
        return;  // while a run goes on the same words come every frame
    body_ = body;
    document()->setProperty("theme", theme_.name);
    const int scrolled = verticalScrollBar()->value();
    document()->setDefaultStyleSheet(
        QString("p { margin: 0 0 8px 0; color: %1; } p.title { font-weight: 600; }"
                "li { color: %1; } span.strong { font-weight: 600; } p.muted { color: %2; } a { "
                "color: %3; }")
            .arg(theme_.text.name(), theme_.muted_text.name(), theme_.accent.name()));
    setHtml(body);
    verticalScrollBar()->setValue(scrolled);
}

void DetailsPanel::show_subject(const session::RunSnapshot& run, const Subject& subject,
                                std::optional<trace::Time> at) {
    const QString words = describe(run, subject, at);
    QString body = paragraph(words, "title");
    const QString more = describe_at_length(run, subject, at);
    // Its first line is the sentence that stands above, with a full stop.
    const QString rest = more.section(u'\n', 1).trimmed();
    if (!rest.isEmpty())
        body += paragraph(rest);
    if (const QString link = line_link(run, subject.site); !link.isEmpty())
        body += QString("<p>%1</p>").arg(tr("Show %1").arg(link));
    show_html(body);
}

void DetailsPanel::show_finding(const session::RunSnapshot& run, const analysis::Finding& finding) {
    const FindingText text = localised(finding, run.trace.tables.get());
    QString body = paragraph(text.title, "title");
    body += paragraph(text.explanation);
    schedule_ = finding.trial ? QString::fromStdString(finding.trial->schedule) : QString();
    if (finding.trial) {
        QString trial = text.trial.toHtmlEscaped();
        if (!schedule_.isEmpty())
            trial += QString(" <a href='play:'>%1</a>").arg(tr("Play it"));
        body += QString("<p>%1</p>").arg(trial);
    }
    if (!text.remedy.isEmpty())
        body += QString("<p><span class='strong'>%1</span> %2</p>")
                    .arg(tr("What to do:"), text.remedy.toHtmlEscaped());
    QStringList links;
    for (const SiteId site : finding.sites)
        if (const QString link = line_link(run, site); !link.isEmpty() && !links.contains(link))
            links.append(link);
    if (!links.isEmpty())
        body += QString("<p>%1</p>").arg(tr("In the source: %1").arg(links.join(", ")));
    body += list_of_all(run, finding);
    show_html(body);
}

void DetailsPanel::show_summary(const session::RunSnapshot& run, const analysis::Report& report) {
    QString body = paragraph(describe_ending(run), "title");
    if (const QString why = why_it_failed(report.info); !why.isEmpty())
        body += QString("<p>%1</p>").arg(why);
    for (const analysis::Finding& finding : report.findings)
        if (analysis::is_verdict(finding.kind)) {
            const FindingText text = localised(finding, report.tables.get());
            body += QString("<p><span class='strong'>%1.</span> %2</p>")
                        .arg(text.title.toHtmlEscaped(), text.explanation.toHtmlEscaped());
            body += QString("<p><span class='strong'>%1</span> %2</p>")
                        .arg(tr("What to do:"), text.remedy.toHtmlEscaped());
        }
    if (const QString arrived = what_arrived(run, report); !arrived.isEmpty())
        body += paragraph(arrived);
    if (!report.values.empty()) {
        constexpr std::size_t most = 12;
        QStringList values;
        for (std::size_t i = 0; i < report.values.size() && i < most; ++i)
            values.append(QString("%1 = %2").arg(
                QString::fromStdString(report.values[i].first).toHtmlEscaped(),
                with_minus(QString::fromStdString(
                               trace::quoted_text_of(report.values[i].second, *report.tables)))
                    .toHtmlEscaped()));
        if (report.values.size() > most)
            values.append(tr("and %1 more").arg(report.values.size() - most));
        body += QString("<p><span class='strong'>%1</span> %2</p>")
                    .arg(tr("At the end:"), values.join(", "));
    }
    QString notes;
    constexpr std::size_t most_notes = 8;
    std::size_t count = 0;
    for (std::size_t i = 0; i < run.trace.moments.size() && count < most_notes; ++i) {
        const trace::Moment& moment = run.trace.moments[i];
        if (moment.kind != trace::MomentKind::Note)
            continue;
        ++count;
        notes += QString("<li>%1</li>").arg(describe_as_moment(run, moment).toHtmlEscaped());
    }
    if (!notes.isEmpty())
        body += QString("<p><span class='strong'>%1</span></p><ul>").arg(tr("Notes:")) + notes +
                "</ul>";
    if (wording::is_stepped(&report.info)) {
        body +=
            paragraph(tr("A person decided each step: only their order counts. No time was "
                         "measured."));
    } else if (report.cpu.total().count() > 0) {
        const auto percent = [&](trace::Duration time) {
            return wording::share_text(time, report.cpu.total());
        };
        const QString cores =
            report.cpu.cores == 1 ? tr("one core") : tr("%1 cores").arg(report.cpu.cores);
        QString shares = tr("%1, busy %2 of the time, idle %3")
                             .arg(cores, percent(report.cpu.busy), wording::idle_text(report.cpu));
        if (is_worth_a_word(report.cpu, report.cpu.others))
            shares += tr(", other programs about %1").arg(percent(report.cpu.others));
        if (is_worth_a_word(report.cpu, report.cpu.services))
            shares += tr(", Threadline itself %1").arg(own_share_text(report.cpu));
        body += QString("<p><span class='strong'>%1</span> %2</p>").arg(tr("CPU:"), shares);
        QString causes;
        const std::vector<NameInWords> names = names_in_words(*report.tables);
        for (const analysis::IdleCause& cause : report.cpu.idle_causes)
            if (report.cpu.tells(cause))
                causes += QString("<li>%1</li>").arg(localised(cause.text, names).toHtmlEscaped());
        if (!causes.isEmpty() && 100 * report.cpu.idle >= report.cpu.total())
            body += QString("<p>%1</p><ul>").arg(tr("Why it was idle:")) + causes + "</ul>";
    }
    show_html(body);
}

void DetailsPanel::clear_details(const QString& hint) {
    show_html(paragraph(hint, "muted"));
}

}  // namespace threadline::app
