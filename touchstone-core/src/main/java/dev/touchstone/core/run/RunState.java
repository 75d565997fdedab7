package dev.touchstone.core.run;

import static java.util.Objects.requireNonNull;

/// Where a unit is in its life. Terminal states absorb within a session.
public sealed interface RunState {

    /// Waiting for its turn.
    record Queued() implements RunState {}

    /// At work.
    record Working(Phase phase) implements RunState {
        public Working {
            requireNonNull(phase, "phase");
        }
    }

    /// Asked to stop; what is in flight comes to its end.
    record Stopping() implements RunState {}

    /// Ended by itself. State is not verdict: a missed gate is `Finished` too.
    ///
    /// @param done attempts answered
    /// @param failed attempts without an answer
    record Finished(int done, int failed) implements RunState {}

    /// Could not be done.
    ///
    /// @param phase in which it failed
    /// @param code id of the error
    record Failed(Phase phase, String code) implements RunState {
        public Failed {
            requireNonNull(phase, "phase");
            requireNonNull(code, "code");
        }
    }

    /// Stopped by the user; can be resumed.
    record Stopped() implements RunState {}

    /// Whether nothing can follow in this session.
    default boolean terminal() {
        return switch (this) {
            case Queued _, Working _, Stopping _ -> false;
            case Finished _, Failed _, Stopped _ -> true;
        };
    }

    /// The state after an event; pure and total.
    ///
    /// @return the next state, or this one when the event is not legal here (the caller logs the rejection)
    default RunState next(RunEvent event) {
        return legal(event)
                ? switch (event) {
                    case RunEvent.Began(Phase phase) -> new Working(phase);
                    case RunEvent.StopAsked _ -> new Stopping();
                    case RunEvent.Ended(int done, int failed) -> new Finished(done, failed);
                    case RunEvent.Broke(Phase phase, String code) -> new Failed(phase, code);
                    case RunEvent.Halted _ -> new Stopped();
                }
                : this;
    }

    /// Whether the event may happen in this state.
    default boolean legal(RunEvent event) {
        return switch (this) {
            case Queued _ -> !(event instanceof RunEvent.Ended);
            case Working(Phase now) -> !(event instanceof RunEvent.Began(Phase then))
                    || then.compareTo(now) > 0;
            case Stopping _ -> event instanceof RunEvent.Halted || event instanceof RunEvent.Broke;
            case Finished _, Failed _, Stopped _ -> false;
        };
    }
}
