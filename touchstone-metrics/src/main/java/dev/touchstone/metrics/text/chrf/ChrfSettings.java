package dev.touchstone.metrics.text.chrf;

/// How chrF is computed; the defaults are those of sacrebleu.
///
/// @param charOrder the longest n-gram of characters, 1 to 32, usually 6
/// @param wordOrder the longest n-gram of words, 0 to 16: 0 for chrF, 2 for chrF++
/// @param beta how much more recall weighs than precision, 1 to 16, usually 2
/// @param lowercase whether case is ignored
/// @param whitespace whether white space belongs to the n-grams of characters
/// @param epsilonSmoothing whether each order has an F-score of its own and a tiny precision where nothing
///     matches, as in the author's script; otherwise precision and recall are averaged over the orders that
///     both sides have
public record ChrfSettings(int charOrder, int wordOrder, int beta, boolean lowercase, boolean whitespace,
        boolean epsilonSmoothing) {

    public ChrfSettings {
        check("character order", charOrder, 1, 32);
        check("word order", wordOrder, 0, 16);
        check("beta", beta, 1, 16);
    }

    /// chrF with sacrebleu's defaults.
    public static ChrfSettings chrf() {
        return new ChrfSettings(6, 0, 2, false, false, false);
    }

    /// chrF++ with sacrebleu's defaults.
    public static ChrfSettings chrfPlusPlus() {
        return new ChrfSettings(6, 2, 2, false, false, false);
    }

    /// The name of the score, for example `chrF2` or `chrF2++`.
    public String scoreName() {
        return "chrF" + beta + "+".repeat(Math.min(2, wordOrder));
    }

    /// sacrebleu's signature, for example `nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:...`.
    ///
    /// The version names this product and the version of sacrebleu whose rules it follows.
    ///
    /// @param references how many references each segment had, `var` where that differs
    public String signature(String references) {
        return "nrefs:" + references + "|case:" + (lowercase ? "lc" : "mixed") + "|eff:"
                + (epsilonSmoothing ? "no" : "yes") + "|nc:" + charOrder + "|nw:" + wordOrder + "|space:"
                + (whitespace ? "yes" : "no") + "|version:touchstone(sacrebleu-2.6.0)";
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", is " + value);
        }
    }
}
