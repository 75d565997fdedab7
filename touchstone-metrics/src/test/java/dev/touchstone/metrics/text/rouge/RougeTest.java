package dev.touchstone.metrics.text.rouge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metrics.text.RandomText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RougeTest {

    private static final RougeType ONE = new RougeType.Ngrams(1);
    private static final RougeType TWO = new RougeType.Ngrams(2);
    private static final RougeType LONGEST = new RougeType.LongestSubsequence();
    private static final RougeType SUMMARY = new RougeType.SummarySubsequence();

    private final Rouge words = Rouge.of(RougeSettings.usual(RougeTokenizer.WORDS));

    @Test
    void theExampleOfThePaperScoresAsThere() {
        Map<RougeType, RougeScore> scores = words.score("police killed the gunman", "police kill the gunman");
        assertThat(scores.keySet()).containsExactly(ONE, TWO, LONGEST, SUMMARY);
        assertThat(scores.get(LONGEST)).isEqualTo(new RougeScore(0.75, 0.75, 0.75));
        assertThat(words.score("police killed the gunman", "the gunman kill police").get(LONGEST).recall())
                .isEqualTo(0.5);
        assertThat(scores.get(TWO).recall()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(Rouge.of(RougeSettings.usual(RougeTokenizer.STEMS))
                .score("police killed the gunman", "police kill the gunman").get(ONE).fmeasure())
                .isEqualTo(1);
    }

    @Test
    void theUnionOfALinesSubsequencesCountsNoTokenTwice() {
        // section 3.2 of the paper: w1 w2 and w1 w3 w5 cover four of the five
        RougeScore score = words.score("w1 w2 w3 w4 w5", "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5").get(SUMMARY);
        assertThat(score.recall()).isEqualTo(0.8);
        assertThat(score.precision()).isEqualTo(0.4);
        assertThat(words.score("a\na\na", "a").get(SUMMARY).recall()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void linesMatchWhateverTheirOrderAndTheirNumber() {
        assertThat(words.score("a b c\nd e f", "d e f\na b c").get(SUMMARY).fmeasure()).isEqualTo(1);
        assertThat(words.score("a b c\nd e f", "a b\nx\nd f\nc").get(SUMMARY).recall())
                .isCloseTo(5 / 6.0, within(1e-12));
        // of "a b" the subsequence with "b a" is a, as the reference reads it out
        assertThat(words.score("a b\n\nc a", "a\nc\nb a").get(SUMMARY).recall()).isEqualTo(0.75);
    }

    @Test
    void wordsDifferInAnyLetterHoweverLongTheyAre() {
        assertThat(words.score("generalizations GENERALIZATIONS", "generalizationz generalizations")
                .get(ONE).recall()).isEqualTo(0.5);
        assertThat(words.score("\u0130\u0130\u0130", "i i i").get(ONE).fmeasure()).isEqualTo(1);
    }

    @Test
    void ofSeveralTargetsTheBestOfEachTypeCounts() {
        Map<RougeType, RougeScore> scores = words.score(List.of("c b a", "a b x y"), "a b c");
        assertThat(scores.get(ONE).fmeasure()).isEqualTo(1);
        assertThat(scores.get(LONGEST).recall()).isEqualTo(0.5);
        assertThatThrownBy(() -> words.score(List.of(), "a")).hasMessageContaining("at least one target");
    }

    @Test
    void textWithoutTokensScoresZero() {
        assertThat(words.score("天气很好", "天气很好").values()).containsOnly(new RougeScore(0, 0, 0));
        assertThat(words.score("", "").values()).containsOnly(new RougeScore(0, 0, 0));
        assertThat(Rouge.of(RougeSettings.usual(RougeTokenizer.CHARACTERS)).score("天气 很好", "天气很坏").get(ONE))
                .isEqualTo(new RougeScore(0.75, 0.75, 0.75));
    }

    @Test
    void twoCharactersBeyondAsciiBecomeLettersInLowerCase() {
        assertThat(words.score("k2 i x", "\u212A2 \u0130x").get(ONE).fmeasure()).isEqualTo(1);
    }

    @Test
    void scoresAreBoundedSymmetricAndBestForEqualTexts() {
        RandomText random = new RandomText(10);
        for (int round = 0; round < 500; round++) {
            String one = random.words(random.number(100), 20) + "\n" + random.line(20);
            String other = random.words(random.number(100), 20) + "\n" + random.line(20);
            Map<RougeType, RougeScore> there = words.score(one, other);
            Map<RougeType, RougeScore> back = words.score(other, one);
            for (RougeType type : List.of(ONE, TWO, LONGEST)) {
                RougeScore score = there.get(type);
                assertThat(score.fmeasure()).as("seed 10, round %d", round).isBetween(0.0, 1.0)
                        .isCloseTo(back.get(type).fmeasure(), within(1e-12));
                assertThat(score.precision()).isEqualTo(back.get(type).recall());
            }
            assertThat(there.get(SUMMARY).recall()).isBetween(0.0, 1.0);
            words.score(one, one).values().forEach(score -> assertThat(score.fmeasure()).isIn(0.0, 1.0));
        }
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> new RougeType.Ngrams(0)).hasMessageContaining("1 to 9");
        assertThatThrownBy(() -> new RougeSettings(List.of(ONE, ONE), RougeTokenizer.WORDS))
                .hasMessageContaining("different");
        assertThat(SUMMARY.label()).isEqualTo("rougeLsum");
    }
}
