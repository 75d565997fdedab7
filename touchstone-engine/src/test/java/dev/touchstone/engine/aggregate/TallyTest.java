package dev.touchstone.engine.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.metrics.repeat.Attempted;
import dev.touchstone.metrics.repeat.RepeatAccumulator;
import dev.touchstone.metrics.repeat.RepeatMeasures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final long SEED = 20260101; // of the random tests; told in their failures
    private static final Tally.Scored RIGHT = read(1, "4");
    private static final Tally.Scored WRONG = read(0, "5");

    private static Tally.Scored read(double value, String extracted) {
        return new Tally.Scored(new Score(value, Reading.PARSED, extracted, "rule", "4"), false);
    }

    private static Tally.Scored unread(Reading reading, boolean cut) {
        return new Tally.Scored(new Score(0, reading, "", "", "4"), cut);
    }

    private static double value(Tally tally, Tally.Repeated which) {
        return ((Measure.Measured) tally.repeated(which)).value();
    }

    private static Measure.Measured mean(Tally tally) {
        return (Measure.Measured) tally.mean();
    }

    @Test
    void meanIsInPercentAndFailedAttemptsAreLeftOutOfIt() {
        Tally tally = new Tally(1, 1);
        tally.add(List.of(RIGHT), 0);
        tally.add(List.of(WRONG), 0);
        tally.add(List.of(RIGHT), 0);
        tally.add(List.of(), 1);

        assertThat(mean(tally).value()).isCloseTo(200.0 / 3, offset(1e-12));
        assertThat(tally.counts()).isEqualTo(new Counts(2, 1, 0, 1, 0, 0));
    }

    @Test
    void answersThatAreTheSameToTheScorerVoteTogether() {
        List<Tally.Scored> attempts = List.of(read(0, "5"), read(0, "5"), read(1, "4"),
                read(1, "4.0"), read(1, "8/2"));
        Tally byText = new Tally(5, 5);
        Tally byMeaning = new Tally(5, 5);
        byText.add(attempts, 0);
        byMeaning.add(new Ballot((_, _) -> true).of(attempts), 0);

        assertThat(((Measure.Measured) byText.repeated(Tally.Repeated.MAJORITY)).value()).isZero();
        assertThat(((Measure.Measured) byMeaning.repeated(Tally.Repeated.MAJORITY)).value()).isEqualTo(100);
    }

    @Test
    void repeatsThatAllAgreeKeepTheIntervalOfTheirSamples() {
        Tally tally = new Tally(4, 4);
        for (int sample = 0; sample < 5; sample++) {
            tally.add(List.of(WRONG, WRONG, WRONG, WRONG), 0);
        }

        ConfidenceInterval interval = mean(tally).interval().orElseThrow();

        assertThat(interval.low()).isZero();
        assertThat(interval.high()).as("Wilson, 0 of 5 samples").isCloseTo(43.4482, offset(1e-3));
        assertThat(interval.method()).isEqualTo("wilson");
    }

    @Test
    void questionsThatAreAllRightEquallyOftenStillHaveAWidth() {
        Tally tally = new Tally(4, 2);
        for (int sample = 0; sample < 5; sample++) {
            tally.add(List.of(RIGHT, WRONG, RIGHT, WRONG), 0);
        }

        ConfidenceInterval interval = mean(tally).interval().orElseThrow();

        assertThat(mean(tally).standardError()).as("between questions").hasValue(0);
        // Wilson's for 10 of 20 with t of 4 degrees
        assertThat(interval.low()).isCloseTo(23.6275, offset(1e-4));
        assertThat(interval.high()).isCloseTo(76.3725, offset(1e-4));
        ConfidenceInterval average = ((Measure.Measured) tally.repeated(Tally.Repeated.AVERAGE)).interval()
                .orElseThrow();
        assertThat(average.method()).isEqualTo("wilson_bound");
        assertThat(average.high() - average.low()).isGreaterThan(50);
    }

    @Test
    void aSingleSampleHasNoStandardErrorAndAnIntervalOnlyAsAShare() {
        Tally verdict = new Tally(1, 1);
        verdict.add(List.of(RIGHT), 0);
        Tally grade = new Tally(new Tally.Form(1, 1, false, ScoreKind.MEAN));
        grade.add(List.of(RIGHT), 0);

        assertThat(mean(verdict).standardError()).isEmpty();
        assertThat(mean(verdict).interval()).map(ConfidenceInterval::method).contains("wilson");
        assertThat(grade.mean()).isEqualTo(Measure.of(100));
    }

    @Test
    void theIntervalFollowsFromWhatScoresAreDeclaredToBeAndNotFromTheValuesThatCome() {
        Tally graded = new Tally(new Tally.Form(1, 1, false, ScoreKind.MEAN));
        Tally clustered = new Tally(new Tally.Form(1, 1, true, ScoreKind.MEAN));
        Tally alike = new Tally(new Tally.Form(1, 1, false, ScoreKind.MEAN));
        for (int sample = 0; sample < 20; sample++) {
            graded.add(List.of(sample < 15 ? RIGHT : WRONG), 0);
            clustered.add(List.of(sample < 15 ? RIGHT : WRONG), 0, OptionalInt.of(sample / 4));
            alike.add(List.of(RIGHT), 0);
        }

        assertThat(mean(graded).interval()).map(ConfidenceInterval::method).contains("bootstrap_expanded");
        assertThat(mean(clustered).interval()).map(ConfidenceInterval::method).contains("cluster_t");
        assertThat(mean(alike).interval()).map(ConfidenceInterval::method).contains("wilson_bound");
        assertThat(mean(alike).interval().orElseThrow().low()).isCloseTo(83.89, offset(0.01));
    }

    @Test
    void singleRightOrWrongAttemptsGetWilsonsInterval() {
        Tally tally = new Tally(1, 1);
        for (int sample = 0; sample < 10; sample++) {
            tally.add(List.of(sample < 7 ? RIGHT : WRONG), 0);
        }

        ConfidenceInterval interval = mean(tally).interval().orElseThrow();

        assertThat(interval.method()).isEqualTo("wilson");
        // scipy's binomtest(7, 10), method wilson
        assertThat(interval.low()).isCloseTo(39.678, offset(0.001));
        assertThat(interval.high()).isCloseTo(89.221, offset(0.001));
    }

    @Test
    void repeatsGetWilsonsIntervalOfTheirEffectiveNumber() {
        Tally repeats = new Tally(2, 2);
        repeats.add(List.of(RIGHT, RIGHT), 0);
        repeats.add(List.of(WRONG, WRONG), 0);

        assertThat(mean(repeats).interval()).map(ConfidenceInterval::method).contains("cluster_wilson_t");
        // two clusters, not four values
        assertThat(mean(repeats).standardError()).hasValueCloseTo(50.0, offset(1e-9));
    }

    @Test
    void partialScoresGetTheBootstrapsIntervalWithItsSeed() {
        Tally partial = new Tally(1, 1);
        for (int sample = 0; sample < 100; sample++) {
            partial.add(List.of(read(sample % 4 / 4.0 + 0.125, "a")), 0);
        }

        ConfidenceInterval interval = mean(partial).interval().orElseThrow();

        assertThat(interval.method()).isEqualTo("bootstrap_expanded");
        assertThat(interval.resampling()).contains(new ConfidenceInterval.Resampling(10_000, 0));
        // mean 50, standard deviation 28.09 of 100: the normal interval is 44.49 to 55.51
        assertThat(interval.low()).isCloseTo(44.49, offset(0.4));
        assertThat(interval.high()).isCloseTo(55.51, offset(0.4));
    }

    @Test
    void aHandfulOfGradesGetsStudentsInterval() {
        Tally few = new Tally(new Tally.Form(1, 1, false, ScoreKind.MEAN));
        few.add(List.of(read(0.4, "a")), 0);
        few.add(List.of(read(0.5, "a")), 0);
        few.add(List.of(read(0.6, "a")), 0);

        ConfidenceInterval interval = mean(few).interval().orElseThrow();

        // error 0.1 / √3, t of 2 degrees 4.302653: resamples would end at 40 and 60
        assertThat(interval.method()).isEqualTo("student_t");
        assertThat(interval.low()).isCloseTo(50 - 24.8414, offset(1e-3));
        assertThat(interval.high()).isCloseTo(50 + 24.8414, offset(1e-3));
        assertThat(interval.resampling()).isEmpty();
    }

    @Test
    void partialScoresThatAreTooManyToKeepGetTheNormalInterval() {
        Tally partial = new Tally(1, 1);
        partial.add(List.of(read(0.5, "a")), 0);
        for (int sample = 0; sample < Spread.MOST_KEPT; sample++) {
            partial.add(List.of(sample % 2 == 0 ? RIGHT : WRONG), 0);
        }

        assertThat(mean(partial).interval()).map(ConfidenceInterval::method).contains("normal");
    }

    @Test
    void samplesOfOnePassageAreOneCluster() {
        Tally alone = new Tally(1, 1);
        Tally shared = new Tally(new Tally.Form(1, 1, true));
        for (int sample = 0; sample < 8; sample++) {
            Tally.Scored score = sample % 4 == 0 ? WRONG : RIGHT; // a passage's samples lie apart
            alone.add(List.of(score), 0);
            shared.add(List.of(score), 0, OptionalInt.of(sample % 4));
        }

        assertThat(mean(shared).value()).isEqualTo(mean(alone).value()).isEqualTo(75);
        assertThat(mean(shared).interval()).map(ConfidenceInterval::method).contains("cluster_wilson_t");
        // cluster sums 0, 2, 2, 2 of size 2: sqrt(4/3 * (1.5^2 + 3 * 0.5^2)) / 8
        assertThat(mean(shared).standardError()).hasValueCloseTo(25.0, offset(1e-9));
        assertThat(mean(alone).standardError()).hasValueCloseTo(100 * Math.sqrt(1.5 / 8 / 7), offset(1e-9));
    }

    @Test
    void oneClusterHasAMeanAndNoInterval() {
        Tally one = new Tally(new Tally.Form(1, 1, true));
        one.add(List.of(RIGHT), 0, OptionalInt.of(3));
        one.add(List.of(WRONG), 0, OptionalInt.of(3));

        assertThat(one.mean()).isEqualTo(Measure.of(50));
    }

    @Test
    void measuresOfRepeatsHaveErrorAndIntervalOverQuestions() {
        Tally tally = new Tally(2, 1);
        for (int sample = 0; sample < 8; sample++) {
            tally.add(sample < 2 ? List.of(RIGHT, RIGHT) : List.of(RIGHT, WRONG), 0);
        }

        Measure.Measured pass = (Measure.Measured) tally.repeated(Tally.Repeated.PASS);
        Measure.Measured majority = (Measure.Measured) tally.repeated(Tally.Repeated.MAJORITY);

        assertThat(pass.value()).isEqualTo(62.5);
        // values 1, 1, 0.5, ...: standard deviation 0.231 over the root of 8
        assertThat(pass.standardError()).hasValueCloseTo(8.183, offset(1e-3));
        assertThat(pass.interval()).map(ConfidenceInterval::method).contains("bootstrap_expanded");
        assertThat(majority.interval()).map(ConfidenceInterval::method).contains("wilson");
    }

    @Test
    void talliesAddUpToTheTallyOfAllSamples() {
        Tally whole = new Tally(1, 1);
        Tally first = new Tally(1, 1);
        Tally second = new Tally(1, 1);
        for (int sample = 0; sample < 30; sample++) {
            Tally.Scored score = sample < 20 ? sample % 3 == 0 ? RIGHT : WRONG : read(0.25, "b");
            whole.add(List.of(score), sample % 2);
            (sample < 10 ? first : second).add(List.of(score), sample % 2);
        }
        Tally sum = new Tally(1, 1);
        sum.add(first);
        sum.add(second);

        assertThat(sum.mean()).isEqualTo(whole.mean());
        assertThat(sum.counts()).isEqualTo(whole.counts());
    }

    @Test
    void unreadAnswersAreWrongAndShownApart() {
        Tally tally = new Tally(1, 1);
        tally.add(List.of(RIGHT), 0);
        tally.add(List.of(unread(Reading.UNPARSED, false)), 0);
        tally.add(List.of(unread(Reading.TRUNCATED, true)), 0);
        tally.add(List.of(unread(Reading.REFUSED, false)), 0);

        assertThat(mean(tally).value()).isEqualTo(25);
        assertThat(tally.counts()).isEqualTo(new Counts(1, 0, 3, 0, 1, 1));
    }

    @Test
    void answersThatAreRightInPartAreCountedApart() {
        Tally tally = new Tally(new Tally.Form(1, 1, false, ScoreKind.MEAN));
        tally.add(List.of(RIGHT), 0);
        tally.add(List.of(read(0.5, "b")), 0);
        tally.add(List.of(WRONG), 1);
        Tally sum = new Tally(1, 1);
        sum.add(tally);

        assertThat(mean(tally).value()).isEqualTo(50);
        assertThat(tally.counts()).isEqualTo(new Counts(1, 1, 0, 1, 0, 0, 0, 1));
        assertThat(tally.counts().samples()).isEqualTo(4);
        assertThat(sum.counts()).isEqualTo(tally.counts());
    }

    @Test
    void noNumberIsToldWithItsReason() {
        Tally empty = new Tally(1, 1);
        Tally failed = new Tally(1, 1);
        failed.add(List.of(), 1);

        assertThat(empty.mean()).isEqualTo(new Measure.Missing("no answers yet"));
        assertThat(failed.mean()).isEqualTo(new Measure.Missing("every request failed"));
        assertThat(empty.estimate()).isEmpty();
    }

    @Test
    void samplesWithFewerThanKAnswersAreNoPartOfTheMeasuresOfRepeats() {
        Tally tally = new Tally(3, 2);
        tally.add(List.of(RIGHT), 2);
        assertThat(tally.repeated(Tally.Repeated.PASS))
                .isEqualTo(new Measure.Missing("no sample has 2 answered attempts"));

        tally.add(List.of(WRONG, RIGHT), 1);
        assertThat(value(tally, Tally.Repeated.PASS)).isEqualTo(100);
    }

    @Test
    void measuresOfRepeatsAreThoseOfTheMetricsModule() {
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            int n = 2 + random.nextInt(6);
            int k = 1 + random.nextInt(n);
            Tally tally = new Tally(n, k);
            RepeatAccumulator reference = new RepeatAccumulator(k);
            for (int sample = 0; sample < 20; sample++) {
                List<Tally.Scored> attempts = attempts(random, n);
                tally.add(attempts, 0);
                reference.add(attempts.stream().map(TallyTest::vote).toList());
            }
            RepeatMeasures expected = reference.measures().orElseThrow();
            assertThat(value(tally, Tally.Repeated.PASS)).as("seed %d round %d", SEED, round)
                    .isEqualTo(100 * expected.passAtK());
            assertThat(value(tally, Tally.Repeated.MAJORITY)).as("seed %d round %d", SEED, round)
                    .isEqualTo(100 * expected.majorityFirst());
            assertThat(value(tally, Tally.Repeated.AVERAGE)).as("seed %d round %d", SEED, round)
                    .isEqualTo(100 * expected.averageAtN());
            assertThat(value(tally, Tally.Repeated.CONSISTENT)).as("seed %d round %d", SEED, round)
                    .isEqualTo(100 * expected.consistentAtK());
        }
    }

    @Test
    void orderOfRepeatsChangesNeitherMeanNorCountsNorPassAtK() {
        Random random = new Random(SEED);
        for (int round = 0; round < 50; round++) {
            int n = 2 + random.nextInt(6);
            Tally straight = new Tally(n, n);
            Tally shuffled = new Tally(n, n);
            for (int sample = 0; sample < 10; sample++) {
                List<Tally.Scored> attempts = attempts(random, n);
                straight.add(attempts, 0);
                List<Tally.Scored> other = new ArrayList<>(attempts);
                Collections.shuffle(other, random);
                shuffled.add(other, 0);
            }
            assertThat(shuffled.mean()).as("seed %d round %d", SEED, round).isEqualTo(straight.mean());
            assertThat(shuffled.counts()).as("seed %d round %d", SEED, round).isEqualTo(straight.counts());
            assertThat(shuffled.repeated(Tally.Repeated.PASS)).as("seed %d round %d", SEED, round)
                    .isEqualTo(straight.repeated(Tally.Repeated.PASS));
        }
    }

    @Test
    void meansAndIntervalsStayBetweenZeroAndHundredAndEveryAttemptIsCountedOnce() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            int n = 1 + random.nextInt(4);
            int samples = 1 + random.nextInt(6);
            Tally tally = new Tally(n, 1);
            for (int sample = 0; sample < samples; sample++) {
                int missing = random.nextInt(n + 1);
                tally.add(attempts(random, n - missing), missing);
            }
            assertThat(tally.counts().samples()).as("seed %d round %d", SEED, round).isEqualTo(n * samples);
            if (tally.mean()
                    instanceof Measure.Measured(double value, _, Optional<ConfidenceInterval> interval)) {
                assertThat(value).as("seed %d round %d", SEED, round).isBetween(0.0, 100.0);
                ConfidenceInterval ends = interval.orElse(new ConfidenceInterval(value, value, "none"));
                assertThat(ends.low()).as("seed %d round %d", SEED, round).isBetween(0.0, value + 1e-9);
                assertThat(ends.high()).as("seed %d round %d", SEED, round).isBetween(value - 1e-9, 100.0);
            }
        }
    }

    private static List<Tally.Scored> attempts(Random random, int size) {
        List<Tally.Scored> attempts = new ArrayList<>();
        for (int attempt = 0; attempt < size; attempt++) {
            attempts.add(switch (random.nextInt(4)) {
                case 0, 1 -> RIGHT;
                case 2 -> read(0, Integer.toString(5 + random.nextInt(3)));
                default -> unread(Reading.UNPARSED, false);
            });
        }
        return attempts;
    }

    private static Attempted vote(Tally.Scored attempt) {
        Score score = attempt.score();
        return new Attempted(score.reading() == Reading.PARSED ? Optional.of(score.extracted())
                : Optional.empty(),
                score.right());
    }
}
