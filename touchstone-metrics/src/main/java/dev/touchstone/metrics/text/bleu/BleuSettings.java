package dev.touchstone.metrics.text.bleu;

import static java.util.Objects.requireNonNull;

/// How BLEU is computed; the defaults are those of sacrebleu.
///
/// @param tokenizer how lines are cut
/// @param smoothing what takes the place of precisions of zero
/// @param effectiveOrder whether orders that the hypothesis is too short for are left out of the mean;
///     wanted for single sentences, not for corpora
/// @param lowercase whether case is ignored
/// @param maxOrder the longest n-gram, 1 to 16, usually 4
public record BleuSettings(BleuTokenizer tokenizer, Smoothing smoothing, boolean effectiveOrder,
        boolean lowercase, int maxOrder) {

    private static final int LONGEST = 16;

    public BleuSettings {
        requireNonNull(tokenizer, "tokenizer");
        requireNonNull(smoothing, "smoothing");
        if (maxOrder < 1 || maxOrder > LONGEST) {
            throw new IllegalArgumentException("order must be 1 to " + LONGEST + ", is " + maxOrder);
        }
    }

    /// sacrebleu's defaults for a corpus: `13a`, exponential smoothing, case counts, up to 4-grams.
    public static BleuSettings corpus() {
        return new BleuSettings(BleuTokenizer.MTEVAL, new Smoothing.Exponential(), false, false, 4);
    }

    /// The same with effective order, as sacrebleu recommends for single sentences.
    public static BleuSettings sentence() {
        return new BleuSettings(BleuTokenizer.MTEVAL, new Smoothing.Exponential(), true, false, 4);
    }

    /// The same with another tokenizer.
    public BleuSettings with(BleuTokenizer other) {
        return new BleuSettings(other, smoothing, effectiveOrder, lowercase, maxOrder);
    }

    /// The same with other smoothing.
    public BleuSettings with(Smoothing other) {
        return new BleuSettings(tokenizer, other, effectiveOrder, lowercase, maxOrder);
    }

    /// sacrebleu's signature, for example `nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:...`.
    ///
    /// The version names this product and the version of sacrebleu whose rules it follows.
    ///
    /// @param references how many references each segment had, `var` where that differs
    public String signature(String references) {
        return "nrefs:" + references + "|case:" + (lowercase ? "lc" : "mixed") + "|eff:"
                + (effectiveOrder ? "yes" : "no") + "|tok:" + tokenizer.signature() + "|smooth:"
                + smoothing.signature() + "|version:touchstone(sacrebleu-2.6.0)";
    }
}
