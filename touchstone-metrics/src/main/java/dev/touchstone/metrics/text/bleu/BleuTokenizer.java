package dev.touchstone.metrics.text.bleu;

import dev.touchstone.metrics.text.scan.MtevalScanner;
import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WhiteSpace;

/// How a line is cut into tokens before BLEU counts; the names are those of sacrebleu's option `--tokenize`.
public enum BleuTokenizer {

    /// `13a`: the rules of NIST's `mteval-v13a`, for Western languages; sacrebleu's default.
    MTEVAL("13a") {
        @Override
        void scan(String line, Spans spans) {
            spans.load(line);
            if (WESTERN.scan(spans)) { // few lines: these are read once more
                spans.load(withoutMarkup(line));
                WESTERN.scan(spans);
            }
        }
    },

    /// `intl`: the rules of `mteval-v14 --international-tokenization`: all marks and symbols of Unicode.
    INTERNATIONAL("intl") {
        @Override
        void scan(String line, Spans spans) {
            spans.load(line);
            InternationalScanner.scan(spans);
        }
    },

    /// `zh`: each Chinese character alone, the rest by the rules of `13a`.
    CHINESE("zh") {
        @Override
        void scan(String line, Spans spans) {
            spans.load(WhiteSpace.strip(line));
            CHINESE_RULES.scan(spans);
        }
    },

    /// `char`: each character alone.
    CHARACTERS("char") {
        @Override
        void scan(String line, Spans spans) {
            spans.load(line);
            char[] units = spans.text();
            int i = 0;
            while (i < spans.length()) {
                int end = i + Character.charCount(Character.codePointAt(units, i, spans.length()));
                if (!WhiteSpace.is(units[i])) {
                    spans.add(i, end);
                }
                i = end;
            }
        }

        @Override
        String tokenizeStripped(String line) {
            StringBuilder characters = new StringBuilder(2 * line.length());
            line.codePoints().forEach(codePoint -> characters.appendCodePoint(codePoint).append(' '));
            return characters.isEmpty() ? "" : characters.substring(0, characters.length() - 1);
        }
    },

    /// `none`: what stands between white space.
    NONE("none") {
        @Override
        void scan(String line, Spans spans) {
            spans.load(line);
            spans.addWords();
        }

        @Override
        String tokenizeStripped(String line) {
            return line;
        }
    };

    private static final MtevalScanner WESTERN = MtevalScanner.western();
    private static final MtevalScanner CHINESE_RULES = MtevalScanner.withoutEnds(BleuTokenizer::isChinese);

    private final String signature;

    BleuTokenizer(String signature) {
        this.signature = signature;
    }

    /// The name in sacrebleu's signatures, for example `13a`.
    public String signature() {
        return signature;
    }

    /// The line as sacrebleu's tokenizer writes it: white space at its end removed, tokens joined by one
    /// space.
    ///
    /// As there, `none` leaves the white space within the line, and `char` keeps each white character as a
    /// token of its own; BLEU sees no tokens of white space in either.
    public String tokenize(String line) {
        return tokenizeStripped(WhiteSpace.stripEnd(line));
    }

    String tokenizeStripped(String line) {
        Spans spans = new Spans();
        scan(line, spans);
        return spans.joined();
    }

    /// Loads a line without white space at its end, and adds its tokens.
    abstract void scan(String line, Spans spans);

    /// The parts of `mteval-v13a` before words are cut: no `<skipped>`, no hyphen at a line's end, four
    /// entities.
    private static String withoutMarkup(String line) {
        String text = line;
        if (text.indexOf('<') >= 0) {
            text = text.replace("<skipped>", "");
        }
        if (text.indexOf('\n') >= 0) {
            text = text.replace("-\n", "");
        }
        if (text.indexOf('&') >= 0) {
            text = text.replace("&quot;", "\"").replace("&amp;", "&")
                    .replace("&lt;", "<").replace("&gt;", ">");
        }
        return text;
    }

    /// The ranges that the reference calls Chinese.
    ///
    /// It means extension B and the supplement beyond the basic plane, but compares strings in such a way
    /// that the first of its ranges runs from U+2001 to U+2A6D instead.
    private static boolean isChinese(char unit) {
        if (unit < 0x2E80) {
            return unit >= 0x2001 && unit <= 0x2A6D;
        }
        if (unit <= 0x4DB5) {
            return unit <= 0x2FDF || unit >= 0x2FF0 && unit <= 0x303F || unit >= 0x3100 && unit <= 0x312F
                    || unit >= 0x31A0 && unit <= 0x31EF || unit >= 0x3200;
        }
        return unit >= 0x4E00 && unit <= 0x9FBB || unit >= 0xF900 && unit <= 0xFA2D
                || unit >= 0xFA30 && unit <= 0xFA6A || unit >= 0xFA70 && unit <= 0xFAD9
                || unit >= 0xFE10 && unit <= 0xFE1F || unit >= 0xFE30 && unit <= 0xFE4F
                || unit >= 0xFF00 && unit <= 0xFFEF;
    }
}
