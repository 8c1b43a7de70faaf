<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
    <context>
        <name>Timeline</name>
        <message numerus="yes">
            <source>%1: %n interval(s) in %2: %3</source>
            <translation>
                <numerusform>%1: %n interval in %2: %3</numerusform>
                <numerusform>%1: %n intervals in %2: %3</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n thread(s): %2</source>
            <translation>
                <numerusform>%1, %n thread: %2</numerusform>
                <numerusform>%1, %n threads: %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>; %n wait(s) for it</source>
            <translation>
                <numerusform>; %n waits for it</numerusform>
                <numerusform>; %n wait for it</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 gets or loses an item %n time(s) in %2; it holds %3 at first, %4 at last</source>
            <translation>
                <numerusform>%1 gets or loses an item %n time in %2; it holds %3 at first, %4 at last</numerusform>
                <numerusform>%1 gets or loses an item %n times in %2; it holds %3 at first, %4 at last</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 holds %n item(s) from the start</source>
            <translation>
                <numerusform>%1 holds %n item from the start</numerusform>
                <numerusform>%1 holds %n items from the start</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 holds %n item(s), since a step of %2%3</source>
            <translation>
                <numerusform>%1 holds %n item, since a step of %2%3</numerusform>
                <numerusform>%1 holds %n items, since a step of %2%3</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>An item came or went %n time(s).</source>
            <translation>
                <numerusform>An item came or went %n time.</numerusform>
                <numerusform>An item came or went %n times.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Taken or posted %n time(s).</source>
            <translation>
                <numerusform>Taken or posted %n time.</numerusform>
                <numerusform>Taken or posted %n times.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 is taken or posted %n time(s) in %2; %3 are left at first, %4 at last</source>
            <translation>
                <numerusform>%1 is taken or posted %n time in %2; %3 are left at first, %4 at last</numerusform>
                <numerusform>%1 is taken or posted %n times in %2; %3 are left at first, %4 at last</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 is written %n time(s) in %2, from %3 to %4</source>
            <translation>
                <numerusform>%1 is written %n time in %2, from %3 to %4</numerusform>
                <numerusform>%1 is written %n times in %2, from %3 to %4</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>; %n of them left the value as it was</source>
            <translation>
                <numerusform>; %n of them left the value as it was</numerusform>
                <numerusform>; %n of them left the value as it was</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n step(s), too narrow to tell apart</source>
            <translation>
                <numerusform>%1: %n step, too narrow to tell apart</numerusform>
                <numerusform>%1: %n steps, too narrow to tell apart</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1, %n thread(s)</source>
            <translation>
                <numerusform>%1, %n thread</numerusform>
                <numerusform>%1, %n threads</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 changes %n time(s) here, from %2 to %3</source>
            <translation>
                <numerusform>%1 changes %n time here, from %2 to %3</numerusform>
                <numerusform>%1 changes %n times here, from %2 to %3</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1: %n slice(s) in %2, too narrow to tell apart</source>
            <translation>
                <numerusform>%1: %n slice in %2, too narrow to tell apart</numerusform>
                <numerusform>%1: %n slices in %2, too narrow to tell apart</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Written %n time(s).</source>
            <translation>
                <numerusform>Written %n time.</numerusform>
                <numerusform>Written %n times.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more wait(s) for it ended without it.</source>
            <translation>
                <numerusform>%n more wait for it ended without it.</numerusform>
                <numerusform>%n more waits for it ended without it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n named slice(s), %1 deep.</source>
            <translation>
                <numerusform>%n named slice, %1 deep.</numerusform>
                <numerusform>%n named slices, %1 deep.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The process of %1, %n thread(s): %2</source>
            <translation>
                <numerusform>The process of %1, %n thread: %2</numerusform>
                <numerusform>The process of %1, %n threads: %2</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more</source>
            <translation>
                <numerusform>%n more</numerusform>
                <numerusform>%n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n more lock(s)</source>
            <translation>
                <numerusform>and %n more lock</numerusform>
                <numerusform>and %n more locks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hidden</source>
            <translation>
                <numerusform>%n hidden</numerusform>
                <numerusform>%n hidden</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::CompareDialog</name>
        <message numerus="yes">
            <source>Beside the %n run(s) that are there</source>
            <translation>
                <numerusform>Beside the %n run that is there</numerusform>
                <numerusform>Beside the %n runs that are there</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::ComparisonView</name>
        <message numerus="yes">
            <source>virtual clock, %n core(s)</source>
            <translation>
                <numerusform>virtual clock, %n core</numerusform>
                <numerusform>virtual clock, %n cores</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Guide</name>
        <message numerus="yes">
            <source>On %n page(s)</source>
            <translation>
                <numerusform>On %n page</numerusform>
                <numerusform>On %n pages</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::MainWindow</name>
        <message numerus="yes">
            <source>%n note(s) deleted</source>
            <translation>
                <numerusform>%n note deleted</numerusform>
                <numerusform>%n notes deleted</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other run(s) made way for it.</source>
            <translation>
                <numerusform>%n other run made way for it.</numerusform>
                <numerusform>%n other runs made way for it.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n run(s) made way for this comparison.</source>
            <translation>
                <numerusform>%n run made way for this comparison.</numerusform>
                <numerusform>%n runs made way for this comparison.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n run(s) taken out of the comparison</source>
            <translation>
                <numerusform>%n run taken out of the comparison</numerusform>
                <numerusform>%n runs taken out of the comparison</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Save %n run(s) with your notes?</source>
            <translation>
                <numerusform>Save the run with your notes?</numerusform>
                <numerusform>Save %n runs with your notes?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::PredictionPanel</name>
        <message numerus="yes">
            <source>%n core(s)</source>
            <translation>
                <numerusform>%n core</numerusform>
                <numerusform>%n cores</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::Presentation</name>
        <message numerus="yes">
            <source>the %n lane(s)</source>
            <translation>
                <numerusform>the lane</numerusform>
                <numerusform>the %n lanes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the lanes of %n lock(s)</source>
            <translation>
                <numerusform>the lane of %n lock</numerusform>
                <numerusform>the lanes of %n locks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>the lanes of %n variable(s)</source>
            <translation>
                <numerusform>the lane of %n variable</numerusform>
                <numerusform>the lanes of %n variables</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::RangePanel</name>
        <message numerus="yes">
            <source>%n wait(s) by their length</source>
            <translation>
                <numerusform>%n wait by its length</numerusform>
                <numerusform>%n waits by their length</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n wait(s) touch the stretch, by their whole length</source>
            <translation>
                <numerusform>%n wait touches the stretch, by its whole length</numerusform>
                <numerusform>%n waits touch the stretch, by their whole length</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::RunStatus</name>
        <message numerus="yes">
            <source>%n run(s) side by side</source>
            <translation>
                <numerusform>%n run</numerusform>
                <numerusform>%n runs side by side</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Of the time of %n core(s) during the run: %1.</source>
            <translation>
                <numerusform>Of the time of %n core during the run: %1.</numerusform>
                <numerusform>Of the time of %n cores during the run: %1.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::TimelineView</name>
        <message numerus="yes">
            <source>%1 (%n lane(s))</source>
            <translation>
                <numerusform>%1 (%n lane)</numerusform>
                <numerusform>%1 (%n lanes)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&amp;Show %n hidden lane(s)</source>
            <translation>
                <numerusform>&amp;Show %n hidden lane</numerusform>
                <numerusform>&amp;Show %n hidden lanes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExplorationSize</name>
        <message numerus="yes">
            <source>about %1 interleaving(s)</source>
            <translation>
                <numerusform>about %1 interleaving</numerusform>
                <numerusform>about %1 interleavings</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>threadline::app::OutcomesPanel</name>
        <message numerus="yes">
            <source>%1 outcome(s)</source>
            <translation>
                <numerusform>%1 outcome</numerusform>
                <numerusform>%1 outcomes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source> seed(s)</source>
            <translation>
                <numerusform> seed</numerusform>
                <numerusform> seeds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Explored; confirmed %1 of %2 outcome(s) on real threads so far.</source>
            <translation>
                <numerusform>Explored; confirmed %1 of %2 outcome on real threads so far.</numerusform>
                <numerusform>Explored; confirmed %1 of %2 outcomes on real threads so far.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 step(s)</source>
            <translation>
                <numerusform>%1 step</numerusform>
                <numerusform>%1 steps</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 execution(s)</source>
            <translation>
                <numerusform>%1 execution</numerusform>
                <numerusform>%1 executions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of %2 seed(s), %3 so far.</source>
            <translation>
                <numerusform>%1 of %2 seed, %3 so far.</numerusform>
                <numerusform>%1 of %2 seeds, %3 so far.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 seed(s)</source>
            <translation>
                <numerusform>%1 seed</numerusform>
                <numerusform>%1 seeds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 different outcome(s)</source>
            <translation>
                <numerusform>%1 outcome</numerusform>
                <numerusform>%1 different outcomes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Confirmed on real threads: %1 of %2 outcome(s); playing one confirms it.</source>
            <translation>
                <numerusform>Confirmed on real threads: %1 of %2 outcome; playing it confirms it.</numerusform>
                <numerusform>Confirmed on real threads: %1 of %2 outcomes; playing one confirms it.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ExportNote</name>
        <message numerus="yes">
            <source>; %n later frame(s) of an earlier export were removed</source>
            <translation>
                <numerusform>; %n later frame of an earlier export was removed</numerusform>
                <numerusform>; %n later frames of an earlier export were removed</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SaveQuestion</name>
        <message numerus="yes">
            <source>%n frame(s) of an earlier export are there already, from %1 on. Replace all of them?</source>
            <translation>
                <numerusform>%n frame of an earlier export is there already: %1. Replace it?</numerusform>
                <numerusform>%n frames of an earlier export are there already, from %1 on. Replace all of them?</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>RunName</name>
        <message numerus="yes">
            <source>%n note(s)</source>
            <translation>
                <numerusform>%n note</numerusform>
                <numerusform>%n notes</numerusform>
            </translation>
        </message>
    </context>
</TS>
