package dev.touchstone.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class QuestionSetTest {

    private static Question question(Prompt prompt, Value... targets) {
        Fields extra = targets.length == 0 ? Fields.EMPTY
                : Fields.EMPTY.with("targets", new Value.Items(List.of(targets)));
        return new Question(0, prompt, "gold", List.of(), OptionalInt.empty(), extra);
    }

    @Test
    void aTalkShowsTheReferencesOfAllTurnsNumberedAsItsAnswersAre() {
        Prompt talk = new Prompt.Dialogue(List.of(new Message(Role.USER, "a")), List.of("b", "c"));
        assertThat(QuestionSet.gold(question(talk, Value.of("1"), Value.ABSENT, Value.of("3"))))
                .isEqualTo("[1] 1\n[3] 3");
        assertThat(QuestionSet.gold(question(talk))).isEqualTo("gold");
    }

    @Test
    void severalAcceptedAnswersAreNoTurns() {
        assertThat(QuestionSet.gold(question(Prompt.user("q"), Value.of("1"), Value.of("2"))))
                .isEqualTo("gold");
    }
}
