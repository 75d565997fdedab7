package dev.touchstone.metrics.text.ter;

/// How TER is computed; the defaults of sacrebleu are all false.
///
/// @param normalized whether punctuation is cut from words first
/// @param withoutPunctuation whether punctuation is removed
/// @param asianSupport whether both also look at the characters and marks of Chinese and Japanese
/// @param caseSensitive whether case counts
public record TerSettings(boolean normalized, boolean withoutPunctuation, boolean asianSupport,
        boolean caseSensitive) {

    /// sacrebleu's defaults: words as they stand, case ignored.
    public static TerSettings plain() {
        return new TerSettings(false, false, false, false);
    }

    /// sacrebleu's signature, for example
    /// `nrefs:1|case:lc|tok:tercom|norm:no|punct:yes|asian:no|version:...`.
    ///
    /// The version names this product and the version of sacrebleu whose rules it follows.
    ///
    /// @param references how many references each segment had, `var` where that differs
    public String signature(String references) {
        return "nrefs:" + references + "|case:" + (caseSensitive ? "mixed" : "lc") + "|tok:tercom|norm:"
                + yesNo(normalized) + "|punct:" + yesNo(!withoutPunctuation) + "|asian:" + yesNo(asianSupport)
                + "|version:touchstone(sacrebleu-2.6.0)";
    }

    private static String yesNo(boolean value) {
        return value ? "yes" : "no";
    }
}
