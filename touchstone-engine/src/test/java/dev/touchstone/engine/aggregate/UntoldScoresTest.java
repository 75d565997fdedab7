package dev.touchstone.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class UntoldScoresTest {

    @Test
    void whereTheBackEndToldTooLittleForAScoreThereIsNoNumberAndNoFailure() {
        Tally tally = new Tally(1, 1);
        tally.add(List.of(new Tally.Scored(new Score(1, Reading.PARSED, "4", "rule", "4"), false)), 0);
        tally.add(List.of(new Tally.Scored(Score.unjudged(Score.GREEDY_UNKNOWN, "4"), false)), 0);

        assertThat(tally.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0, 0, 1));
        assertThat(tally.mean()).isInstanceOfSatisfying(Measure.NotAvailable.class, none ->
                assertThat(none.reason()).contains("of 1 answers").contains("top_logprobs"));
        assertThat(tally.unmeasured()).isPresent();

        Tally together = tally.empty();
        together.add(tally);
        assertThat(together.mean()).isInstanceOf(Measure.NotAvailable.class);
        assertThat(new Tally(1, 1).unmeasured()).isEmpty();
    }
}
