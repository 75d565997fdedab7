package dev.touchstone.engine.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.model.LogLikelihood;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.ScriptedLikelihood;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachingLikelihoodTest {

    @TempDir
    private Path folder;

    private final ScriptedLikelihood model =
            new ScriptedLikelihood((context, text) -> -context.length() - 0.125 * text.length());

    private LogLikelihood cached() {
        return new CachingGenerator(model, new AnswerCache(folder)).likelihoods().orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void onlyWhatIsNotKnownIsAskedAndTheOrderStays() throws InterruptedException {
        cached().rank("ab", List.of("x", "yy"));
        Outcome mixed = cached().rank("ab", List.of("zzz", "yy", "w", "x"));

        assertThat(model.asked()).containsExactly("ab|x", "ab|yy", "ab|zzz", "ab|w");
        assertThat(mixed).isInstanceOfSatisfying(Outcome.Ranked.class, ranked -> {
            assertThat(ranked.likelihoods()).extracting(Likelihood::logProbability)
                    .containsExactly(-2.375, -2.25, -2.125, -2.125);
            assertThat(ranked.tries()).isEqualTo(2);
            assertThat(ranked.usage()).contains(new Usage(5, 0));
        });
    }

    @Test
    void whatIsKnownCostsNothing() throws InterruptedException {
        Outcome first = cached().rankWhole("text");
        Outcome again = cached().rankWhole("text");

        assertThat(model.asked()).hasSize(1);
        assertThat(again).isInstanceOfSatisfying(Outcome.Ranked.class, ranked -> {
            assertThat(ranked.likelihoods()).isEqualTo(((Outcome.Ranked) first).likelihoods());
            assertThat(ranked.tries()).isZero();
            assertThat(ranked.usage()).isEmpty();
        });
    }

    @Test
    void aContextAndItsContinuationAreNotTheirJoinedText() throws InterruptedException {
        cached().rank("a", List.of("bc"));
        cached().rank("ab", List.of("c"));
        cached().rank("", List.of("abc"));
        cached().rankWhole("abc");

        assertThat(model.asked()).hasSize(4);
    }

    @Test
    void failuresAreNeverKept() throws Exception {
        assertThat(cached().rank("broken", List.of("x"))).isInstanceOf(Outcome.Failed.class);
        assertThat(cached().rankWhole("broken")).isInstanceOf(Outcome.Failed.class);

        assertThat(files()).isEmpty();
        cached().rank("broken", List.of("x"));
        assertThat(model.asked()).hasSize(3);
    }

    @Test
    void aDamagedFileIsAskedAnew() throws Exception {
        cached().rankWhole("text");
        String impossible = "{\"log_probability\": 1, \"tokens\": 1, \"greedy\": true}";
        for (String damage : List.of(impossible, "{\"lo", "")) {
            Files.writeString(files().getFirst(), damage);
            assertThat(cached().rankWhole("text")).isInstanceOf(Outcome.Ranked.class);
        }
        assertThat(model.asked()).hasSize(4);
    }

    @Test
    void aModelThatMeasuresNothingMeasuresNothingWithACache() {
        ScriptedGenerator chat = new ScriptedGenerator((_, _) -> ScriptedGenerator.text("x"));
        assertThat(new CachingGenerator(chat, new AnswerCache(folder)).likelihoods()).isEmpty();
    }
}
