#include "app/language/lesson_wording.h"

#include "app/language/decimal_mark.h"
#include "app/language/kind_names.h"
#include "app/language/language.h"
#include "app/language/localised.h"
#include "app/language/remedy_wording.h"
#include "app/language/scenario_wording.h"

#include "engine/analysis/bottleneck.h"

#include <QCoreApplication>

#include <set>

namespace threadline::app {

InLanguage judgement_in_words() {
    return [](const char* english) {
        return QCoreApplication::translate("Judgement", english).toStdString();
    };
}

namespace {

void put_settings_in_words(Facts& facts, const std::string& scenario,
                           const ParameterValues& parameters, const std::string& remedies) {
    facts.tell_decimals_with(decimal_mark().at(0).toLatin1());
    if (!remedies.empty())
        facts.tell_as("what_if", remedies_in_words(remedies).toStdString());
    for (const auto& [name, value] : parameters)
        if (const auto* choice = std::get_if<std::string>(&value))
            facts.tell_as("parameter." + name,
                          value_in_words(scenario, name, *choice).toStdString());
}

}  // namespace

Facts facts_before(const std::string& scenario, const ParameterValues& parameters,
                   const std::string& remedies) {
    Facts facts;
    add_parameters(facts, parameters);
    if (!remedies.empty())
        facts.set("what_if", remedies);
    put_settings_in_words(facts, scenario, parameters, remedies);
    return facts;
}

void put_in_words(Facts& facts, const analysis::Report& report) {
    put_settings_in_words(facts, report.info.scenario, report.info.parameters,
                          report.info.remedies);
    facts.tell_as("outcome", name_of(report.info.outcome).toStdString());
    if (const Fact* doubt = facts.find("explored.doubt"))
        facts.tell_as("explored.doubt", localised(text_of(*doubt)).toStdString());
    for (std::size_t i = 0; i < report.notes.size(); ++i) {
        const QString note = QString::fromStdString(report.tables->name(report.notes[i].text));
        facts.tell_as("note." + std::to_string(i + 1), said_in_words(note).toStdString());
    }
    std::set<analysis::FindingKind> told;
    for (const analysis::Finding& finding : report.findings) {
        if (analysis::is_verdict(finding.kind)) {
            const std::string name = name_of(finding.kind).toStdString();
            facts.tell_as("verdict", name);
            // In English the fact is already as it is said within a sentence.
            if (!is_english())
                facts.tell_as("verdict.name", name);
        }
        if (!told.insert(finding.kind).second)
            continue;  // facts tell of the first of a kind
        const std::string name = std::string("finding.") + analysis::key_of(finding.kind);
        facts.tell_as(name + ".title", localised(finding, report.tables.get()).title.toStdString());
        const std::vector<NameInWords> names =
            names_of(*report.tables, finding.actors, finding.objects);
        for (const char* list : {".threads", ".objects", ".lines"})
            if (const Fact* fact = facts.find(name + list))
                facts.tell_as(name + list, localised_list(text_of(*fact), names).toStdString());
    }
    for (const trace::State state : trace::all_states)
        if (const auto& longest = report.longest.of(state))
            facts.tell_as(std::string("longest.") + trace::key_of(state) + ".thread",
                          name_in_words(*report.tables, longest->actor).toStdString());
}

}  // namespace threadline::app
