package dev.touchstone.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.engine.aggregate.Tally.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BallotTest {

    private static Scored read(double value, String extracted) {
        return new Scored(new Score(value, Reading.PARSED, extracted, "rule", "4"), false);
    }

    private static List<String> texts(List<Scored> votes) {
        return votes.stream().map(Scored::vote).toList();
    }

    @Test
    void equalAnswersVoteForTheFirstOfThem() {
        Ballot ballot = new Ballot(String::equalsIgnoreCase);
        List<Scored> scores = List.of(read(0, "a"), read(0, "B"), read(0, "A"), read(0, "b"), read(0, "c"));
        assertThat(texts(ballot.of(scores))).containsExactly("a", "B", "a", "B", "c");
    }

    @Test
    void rightAndWrongAnswersAreNeverOneVote() {
        Ballot ballot = new Ballot((_, _) -> true);
        List<Scored> scores = List.of(read(1, "a"), read(0, "b"), read(1, "c"), read(0, "d"));
        assertThat(texts(ballot.of(scores))).containsExactly("a", "b", "a", "b");
    }

    @Test
    void attemptsWithoutAnAnswerStayApart() {
        Ballot ballot = new Ballot((_, _) -> true);
        Scored unread = new Scored(new Score(0, Reading.UNPARSED, "", "", "4"), false);
        assertThat(texts(ballot.of(List.of(unread, read(0, "a"), unread))))
                .containsExactly("", "a", "");
    }

    @Test
    void workGrowsWithTheNumberOfAttemptsAlone() {
        AtomicInteger compared = new AtomicInteger();
        Ballot ballot = new Ballot((_, _) -> {
            compared.incrementAndGet();
            return false;
        });
        List<Scored> scores = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            scores.add(read(0, "answer " + i));
        }
        assertThat(texts(ballot.of(scores))).hasSize(1_000).doesNotHaveDuplicates();
        assertThat(compared.get()).isLessThanOrEqualTo(1_000 * Ballot.MOST);
    }
}
