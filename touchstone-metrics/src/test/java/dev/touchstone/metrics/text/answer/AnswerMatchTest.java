package dev.touchstone.metrics.text.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.metrics.text.RandomText;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerMatchTest {

    private final AnswerMatch first = AnswerMatch.of(AnswerRule.SQUAD_1);
    private final AnswerMatch second = AnswerMatch.of(AnswerRule.SQUAD_2);
    private final AnswerMatch chinese = AnswerMatch.of(AnswerRule.CMRC);

    @Test
    void caseSignsAndArticlesDoNotCount() {
        assertThat(first.normalize("The  Cat's a/an \"Hat\"")).isEqualTo("cats aan hat");
        assertThat(first.normalize("the–end theatre a_b")).isEqualTo("–end theatre ab");
        assertThat(first.normalize("a\u0301 the\u00b2")).isEqualTo("\u0301 the\u00b2");
        assertThat(first.score("the cat", List.of("A cat!"))).isEqualTo(new AnswerScore(1, 1));
    }

    @Test
    void wordsInCommonCountAsOftenAsBothSidesHaveThem() {
        AnswerScore score = first.score("red red blue", List.of("red blue blue", "green"));
        assertThat(score.exactMatch()).isZero();
        assertThat(score.f1()).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void answersOfWhichNothingIsLeftAgreeBySquadTwoAlone() {
        assertThat(first.score("the", List.of("a"))).isEqualTo(new AnswerScore(1, 0));
        assertThat(second.score("the", List.of("a"))).isEqualTo(new AnswerScore(1, 1));
        assertThat(second.score("", List.of())).isEqualTo(new AnswerScore(1, 1));
        assertThat(second.score("x", List.of())).isEqualTo(new AnswerScore(0, 0));
        assertThatThrownBy(() -> first.score("x", List.of()))
                .hasMessageContaining("at least one accepted answer");
    }

    @Test
    void theLongestRunInCommonCountsInChinese() {
        assertThat(chinese.normalize("他是 NBA-球员。")).isEqualTo("他 是 nba 球 员");
        assertThat(chinese.score("一二三四五", List.of("三四五六七")).f1()).isCloseTo(0.6, within(1e-12));
        assertThat(chinese.score("一三五", List.of("五三一")).f1()).isCloseTo(1 / 3.0, within(1e-12));
        assertThat(chinese.score("", List.of(""))).isEqualTo(new AnswerScore(1, 0));
    }

    @Test
    void scoresAreBoundedSymmetricAndIgnoreTheOrderOfAnswers() {
        RandomText random = new RandomText(17);
        for (int round = 0; round < 1000; round++) {
            String one = random.line(8);
            List<String> answers = random.lines(3, 8);
            for (AnswerMatch match : List.of(first, second, chinese)) {
                AnswerScore score = match.score(one, answers);
                assertThat(score.f1()).as("seed 17, round %d", round).isBetween(0.0, 1.0);
                assertThat(match.score(one, answers.reversed())).isEqualTo(score);
                assertThat(match.score(one, List.of(one)).exactMatch()).isEqualTo(1);
                assertThat(match.score(answers.getFirst(), List.of(one)).f1())
                        .isCloseTo(match.score(one, List.of(answers.getFirst())).f1(), within(1e-12));
            }
        }
    }
}
