package dev.touchstone.metrics.text.rouge;

import dev.touchstone.metrics.text.scan.LowerCase;
import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WhiteSpace;
import java.util.Arrays;

/// The tokens of one text and the lines they stand in; scratch space that is used again for the next text.
final class RougeText {

    private static final char KELVIN = 0x212A; // k in lower case
    private static final char CAPITAL_I_WITH_DOT = 0x130; // i and a combining dot in lower case
    private static final int LONGEST_NOT_STEMMED = 3;

    private final RougeTokenizer tokenizer;
    private final PorterStemmer stemmer = new PorterStemmer();
    final Spans spans = new Spans();
    int[] ids = new int[256];
    /// Of each line that has tokens, the first; then how many tokens there are.
    int[] lines = new int[32];
    int lineCount;

    RougeText(RougeTokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    void load(String text) {
        lineCount = 0;
        lines[0] = 0;
        if (tokenizer == RougeTokenizer.CHARACTERS) {
            spans.load(LowerCase.of(text));
            addCharacters();
        } else {
            spans.load(text);
            addWords(tokenizer == RougeTokenizer.STEMS);
        }
        endLine();
        if (ids.length < spans.count()) {
            ids = new int[Math.max(spans.count(), 2 * ids.length)];
        }
    }

    int count() {
        return spans.count();
    }

    private void endLine() {
        int tokens = spans.count();
        if (tokens > lines[lineCount]) {
            lineCount++;
            if (lineCount == lines.length) {
                lines = Arrays.copyOf(lines, 2 * lineCount);
            }
            lines[lineCount] = tokens;
        }
    }

    private void addCharacters() {
        char[] units = spans.text();
        int length = spans.length();
        int i = 0;
        while (i < length) {
            int end = i + Character.charCount(Character.codePointAt(units, i, length));
            if (units[i] == '\n') {
                endLine();
            } else if (!WhiteSpace.is(units[i])) {
                spans.add(i, end);
            }
            i = end;
        }
    }

    /// Adds the runs of letters and digits, and writes them in lower case where they stand.
    private void addWords(boolean stems) {
        char[] units = spans.text();
        int length = spans.length();
        int start = 0;
        for (int i = 0; i < length; i++) {
            char unit = units[i];
            if ((char) (unit - 'a') <= 'z' - 'a' || unit >= '0' && unit <= '9') { // most: one comparison
                continue;
            }
            if (unit >= 'A' && unit <= 'Z') {
                units[i] = (char) (unit | 0x20);
            } else if (unit == KELVIN) {
                units[i] = 'k';
            } else if (unit == CAPITAL_I_WITH_DOT) {
                units[i] = 'i';
                addWord(start, i + 1, stems);
                start = i + 1;
            } else {
                addWord(start, i, stems);
                start = i + 1;
                if (unit == '\n') {
                    endLine();
                }
            }
        }
        addWord(start, length, stems);
    }

    private void addWord(int start, int end, boolean stems) {
        if (start < end) {
            boolean stem = stems && end - start > LONGEST_NOT_STEMMED;
            spans.add(start, stem ? stemmer.stem(spans.text(), start, end) : end);
        }
    }
}
