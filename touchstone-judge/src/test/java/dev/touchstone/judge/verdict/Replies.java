package dev.touchstone.judge.verdict;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import java.time.Duration;
import java.util.Optional;

/// Replies of judges for tests.
final class Replies {

    private Replies() {}

    static Outcome.Generated reply(String text) {
        return reply(text, Finish.STOP);
    }

    static Outcome.Generated reply(String text, Finish finish) {
        return new Outcome.Generated(text, "", finish, Optional.empty(),
                new Timing(Duration.ZERO, Optional.empty()),
                1);
    }

    /// In short: `label rule`, or the reason why there is no verdict.
    static String read(VerdictReader reader, String text) {
        return said(reader.read(reply(text)));
    }

    static String said(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Read read -> read.label() + " " + read.rule();
            case Verdict.Unread(Verdict.Why why) -> why.word();
        };
    }
}
