<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>Figure</name>
    <message>
        <source>&apos;%1&apos; does not end in .png, .svg or .pdf, so its format is not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm is not a width for a figure: give %2mm to %3mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the figure would be %1 mm high: choose a height, a shorter list of lanes or a smaller width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 dpi is not a resolution for a figure: give 20 to 2400</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the picture would be %1 x %2 pixels: lower the dpi or the size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a height of %1 mm is too little for this picture: give at least %2mm, fewer lanes, or auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm is not a height for a figure: give up to %2mm, or auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline of a run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Libraries</name>
    <message>
        <source>window and drawing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>axes of the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language of the scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exploration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reports as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chrome JSON traces</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>letters, derived from them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>%1. What was recorded until then is shown. Run it again; signal 9 means that something ended it from outside, often for want of memory: then fewer threads help.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. The run on show is whole, but it cannot be saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file ends early: what is whole of it is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 events were lost, for threads recorded faster than could be drained: where they are missing the lanes say Unknown. With “Wait rather than lose events” none are lost, but threads are held up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times on the CPU are estimated in this run: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>%1, slider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>, held by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> and </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try to take %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let %1 go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take %1 for reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let %1 go, having read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take %1 for writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let %1 go, having written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>let %1 go and wait for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take %1 again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notify one who waits for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notify all who wait for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>try to take one of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>take one of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give one to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arrive at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put something into %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>get something out of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>close %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>write %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>add to %1, in one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>exchange %1 if it is as expected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sleep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ask %1 and wait for the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wait for the end of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>start another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>give up: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>notify %1, which wakes %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for its tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the end of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for %1%2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>simulated time (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>zoom in to see where cores were idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 cores idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: threads of the run %2 % of this time, idle %3 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: several, too narrow to tell apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is idle, by estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs %2; on which CPU is estimated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs Threadline itself: a service of the scenario, the recording, the start or the end of a thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs other programs, by estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What %1 did is not known: records of the kernel were lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cores are idle in short stretches; zoom in to see why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, held by %2 since %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>runs on CPU %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for a reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for a reply from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is ready to run, but its event loop is busy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is ready to run, but no CPU is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the interpreter lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is held up by the recorder, whose buffer is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>did something that is not known: its events were lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits to be notified on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits at %1 for the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for %1 to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, and can never go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n interval(s) in %2: %3</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n thread(s): %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n wait(s) for it</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>; %1 waits for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>; %1 wait for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes and gives back locks, too often to tell apart here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is held, by several one after the other or together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wants %2%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds %2 for %3%4%5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits for %2%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is held by %2; %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, at %2%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 is written %n time(s) in %2, from %3 to %4</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n of them left the value as it was</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is %2 from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is %2, written by %3%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; it was %2 from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; %2 had written the same value %3 before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2, for %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %n slice(s) in %2, too narrow to tell apart</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2%3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click here or press G to see them one by one, or all in one again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From %1 to %2, for %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken %1 times, %2 of them at once and %3 after a wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held for %1, waited for for %2, at the longest %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Written %n time(s).</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>In the end it is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n named slice(s), %1 deep.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Whether it ran or waited is not in such a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 had taken it at %2, in line %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wait ended at its deadline, without what it waited for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Woken by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where in this stretch the CPU was had is estimated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, line %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadlocked, ended after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped at the time limit, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped after %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (simulated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>several, too narrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (estimated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held, others wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lock wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threadline itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other programs (estimated)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same value written again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read by a thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>many writes (higher: more)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deadlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>self-deadlock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>abandoned lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lost wakeup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sleeping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for I/O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I/O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for the interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held up by the recorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown: events were lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, for ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deadlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>holds %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wants %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>held by %1, for ever</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 readers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, held by %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first contention</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody begins to wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the cycle closes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an update is lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a check fails</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is the first who has to wait for %2%3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 begins to wait for %2%3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 begins to wait for another thread&apos;s end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The cycle closes: from here on nobody in it can go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 writes %2 by what it read before: an update is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 finds that this does not hold: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> (line %1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 had read %2%3 before %4 wrote %5%6, and now wrote %7 over it: the update of %4 is lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reads %2: %3%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unlock of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 giving up the wait for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 notify on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 post to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 arrival at %2, the last one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 put into %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 get from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 closing of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 start of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the reply from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>went on %1 later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it has not gone on yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started by %1 at %2%3; %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Woken by %1 at %2%3; %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts %1 at %2%3, which %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wakes %1 by %2 at %3%4, which %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And wakes more than %1 others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>And wakes %1 more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleeping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for I/O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ready, no CPU free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interpreter lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked on a lock</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>graph</name>
    <message>
        <source>held by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, held by </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadlock.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app</name>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>W S, + −</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in and out at the cursor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A D, ← →</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier and later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To its begin and its end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the previous and the next edge on it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold many threads of one name into one lane, or unfold them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the interval, select nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom; through the lanes where they do not all fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Wheel, Shift+Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom always; earlier and later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the run and pause it; hold the picture of a live one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who goes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>G, Backspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on until something happens; take the last step back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the wait-for graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From node to node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the node, let go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select the next interval on this line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each key does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Threadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threadline %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs concurrency scenarios on real threads, records what each thread does, and draws it: where the CPU is idle, who waits for whom, how a deadlock closes.

Free software under the GNU General Public License, version 3 or later. It comes with no warranty. It stands on these libraries:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the line in the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::CodePane</name>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the text of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revert the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error in the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error in line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited, not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::Commands</name>
    <message>
        <source>&amp;Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run the scenario on real threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step &amp;by step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run it step by step: at each one you say who goes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Explore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go through every interleaving that matters: how can it end?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the &amp;parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All parameters as the scenario declares them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a s&amp;cenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Re&amp;vert the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The text as the file has it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recorded run or a scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the text to its file; a scenario that came with Threadline asks for a file of your own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the source &amp;as …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the text to another file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the r&amp;un …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the run as a .tline file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export a figure …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the picture as PDF, SVG or PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the &amp;virtual clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run on two simulated cores: the same result each time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wait rather than lose events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold a thread up where it records faster than can be drained</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole run; F in the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fo&amp;llow the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the live end in sight</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Less time, larger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More time, smaller</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous finding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the finding before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the run, pause it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next moment worth stopping at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moment &amp;before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the moment before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Presen&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Full screen, for a room: PageDown goes from moment to moment, Esc ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the lanes of threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Locks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the lanes of locks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the lanes of shared variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Le&amp;gend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each look means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;CPUs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show who was on which CPU, and where cores were idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical &amp;path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what made the run as long as it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the s&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark as the system is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Li&amp;ght</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to use Threadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the &amp;tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few steps through the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What each key does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Threadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The&amp;me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::DetailsPanel</name>
    <message>
        <source>line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a handle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What to do:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the source: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the end:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notes:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, busy %2 % of the time, idle %3 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, with other programs about %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, with Threadline itself %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle time in which there was work to do is what can be gained: by doing at once what waits one after the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it was idle:</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::ExportDialog</name>
    <message>
        <source>Export a figure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>88.9 mm, a column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>174 mm, two columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>182 mm, a page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>own width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> mm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print, also in grey</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is visible now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPUs, and where cores were idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the window shows it (Ctrl+6)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Legend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> dpi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Format</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lanes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Around them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 mm wide, %2 mm high</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::FindingsList</name>
    <message>
        <source>%1 · %2 · at %3 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::FindingsModel</name>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::Gallery</name>
    <message>
        <source>Other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the scenarios …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (does not load)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No scenarios found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::GraphView</name>
    <message>
        <source>Wait-for graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who waits for whom shows here during a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody waits.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 %3 since %4 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is held by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds nothing and waits for nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadlock: the cycle is closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadlock: nobody is left to let them go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody waits, nothing is held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::Guide</name>
    <message>
        <source>Guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter goes to the next match, Shift+Enter back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page before (Alt+←)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>On %n page(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>threadline::app::LessonPanel</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Predict</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now press Run (Ctrl+R): the run gives the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one, then press Run (Ctrl+R).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the run shows: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You had predicted it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You had predicted: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explanation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say it aloud</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::LocksModel</name>
    <message>
        <source>Lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often it was taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often it was free when a thread wanted it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often a thread had to wait first, or gave up waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time held, all threads together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time waited, all threads together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waited ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The longest single wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest ms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::MainWindow</name>
    <message>
        <source>Threadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait-for graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the analyses find shows here, while the run goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click an interval, a finding or a node to read about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values of the shared variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explore goes through every interleaving that matters, and shows here how the scenario can end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is an example run, simulated on two cores. Press Run (Ctrl+R) to run the scenario on real threads; F1 opens the guide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nine short steps through the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A run at a glance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each lane is a thread, and time goes to the right. A colour says what the thread did: green ran, red was blocked on a lock. The lanes below are the locks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click an interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The details say what the thread did then, who held what it waited for, and the source shows the line. By keyboard: ↓ chooses a lane, ] goes to the next edge, Enter selects. Zoom with the wheel or W and S.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you see so far was simulated. Press Run (Ctrl+R): the same scenario on real threads, measured as it goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who waits for whom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The wait-for graph at the instant that is chosen. A closed cycle is a deadlock: nobody in it can ever go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Findings name the threads, the locks and the lines, and what to do about it. Choose one (F8): timeline, graph and source go there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move through the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>N goes to the next moment that matters, Space plays the run in slow motion, and the bar can be dragged. Everything shows the same instant.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the scenario itself, a short Lua file. Change it and press Run; Revert brings it back. Beside it: the lesson, and the same program in Python.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More scenarios</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From bottlenecks and races to the dining philosophers, chapter by chapter. Ctrl+K searches.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F1 opens the guide, ? shows all keys, and this tour is in the Help menu. F5 shows the run to a room; Ctrl+E exports it as a figure.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was opened or saved yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forget these</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The window is in that language when Threadline is started the next time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source and lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same program: python3 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wait, and run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run it again; threads wait rather than lose events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not say so again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lanes and reports mark estimated times all the same</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on s&amp;howing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Hold the picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the run as it goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the picture while recording goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the run, pause it (Ctrl+Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 / %2 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Run (Ctrl+R): the threads of this scenario show here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who waits for whom shows here during a run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU idle %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Of the time of %n core(s) during the run; where it could have worked, that is what there is to gain.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>at %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at the end, %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now, %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The scenario failed before anything could be found.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found: no deadlock, no failed check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has run yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture stands still; recording goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clock: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the scenarios …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 — Threadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A recorded run. Its scenario is not among those here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source of the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot open &apos;%1&apos;: it is neither a recorded run (.tline or .json) nor a scenario (.lua)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a recorded run or a scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs and scenarios (*.tline *.json *.lua);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recorded runs (*.tline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exported to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scenario.lua</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the source as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scenarios (*.lua)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The run is over.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::OutcomesModel</name>
    <message>
        <source>cut by the bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not replayed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How it can end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the shared variables, then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That end so; no two of them are equivalent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Executions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If each choice is as likely as the others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the schedule with the fewest that was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preemptions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether its schedule ends the same on real threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::OutcomesPanel</name>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the exploration says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is explored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it, with what it has found by now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcomes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Explored %1 executions, %2 outcomes so far.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::Presentation</name>
    <message>
        <source>Threadline: presentation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Line of code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press R to run it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1:  %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::PythonView</name>
    <message>
        <source>The same program in Python</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::RunController</name>
    <message>
        <source>cannot write &apos;%1&apos;: %2; choose another folder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::ScenarioPanel</name>
    <message>
        <source>Scenario and its parameters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::ScrubBar</name>
    <message>
        <source>Instant of the run</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::SourceView</name>
    <message>
        <source>Threads by line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On this line now: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source of the scenario</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1 ↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>line %1 ↑</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::StepPanel</name>
    <message>
        <source>   line %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who goes next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the last step back (Backspace)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let them go on in turn until something happens: a wait, a cycle, a lost update, the end (G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1: who goes next?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1   %2 would %3%4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>–   %1 %2%3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::ThreadsModel</name>
    <message>
        <source>Thread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Milliseconds of its life in this state</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Life ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I/O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleeping</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing ran</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the first thread ...</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::Tour</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the step before (←)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the next step (→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the tour (Esc); Help brings it back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tour, step %1 of %2: %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::Transport</name>
    <message>
        <source>%1 ×</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How fast the run is played</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Halt at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At which moments playing halts, and where the keys go</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>threadline::app::ValuesModel</name>
    <message>
        <source>from the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the instant that is chosen, or else at the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who wrote this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who read this value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updates that another thread wrote over without having seen them; click the row to see the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lost</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
