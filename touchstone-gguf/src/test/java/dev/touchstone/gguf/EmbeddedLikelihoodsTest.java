package dev.touchstone.gguf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.gguf.llama.EmbeddedModel;
import dev.touchstone.gguf.llama.EmbeddedOptions;
import dev.touchstone.gguf.llama.TinyModel;
import dev.touchstone.gguf.llama.TokenChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedLikelihoodsTest {

    private static final int CONTEXT = 32;

    @TempDir
    Path folder;

    private EmbeddedModel model;
    private EmbeddedLikelihoods likelihoods;

    @BeforeEach
    void open() {
        model = EmbeddedModel.open(TinyModel.write(folder), new EmbeddedOptions(1, 4, CONTEXT, 100));
        likelihoods = new EmbeddedLikelihoods(model);
    }

    @AfterEach
    void close() {
        model.close();
    }

    private double sum(int[] tokens, int from) throws InterruptedException {
        return model.score(tokens, from, 0).stream().mapToDouble(TokenChoice::logProbability).sum();
    }

    /// The log-probability of one token behind others, from a request of its own.
    private double single(int[] before, int token) throws InterruptedException {
        int[] all = Arrays.copyOf(before, before.length + 1);
        all[before.length] = token;
        return sum(all, before.length);
    }

    @Test
    void sharedBeginningsChangeNoLikelihood() throws InterruptedException {
        for (int length = 1; length < 24; length++) {
            String context = "abcdefghijklmnopqrstuvwxyz".substring(0, length);
            List<String> options = List.of("xyz", " w", "zzzzz", "xyw");
            List<Likelihood> together = likelihoods.of(context, options).likelihoods();
            for (int place = 0; place < options.size(); place++) {
                Likelihood alone = likelihoods.of(context, List.of(options.get(place))).likelihoods()
                        .getFirst();
                assertThat(together.get(place).logProbability())
                        .as("the same to the bit").isEqualTo(alone.logProbability());
                assertThat(together.get(place).tokens()).isEqualTo(alone.tokens());
            }
        }
    }

    /// Options that begin alike, that go on where another ends, that are the same, that are one token; whole
    /// texts, whose common beginning is measured too; and so many that the cache does not hold all at once.
    @Test
    void optionsThatShareTokensWithEachOtherAreAsTheyAreAlone() throws InterruptedException {
        List<String> many = new ArrayList<>(List.of("x", "xy", "xyz", "xyzz", "xy", "xw", "y", "hello wor",
                "hello", "xyzzzzzzzzzzzzzz"));
        for (char first = 'a'; first <= 'z'; first++) {
            many.add(first + "zzzzzzzzzzzz");
        }
        for (String context : List.of("", "a", "abcdefghijklmno", "abcdefghijklmnop")) {
            List<Likelihood> together = likelihoods.of(context, many).likelihoods();
            for (int place = 0; place < many.size(); place++) {
                assertThat(together.get(place)).as("'%s' behind '%s'", many.get(place), context)
                        .isEqualTo(likelihoods.of(context, List.of(many.get(place))).likelihoods()
                                .getFirst());
            }
        }
    }

    @Test
    void moreOptionsThanPlacesAreMeasuredToo() throws InterruptedException {
        List<String> options = new ArrayList<>();
        for (char first = 'a'; first <= 'z'; first++) {
            options.add(first + "q");
        }
        List<Likelihood> together = likelihoods.of("hello", options).likelihoods();
        assertThat(together.get(25))
                .isEqualTo(likelihoods.of("hello", List.of("zq")).likelihoods().getFirst());
    }

    @Test
    void aTextWithinTheContextStandsBehindTheBeginningToken() throws InterruptedException {
        int[] tokens = model.tokenizer().encode("abcd");
        double expected = 0;
        int[] before = {model.emptyContextToken()};
        for (int token : tokens) {
            expected += single(before, token);
            before = Arrays.copyOf(before, before.length + 1);
            before[before.length - 1] = token;
        }
        Likelihood rolling = likelihoods.rolling("abcd").likelihoods().getFirst();
        assertThat(rolling.logProbability()).isCloseTo(expected, within(1e-4));
        assertThat(rolling.tokens()).isEqualTo(tokens.length);
    }

    /// lm-evaluation-harness's windows, restated token by token: what stands before the token at a place.
    @Test
    void aLongTextIsReadInWindowsThatDoNotOverlap() throws InterruptedException {
        String text = "zyxwvutsrqponmlkjihgfedcba".repeat(4).substring(0, 81);
        int[] tokens = model.tokenizer().encode(text);
        assertThat(tokens.length).isGreaterThan(2 * CONTEXT).isLessThan(3 * CONTEXT);
        int last = tokens.length / CONTEXT * CONTEXT; // where the shorter window begins
        double expected = 0;
        for (int at = 0; at < tokens.length; at++) {
            int window = at / CONTEXT * CONTEXT;
            int begin = window == last ? tokens.length - CONTEXT - 1 : Math.max(0, window - 1);
            int[] before = Arrays.copyOfRange(tokens, begin, at);
            if (window == 0) {
                int[] marked = new int[before.length + 1];
                marked[0] = model.emptyContextToken();
                System.arraycopy(before, 0, marked, 1, before.length);
                before = marked;
            }
            expected += single(before, tokens[at]);
        }
        Likelihood rolling = likelihoods.rolling(text).likelihoods().getFirst();
        assertThat(rolling.logProbability()).isCloseTo(expected, within(1e-3));
        assertThat(rolling.tokens()).isEqualTo(tokens.length);
        assertThat(likelihoods.rolling(text).tokens()).isEqualTo(3 * CONTEXT);
    }

    @Test
    void textsWithoutTokensAndTooLongOnesAreRefused() {
        assertThatExceptionOfType(TouchstoneException.class).isThrownBy(() -> likelihoods.rolling(""))
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.MODEL_TEXT_NOT_MEASURED));
        assertThatExceptionOfType(TouchstoneException.class)
                .isThrownBy(() -> likelihoods.of("z".repeat(80), List.of("a", "b")))
                .satisfies(told -> assertThat(told.code()).isEqualTo(ErrorCode.MODEL_PROMPT_TOO_LONG));
    }
}
