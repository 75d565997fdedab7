package dev.touchstone.metrics.text.ter;

import dev.touchstone.metrics.text.scan.LowerCase;
import dev.touchstone.metrics.text.scan.MtevalScanner;
import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WhiteSpace;

/// Cuts lines into words as Tercom does.
final class TerWords {

    private static final MtevalScanner WESTERN = MtevalScanner.withPossessives(_ -> false);
    private static final MtevalScanner ASIAN = MtevalScanner.withPossessives(TerWords::standsAlone);
    private static final String PUNCTUATION = ".,?:;!\"()";

    private final TerSettings settings;

    TerWords(TerSettings settings) {
        this.settings = settings;
    }

    /// Loads a line and adds its words.
    void scan(String text, Spans words) {
        String line = WhiteSpace.stripEnd(text);
        if (!settings.caseSensitive()) {
            line = LowerCase.of(line);
        }
        if (settings.normalized()) {
            words.load(withoutMarkup(line));
            (settings.asianSupport() ? ASIAN : WESTERN).scan(words);
        } else {
            words.load(line);
            words.addWords();
        }
        if (settings.withoutPunctuation()) {
            words.removeFromWords(settings.asianSupport()
                    ? unit -> isPunctuation(unit) || isAsianPunctuation(unit) : TerWords::isPunctuation);
        }
    }

    /// Loads a reference and adds its words.
    ///
    /// The reference library cuts references twice, which shows in normalized ones: `Smith's.` becomes
    /// `Smith's .` and only then `Smith 's .`.
    void scanReference(String text, Spans words) {
        scan(text, words);
        if (settings.normalized()) {
            scan(words.joined(), words);
        }
    }

    private static String withoutMarkup(String line) {
        return line.replace("\n-", "").replace('\n', ' ').replace("&quot;", "\"").replace("&amp;", "&")
                .replace("&lt;", "<").replace("&gt;", ">");
    }

    private static boolean isPunctuation(char unit) {
        return PUNCTUATION.indexOf(unit) >= 0;
    }

    private static boolean isAsianPunctuation(char unit) {
        return unit == 0x3001 || unit == 0x3002 || unit >= 0x3008 && unit <= 0x3011
                || unit >= 0x3014 && unit <= 0x301F || unit >= 0xFF61 && unit <= 0xFF65 || unit == 0x30FB
                || switch (unit) {
                    case 0xFF01, 0xFF02, 0xFF08, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F -> true;
                    default -> false;
                };
    }

    /// Ideographs, strokes, radicals, compatibility forms, and what the reference's range U+3200 to U+3F22
    /// holds; kana do not, since the reference asks for them at the start of a line that begins with a space.
    private static boolean standsAlone(char unit) {
        return unit >= 0x2E80 && (unit <= 0x2EFF || unit >= 0x31C0 && unit <= 0x31EF
                || unit >= 0x3200 && unit <= 0x4DBF || unit >= 0x4E00 && unit <= 0x9FFF
                || unit >= 0xF900 && unit <= 0xFAFF || unit >= 0xFE30 && unit <= 0xFE4F
                || isAsianPunctuation(unit));
    }
}
