package dev.touchstone.metrics.text.rouge;

import dev.touchstone.metrics.text.scan.LowerCase;
import dev.touchstone.metrics.text.scan.WhiteSpace;
import java.util.Arrays;

/// The tokens of one text, as numbers, and the lines they stand in; scratch space that is used again for the
/// next text.
final class RougeText {

    private static final char KELVIN = 0x212A; // k in lower case
    private static final char CAPITAL_I_WITH_DOT = 0x130; // i and a combining dot in lower case
    private static final int LONGEST_NOT_STEMMED = 3;
    private static final int FIRST_DIGIT = 26; // the number of 0 among letters and digits

    private final RougeTokenizer tokenizer;
    private final PorterStemmer stemmer = new PorterStemmer();
    private final Vocabulary vocabulary;
    private char[] units = new char[256];
    private boolean numbering;
    private int count;
    int[] ids = new int[256];
    /// Of each line that has tokens, the first; then how many tokens there are.
    int[] lines = new int[32];
    int lineCount;

    /// @param vocabulary of both sides
    RougeText(RougeTokenizer tokenizer, Vocabulary vocabulary) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
    }

    /// Takes the text whose tokens are numbered, in the order of their first use.
    void number(String text) {
        numbering = true;
        load(text);
    }

    /// Takes a text whose tokens get the numbers of the one that was numbered last, which stays as it is;
    /// [Vocabulary#UNKNOWN] where it does not have them.
    void find(String text) {
        numbering = false;
        load(text);
    }

    int count() {
        return count;
    }

    private void load(String written) {
        boolean characters = tokenizer == RougeTokenizer.CHARACTERS;
        String text = characters ? LowerCase.of(written) : written;
        int length = text.length();
        if (length > units.length) {
            units = new char[Math.max(length, 2 * units.length)];
        }
        text.getChars(0, length, units, 0);
        if (numbering) {
            vocabulary.begin(units);
        }
        count = 0;
        lineCount = 0;
        lines[0] = 0;
        if (characters) {
            addCharacters(length);
        } else {
            addWords(length, tokenizer == RougeTokenizer.STEMS);
        }
        endLine();
    }

    private void endLine() {
        if (count > lines[lineCount]) {
            lineCount++;
            if (lineCount == lines.length) {
                lines = Arrays.copyOf(lines, 2 * lineCount);
            }
            lines[lineCount] = count;
        }
    }

    private void addCharacters(int length) {
        int i = 0;
        while (i < length) {
            int character = Character.codePointAt(units, i, length);
            int end = i + Character.charCount(character);
            if (character == '\n') {
                endLine();
            } else if (!WhiteSpace.is(units[i])) {
                add(character + 1L, i, end);
            }
            i = end;
        }
    }

    /// Adds the runs of letters and digits, and writes them in lower case where they stand.
    private void addWords(int length, boolean stems) {
        char[] text = units;
        int start = 0;
        long key = Vocabulary.EMPTY;
        for (int i = 0; i < length; i++) {
            char unit = text[i];
            int letter = unit - 'a';
            if ((char) letter <= 'z' - 'a') { // most: one comparison
                key = Vocabulary.with(key, letter);
                continue;
            }
            if (unit >= '0' && unit <= '9') {
                key = Vocabulary.with(key, unit - '0' + FIRST_DIGIT);
                continue;
            }
            if (unit >= 'A' && unit <= 'Z' || unit == KELVIN) {
                char lower = unit == KELVIN ? 'k' : (char) (unit | 0x20);
                text[i] = lower;
                key = Vocabulary.with(key, lower - 'a');
                continue;
            }
            int end = i;
            if (unit == CAPITAL_I_WITH_DOT) {
                text[i] = 'i';
                key = Vocabulary.with(key, 'i' - 'a');
                end = i + 1;
            }
            if (start < end) {
                addWord(key, start, end, stems);
                key = Vocabulary.EMPTY;
            }
            start = i + 1;
            if (unit == '\n') {
                endLine();
            }
        }
        if (start < length) {
            addWord(key, start, length, stems);
        }
    }

    private void addWord(long key, int start, int end, boolean stems) {
        if (stems && end - start > LONGEST_NOT_STEMMED) {
            int stemEnd = stemmer.stem(units, start, end);
            add(Vocabulary.whole(key(start, stemEnd), stemEnd - start), start, stemEnd);
        } else {
            add(Vocabulary.whole(key, end - start), start, end);
        }
    }

    private long key(int start, int end) {
        long key = Vocabulary.EMPTY;
        for (int i = start; i < end; i++) {
            char unit = units[i];
            key = Vocabulary.with(key, unit <= '9' ? unit - '0' + FIRST_DIGIT : unit - 'a');
        }
        return key;
    }

    private void add(long key, int start, int end) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
        }
        ids[count++] = numbering ? vocabulary.number(key, start, end)
                : vocabulary.find(key, units, start, end);
    }
}
