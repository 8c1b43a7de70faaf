// What it costs to print a report: one of a large array, whose elements are one list.
#include "app/cli/report_json.h"

#include <benchmark/benchmark.h>

using namespace threadline;

namespace {

analysis::Report report_of_array(std::uint32_t elements) {
    auto tables = std::make_shared<trace::Tables>();
    trace::ObjectInfo array, element;
    array.name = "a";
    array.kind = record::ObjectKind::Array;
    array.extent = elements;
    element.kind = record::ObjectKind::Variable;
    tables->objects.push_back(array);
    tables->objects.resize(tables->objects.size() + elements, element);
    analysis::Report report;
    report.tables = tables;
    for (std::uint32_t i = 0; i < elements; ++i)
        report.values.emplace_back("a[" + std::to_string(i + 1) + "]", Value::integer(i));
    return report;
}

void print_an_array(benchmark::State& state) {
    const auto elements = static_cast<std::uint32_t>(state.range(0));
    const analysis::Report report = report_of_array(elements);
    for (auto _ : state)
        benchmark::DoNotOptimize(app::text_of(app::json_of(report)));
    state.SetItemsProcessed(state.iterations() * elements);
}
BENCHMARK(print_an_array)->Arg(1'000)->Arg(100'000)->Unit(benchmark::kMillisecond);

}  // namespace
