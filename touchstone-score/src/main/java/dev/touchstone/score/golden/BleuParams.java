package dev.touchstone.score.golden;

import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.text.bleu.BleuScore;
import dev.touchstone.metrics.text.bleu.BleuSettings;
import dev.touchstone.metrics.text.bleu.BleuTokenizer;
import dev.touchstone.metrics.text.bleu.Smoothing;
import dev.touchstone.score.golden.GoldenFamily.UnknownKey;
import java.util.Arrays;
import java.util.Optional;

/// The arguments of sacrebleu's `BLEU`, and its results, as golden files have them.
final class BleuParams {

    private BleuParams() {}

    /// The settings; those of sacrebleu where a case does not say.
    static BleuSettings settings(Tracked params) throws UnknownKey {
        int order = params.whole("max_ngram_order", 4);
        if (order < 1 || order > 16) {
            throw new MalformedCase("'max_ngram_order' is %d, expected 1 to 16".formatted(order));
        }
        return new BleuSettings(tokenizer(params.text("tokenize", "13a")), smoothing(params),
                params.flag("effective_order", false), params.flag("lowercase", false), order);
    }

    /// A tokenizer by sacrebleu's name.
    static BleuTokenizer tokenizer(String name) throws UnknownKey {
        return Arrays.stream(BleuTokenizer.values()).filter(one -> one.signature().equals(name)).findFirst()
                .orElseThrow(() -> GoldenCase.unknown("tokenizer", name));
    }

    /// Compares every part of the result.
    static void compare(Comparing expected, BleuScore score) {
        expected.number("score", score.score());
        expected.numbers("precisions", score.precisions());
        expected.number("bp", score.brevityPenalty());
        expected.number("sys_len", score.systemLength());
        expected.number("ref_len", score.referenceLength());
        expected.numbers("counts", score.counts());
        expected.numbers("totals", score.totals());
    }

    private static Smoothing smoothing(Tracked params) throws UnknownKey {
        Optional<Double> given =
                params.present("smooth_value").map((Value value) -> CaseReader.number("smooth_value", value));
        if (given.isPresent() && given.get() < 0) {
            throw new MalformedCase("'smooth_value' is %s, expected 0 or more".formatted(given.get()));
        }
        String method = params.text("smooth_method", "exp");
        return switch (method) {
            case "exp" -> new Smoothing.Exponential();
            case "none" -> new Smoothing.Unsmoothed();
            case "floor" -> new Smoothing.Floor(given.orElse(Smoothing.Floor.DEFAULT_VALUE));
            case "add-k" -> new Smoothing.AddK(given.orElse(Smoothing.AddK.DEFAULT_VALUE));
            default -> throw GoldenCase.unknown("smooth_method", method);
        };
    }
}
