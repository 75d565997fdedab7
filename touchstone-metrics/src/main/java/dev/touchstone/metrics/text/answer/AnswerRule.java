package dev.touchstone.metrics.text.answer;

import dev.touchstone.metrics.text.scan.CharacterClasses;
import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WhiteSpace;
import java.util.Arrays;

/// By whose rules short answers are compared.
public enum AnswerRule {

    /// SQuAD 1.1 (Rajpurkar et al. 2016): lower case, without the signs of ASCII and the articles a, an,
    /// the; F1 over words in any order, 0 where nothing is left of a side.
    SQUAD_1 {
        @Override
        void scan(Spans text) {
            scanEnglish(text);
        }
    },

    /// SQuAD 2.0 (Rajpurkar et al. 2018): the same, but two answers of which nothing is left agree.
    SQUAD_2 {
        @Override
        void scan(Spans text) {
            scanEnglish(text);
        }
    },

    /// CMRC 2018 (Cui et al. 2019): lower case, without a list of marks; each Chinese character a token, the
    /// rest words; F1 over the longest run that both sides have.
    CMRC {
        @Override
        void scan(Spans text) {
            scanChinese(text);
        }
    };

    private static final String CMRC_MARKS = "-:_*^/\\~`+=，。：？！“”；’《》·、「」（）－～『』";

    /// Removes what does not count from a loaded text in lower case, and adds its tokens.
    abstract void scan(Spans text);

    private static void scanEnglish(Spans text) {
        char[] units = text.text();
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!CharacterClasses.isAsciiPunctuation(units[i])) {
                units[length++] = units[i];
            }
        }
        text.shorten(length);
        int start = 0; // of the word that goes on, or of what follows the last
        int i = 0;
        while (i < length) {
            int codePoint = units[i] < 0x80 ? units[i] : Character.codePointAt(units, i, length);
            int next = i + Character.charCount(codePoint);
            if (!isWordCharacter(codePoint)) {
                dropArticle(units, start, i);
                start = next;
            }
            i = next;
        }
        dropArticle(units, start, length);
        text.addWords();
    }

    private static boolean isWordCharacter(int codePoint) {
        return codePoint >= 'a' && codePoint <= 'z'
                || codePoint > ' ' && CharacterClasses.isWordCharacter(codePoint);
    }

    /// Blanks a word that is an article: one even within what white space bounds, as in "the–end".
    private static void dropArticle(char[] units, int start, int end) {
        if (isArticle(units, start, end)) {
            Arrays.fill(units, start, end, ' ');
        }
    }

    private static boolean isArticle(char[] units, int start, int end) {
        return switch (end - start) {
            case 1 -> units[start] == 'a';
            case 2 -> units[start] == 'a' && units[start + 1] == 'n';
            case 3 -> units[start] == 't' && units[start + 1] == 'h' && units[start + 2] == 'e';
            default -> false;
        };
    }

    private static void scanChinese(Spans text) {
        char[] units = text.text();
        int length = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = units[i];
            if (CMRC_MARKS.indexOf(unit) >= 0) {
                continue;
            }
            boolean chinese = unit >= 0x4E00 && unit <= 0x9FA5;
            if (chinese || WhiteSpace.is(unit)) {
                if (start < length) {
                    text.add(start, length);
                }
                if (chinese) {
                    units[length++] = unit;
                    text.add(length - 1, length);
                }
                start = length;
            } else {
                units[length++] = unit;
            }
        }
        if (start < length) {
            text.add(start, length);
        }
        text.shorten(length);
    }
}
