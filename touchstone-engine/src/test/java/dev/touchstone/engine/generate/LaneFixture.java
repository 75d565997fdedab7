package dev.touchstone.engine.generate;

import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.testing.LogFolder;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.log.UnitLog;
import java.nio.file.Path;

/// The lanes of a test, in one run folder.
final class LaneFixture {

    private final LogFolder folder;

    LaneFixture(Path workDir) {
        this.folder = LogFolder.in(workDir);
    }

    LogFolder folder() {
        return folder;
    }

    /// A lane with its log and journal open; the caller closes both.
    Lane open(UnitPlan plan) {
        return new Lane(plan, folder.write(plan), new UnitProgress(plan.name()),
                Journal.open(journal(plan), Redaction.NONE, LogFolder.CLOCK));
    }

    Path journal(UnitPlan plan) {
        return folder.folder().log("infer", plan.model().abbr(), plan.task().spec().abbr());
    }

    static void close(Lane lane) {
        lane.log().close();
        lane.journal().close();
    }

    /// The log of a lane, as the log of a unit that it is here.
    static UnitLog log(Lane lane) {
        return (UnitLog) lane.log();
    }

    /// What the disk holds of a unit.
    UnitLog reread(UnitPlan plan) {
        return folder.read(plan);
    }
}
