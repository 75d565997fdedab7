package dev.touchstone.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.run.RunState.Failed;
import dev.touchstone.core.run.RunState.Finished;
import dev.touchstone.core.run.RunState.Queued;
import dev.touchstone.core.run.RunState.Stopped;
import dev.touchstone.core.run.RunState.Stopping;
import dev.touchstone.core.run.RunState.Working;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunStateTest {

    private static final List<RunState> STATES = List.of(new Queued(), new Working(Phase.FETCH),
            new Working(Phase.GENERATE), new Working(Phase.SCORE), new Stopping(), new Finished(3, 0),
            new Failed(Phase.FETCH, "TS-DAT-001"), new Stopped());
    private static final List<RunEvent> EVENTS = List.of(new RunEvent.Began(Phase.FETCH),
            new RunEvent.Began(Phase.SCORE), new RunEvent.StopAsked(), new RunEvent.Ended(3, 0),
            new RunEvent.Broke(Phase.GENERATE, "TS-MDL-008"), new RunEvent.Halted());

    @Test
    void aUnitWalksFromQueuedToFinished() {
        RunState state = new Queued()
                .next(new RunEvent.Began(Phase.FETCH))
                .next(new RunEvent.Began(Phase.GENERATE))
                .next(new RunEvent.Began(Phase.SCORE))
                .next(new RunEvent.Ended(8, 1));

        assertThat(state).isEqualTo(new Finished(8, 1));
    }

    @Test
    void terminalStatesAbsorbEveryEvent() {
        for (RunState state : STATES) {
            for (RunEvent event : EVENTS) {
                if (state.terminal()) {
                    assertThat(state.next(event)).isEqualTo(state);
                }
            }
        }
    }

    @Test
    void phasesOnlyGoForward() {
        RunState scoring = new Working(Phase.SCORE);

        assertThat(scoring.next(new RunEvent.Began(Phase.FETCH))).isEqualTo(scoring);
    }

    @Test
    void aStoppingUnitCanOnlyHaltOrBreak() {
        assertThat(new Stopping().next(new RunEvent.Ended(1, 0))).isEqualTo(new Stopping());
        assertThat(new Stopping().next(new RunEvent.Halted())).isEqualTo(new Stopped());
    }
}
