package dev.touchstone.judge.score;

import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.judge.Replies;
import dev.touchstone.judge.verdict.PairReader;
import dev.touchstone.judge.verdict.Verdict;
import dev.touchstone.judge.verdict.Verdict.Why;
import dev.touchstone.judge.verdict.VerdictReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The replies to one subject, read: a vote of each judge and repeat, and what became of the replies.
///
/// @param votes by judge, then repeat
/// @param read replies with a verdict
/// @param failed inquiries that brought no reply
/// @param missing inquiries that were never made, such as those behind a limit of cost
/// @param unread replies without a verdict, by reason
/// @param first verdicts for the answer that was shown first
/// @param second verdicts for the answer that was shown second
record Poll(List<Vote> votes, int read, int failed, int missing, Map<Why, Integer> unread, int first,
        int second) {

    static final String WIN = "win";
    static final String LOSS = "loss";

    /// Why a turn has no verdict where the replies are there.
    private static final String UNREAD = "judge_unread/";

    /// Reads the replies.
    ///
    /// @param inquiries how many prompts each judge had
    static Poll of(Replies replies, int inquiries, JudgeSettings settings, VerdictReader reader) {
        Counter counter = new Counter(reader);
        List<Vote> votes = new ArrayList<>();
        for (int judge = 0; judge < replies.judges().size(); judge++) {
            for (int repeat = 0; repeat < settings.repeats(); repeat++) {
                List<Point> points = new ArrayList<>();
                String missing = "";
                for (int turn = 0; turn < inquiries / settings.kind().orders(); turn++) {
                    Answered answered = settings.kind() == Kind.PAIRWISE
                            ? pair(counter.next(replies.find(judge, 2 * turn, repeat)),
                                    counter.next(replies.find(judge, 2 * turn + 1, repeat)))
                            : counter.next(replies.find(judge, turn, repeat));
                    answered.point().ifPresent(points::add);
                    missing = missing.isEmpty() ? answered.missing() : missing;
                }
                votes.add(new Vote(judge, repeat, points, missing));
            }
        }
        return new Poll(List.copyOf(votes), counter.read, counter.failed, counter.missing,
                counter.unread, counter.first, counter.second);
    }

    int unreadable() {
        return unread.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// A point, or why there is none.
    private record Answered(Optional<Point> point, String missing) {}

    /// Two orders: the second showed the own answer as B.
    private static Answered pair(Answered ownFirst, Answered ownSecond) {
        if (ownFirst.point().isEmpty() || ownSecond.point().isEmpty()) {
            return ownFirst.point().isEmpty() ? ownFirst : ownSecond;
        }
        double one = ownFirst.point().get().value();
        double other = 1 - ownSecond.point().get().value();
        boolean agree = one == other;
        double value = agree ? one : 0.5;
        String label = value == 1 ? WIN : value == 0 ? LOSS : PairReader.TIE;
        String rule = agree ? ownFirst.point().get().rule() : "orders_disagree";
        return new Answered(Optional.of(new Point(label, value, rule, !agree, Map.of())), "");
    }

    /// Counts replies while they are read.
    private static final class Counter {
        private final VerdictReader reader;
        private final Map<Why, Integer> unread = new EnumMap<>(Why.class);
        private int read;
        private int failed;
        private int missing;
        private int first;
        private int second;

        Counter(VerdictReader reader) {
            this.reader = reader;
        }

        Answered next(Optional<Outcome> reply) {
            if (reply.isEmpty()) {
                missing++;
                return new Answered(Optional.empty(), "judge_missing");
            }
            return switch (reply.get()) {
                case Outcome.Failed _, Outcome.Ranked _ -> { // a judge is asked for words
                    failed++;
                    yield new Answered(Optional.empty(), "judge_failed");
                }
                case Outcome.Generated generated -> verdict(reader.read(generated));
            };
        }

        private Answered verdict(Verdict verdict) {
            return switch (verdict) {
                case Verdict.Unread(Why why) -> {
                    unread.merge(why, 1, Integer::sum);
                    yield new Answered(Optional.empty(), UNREAD + why.word());
                }
                case Verdict.Read said -> {
                    read++;
                    first += said.label().equals(PairReader.FIRST) ? 1 : 0;
                    second += said.label().equals(PairReader.SECOND) ? 1 : 0;
                    yield new Answered(Optional.of(new Point(
                            said.label(), said.value(), said.rule(), false, said.parts())), "");
                }
            };
        }
    }
}
