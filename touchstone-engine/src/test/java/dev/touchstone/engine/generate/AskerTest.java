package dev.touchstone.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.model.Activity;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.core.model.Turn;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Prompt.Continuation;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.value.Fields;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class AskerTest {

    private static final AttemptKey KEY = new AttemptKey(0, 0);
    private static final GenerationSettings SETTINGS = new GenerationSettings(8, Fields.EMPTY);

    /// Answers with how many turns it was shown; fails at a number of turns.
    private static class Counting implements Generator {

        private final List<List<Message>> asked = new ArrayList<>();
        private final List<Turn> turns = new ArrayList<>();
        private final int failsAt;

        Counting(int failsAt) {
            this.failsAt = failsAt;
        }

        @Override
        public Outcome generate(GenerationRequest request) {
            asked.add(request.prompt().turns());
            this.turns.add(request.turn());
            int turns = request.prompt().turns().size();
            return turns == failsAt
                    ? new Outcome.Failed(
                            new Failure(ErrorCode.MODEL_REJECTED, "no", OptionalInt.empty(), false), 1)
                    : new Outcome.Generated("after " + turns, "", Finish.STOP,
                            Optional.of(new Usage(turns, 1)),
                            new Timing(Duration.ofNanos(1), Optional.empty()), 1);
        }

        @Override
        public String identity() {
            return "counting";
        }

        @Override
        public Activity activity() {
            return new Activity(0, 1, 0);
        }

        @Override
        public void close() {}
    }

    /// Finds a text the likelier the shorter it is.
    private static final class Measuring extends Counting implements LogLikelihood {

        private final List<String> contexts = new ArrayList<>();

        Measuring() {
            super(-1);
        }

        @Override
        public List<Likelihood> logLikelihoods(String context, List<String> continuations) {
            contexts.add(context);
            if (context.equals("broken")) {
                throw new TouchstoneException(ErrorCode.MODEL_PROMPT_TOO_LONG, "too long");
            }
            return continuations.stream().map(text -> new Likelihood(-text.length(), 1, false)).toList();
        }
    }

    private static Outcome ask(Generator model, Prompt prompt) throws InterruptedException {
        return new Asker(model).ask(KEY, prompt, SETTINGS);
    }

    private static Prompt talk(String... later) {
        return new Prompt.Dialogue(List.of(new Message(Role.USER, "one")), List.of(later));
    }

    @Test
    void aTalkShowsTheModelItsOwnAnswers() throws InterruptedException {
        Counting model = new Counting(-1);
        Outcome outcome = ask(model, talk("two", "three"));
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Generated.class, answer -> {
            assertThat(answer.text()).isEqualTo("after 5");
            assertThat(answer.earlier()).containsExactly("after 1", "after 3");
            assertThat(answer.usage()).contains(new Usage(1 + 3 + 5, 3));
            assertThat(answer.tries()).isEqualTo(3);
        });
        assertThat(model.turns).containsExactly(Turn.FIRST, Turn.LATER, Turn.LATER);
        assertThat(model.asked.getLast()).containsExactly(new Message(Role.USER, "one"),
                new Message(Role.ASSISTANT, "after 1"), new Message(Role.USER, "two"),
                new Message(Role.ASSISTANT, "after 3"), new Message(Role.USER, "three"));
    }

    @Test
    void aTurnThatFailsFailsTheTalk() throws InterruptedException {
        assertThat(ask(new Counting(3), talk("two"))).isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void eachContextIsMeasuredOnceAndTheOrderKept() throws InterruptedException {
        Measuring model = new Measuring();
        Outcome outcome = ask(model, new Prompt.Continuations(List.of(new Continuation("a", "xxx"),
                new Continuation("b", "xx"), new Continuation("a", "x"))));
        assertThat(model.contexts).containsExactly("a", "b");
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Ranked.class, ranked -> {
            assertThat(ranked.likelihoods()).extracting(Likelihood::logProbability)
                    .containsExactly(-3.0, -2.0, -1.0);
            assertThat(ranked.likeliest()).isEqualTo(2);
        });
    }

    @Test
    void aModelThatMeasuresNothingEndsTheUnit() throws InterruptedException {
        assertThat(ask(new Counting(-1), new Prompt.Rolling("text")))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.failure().code()).isEqualTo(ErrorCode.MODEL_CAPABILITY);
                    assertThat(failed.failure().permanent()).isTrue();
                });
    }

    @Test
    void whatTheModelCannotMeasureFailsAlone() throws InterruptedException {
        assertThat(ask(new Measuring(), new Prompt.Continuations(List.of(new Continuation("broken", "x")))))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                    assertThat(failed.failure().code()).isEqualTo(ErrorCode.MODEL_PROMPT_TOO_LONG);
                    assertThat(failed.failure().permanent()).isFalse();
                });
    }
}
