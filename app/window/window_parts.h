// The parts of which the main window is made, by their names alone.
#pragma once

class QLabel;
class QStackedWidget;
class QTabWidget;
class QTableView;

namespace threadline::app {

class Banner;
class CodePane;
class ComparisonView;
class DensityStudy;
class DetailsPanel;
class FindingsList;
class Gallery;
class GraphView;
class Guide;
class ItemsPane;
class LessonPanel;
class LockOrderStudy;
class NotesPanel;
class Minimap;
class OutcomeStudy;
class OutcomesPanel;
class Pane;
class PredictionPanel;
class PythonView;
class Presentation;
class RangePanel;
class RemedySwitches;
class RunPage;
class RunSearch;
class RunTable;
class ScenarioPanel;
class SearchBar;
class SourceDraft;
class SourceOnDisk;
class StepPanel;
class Thumbnails;
class TimelineMarker;
class TimelineView;
class ToolTrials;
class Transport;
class ValuesTab;
class WhatIfPanel;
class WhatIfStudy;
struct PassedOver;
struct VariableAtInstant;

}  // namespace threadline::app
