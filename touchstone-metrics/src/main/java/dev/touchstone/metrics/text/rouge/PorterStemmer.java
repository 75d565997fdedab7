package dev.touchstone.metrics.text.rouge;

/// Porter's stemmer (Porter 1980, "An algorithm for suffix stripping") with the departures that nltk calls
/// its extensions, which rouge-score uses.
///
/// The departures: a list of irregular words; `ies` and `ied` of words of four letters become `ie`; `y`
/// becomes `i` only after a consonant that is not the word's first letter; `bli` for `abli`, `alli` before
/// all others, `fulli` and `logi` in step 2; a vowel and a consonant alone count as
/// consonant-vowel-consonant. Words are `a-z0-9`; digits count as consonants. Not thread-safe.
public final class PorterStemmer {

    private char[] text = new char[0];
    private int start;
    private int end; // of the word
    private int stem; // end of the word without the suffix that was found

    /// The stem of a word in lower case.
    public String stem(String word) {
        char[] letters = word.toCharArray();
        return new String(letters, 0, stem(letters, 0, letters.length));
    }

    /// Cuts a word to its stem where it stands; a stem is never longer than its word.
    ///
    /// @param letters holds the word, `a-z0-9`
    /// @param from its first letter
    /// @param to the place after its last
    /// @return the place after the stem's last letter
    public int stem(char[] letters, int from, int to) {
        text = letters;
        start = from;
        end = to;
        if (to - from <= 2 || isIrregular()) {
            return end;
        }
        plurals();
        pastAndParticiple();
        finalY();
        doubleSuffixes();
        fullAndNess();
        singleSuffixes();
        finalE();
        return end;
    }

    private boolean isIrregular() {
        return switch (text[start]) {
            case 'c' -> is("cannings", "canning") || is("canning", "canning");
            case 'd' -> is("dying", "die");
            case 'e' -> is("exceed", "exceed");
            case 'h' -> is("howe", "howe");
            case 'i' -> is("innings", "inning") || is("inning", "inning");
            case 'l' -> is("lying", "lie");
            case 'n' -> is("news", "news");
            case 'o' -> is("outings", "outing") || is("outing", "outing");
            case 'p' -> is("proceed", "proceed");
            case 's' -> is("skies", "sky") || is("sky", "sky") || is("succeed", "succeed");
            case 't' -> is("tying", "tie");
            default -> false;
        };
    }

    private boolean is(String word, String irregularStem) {
        if (end - start != word.length() || !ends(word)) {
            return false;
        }
        irregularStem.getChars(0, irregularStem.length(), text, start);
        end = start + irregularStem.length();
        return true;
    }

    private void plurals() {
        if (text[end - 1] != 's') {
            return;
        }
        if (ends("sses")) {
            end -= 2;
        } else if (ends("ies")) {
            end -= end - start == 4 ? 1 : 2;
        } else if (!ends("ss")) {
            end -= 1;
        }
    }

    private void pastAndParticiple() {
        if (ends("ied")) {
            end -= end - start == 4 ? 1 : 2;
        } else if (ends("eed")) {
            if (measure() > 0) {
                end -= 1;
            }
        } else if ((ends("ed") || ends("ing")) && hasVowel()) {
            end = stem;
            afterParticiple();
        }
    }

    private void afterParticiple() {
        if (ends("at") || ends("bl") || ends("iz")) {
            append('e');
        } else if (endsInDoubleConsonant(end)) {
            char last = text[end - 1];
            if (last != 'l' && last != 's' && last != 'z') {
                end -= 1;
            }
        } else if (measureUpTo(end) == 1 && endsInShortSyllable(end)) {
            append('e');
        }
    }

    private void finalY() {
        if (ends("y") && stem - start > 1 && isConsonant(stem - 1)) {
            text[end - 1] = 'i';
        }
    }

    private void doubleSuffixes() {
        if (ends("alli") && measure() > 0) {
            end -= 2;
            doubleSuffixes();
            return;
        }
        if (end - start < 3) {
            return;
        }
        // by the last letter but one: at most one group can match
        boolean _ = switch (text[end - 2]) {
            case 'a' -> replace("ational", "ate") || replace("tional", "tion");
            case 'c' -> replace("enci", "ence") || replace("anci", "ance");
            case 'e' -> replace("izer", "ize");
            case 'l' -> replace("bli", "ble") || replace("alli", "al") || replace("entli", "ent")
                    || replace("eli", "e") || replace("ousli", "ous") || replace("fulli", "ful");
            case 'o' -> replace("ization", "ize") || replace("ation", "ate") || replace("ator", "ate");
            case 's' -> replace("alism", "al") || replace("iveness", "ive") || replace("fulness", "ful")
                    || replace("ousness", "ous");
            case 't' -> replace("aliti", "al") || replace("iviti", "ive") || replace("biliti", "ble");
            case 'g' -> dropFinalIOfLogi();
            default -> false;
        };
    }

    private boolean dropFinalIOfLogi() {
        if (ends("logi") && measureUpTo(end - 3) > 0) {
            end -= 1;
        }
        return true;
    }

    private void fullAndNess() {
        if (end - start < 3) {
            return;
        }
        boolean _ = switch (text[end - 1]) {
            case 'e' -> replace("icate", "ic") || replace("ative", "") || replace("alize", "al");
            case 'i' -> replace("iciti", "ic");
            case 'l' -> replace("ical", "ic") || replace("ful", "");
            case 's' -> replace("ness", "");
            default -> false;
        };
    }

    private void singleSuffixes() {
        if (end - start < 3) {
            return;
        }
        boolean found = switch (text[end - 2]) {
            case 'a' -> ends("al");
            case 'c' -> ends("ance") || ends("ence");
            case 'e' -> ends("er");
            case 'i' -> ends("ic");
            case 'l' -> ends("able") || ends("ible");
            case 'n' -> ends("ant") || ends("ement") || ends("ment") || ends("ent");
            case 'o' -> ends("ion") ? isAfter('s') || isAfter('t') : ends("ou");
            case 's' -> ends("ism");
            case 't' -> ends("ate") || ends("iti");
            case 'u' -> ends("ous");
            case 'v' -> ends("ive");
            case 'z' -> ends("ize");
            default -> false;
        };
        if (found && measure() > 1) {
            end = stem;
        }
    }

    private void finalE() {
        if (ends("e")) {
            int measure = measure();
            if (measure > 1 || measure == 1 && !endsInShortSyllable(stem)) {
                end = stem;
            }
        }
        if (ends("ll") && measureUpTo(end - 1) > 1) {
            end -= 1;
        }
    }

    private boolean ends(String suffix) {
        int length = suffix.length();
        if (end - start < length) {
            return false;
        }
        for (int i = 1; i <= length; i++) {
            if (text[end - i] != suffix.charAt(length - i)) {
                return false;
            }
        }
        stem = end - length;
        return true;
    }

    private boolean isAfter(char letter) {
        return stem > start && text[stem - 1] == letter;
    }

    /// Replaces a suffix if its stem has a measure above 0.
    ///
    /// @return whether the word has the suffix, replaced or not: no further suffix is tried then
    private boolean replace(String suffix, String replacement) {
        if (!ends(suffix)) {
            return false;
        }
        if (measure() > 0) {
            replacement.getChars(0, replacement.length(), text, stem);
            end = stem + replacement.length();
        }
        return true;
    }

    private void append(char letter) {
        text[end++] = letter;
    }

    private boolean isConsonant(int i) {
        return switch (text[i]) {
            case 'a', 'e', 'i', 'o', 'u' -> false;
            case 'y' -> i == start || !isConsonant(i - 1);
            default -> true;
        };
    }

    private int measure() {
        return measureUpTo(stem);
    }

    /// How often a consonant follows a vowel.
    private int measureUpTo(int limit) {
        int count = 0;
        boolean vowel = false;
        for (int i = start; i < limit; i++) {
            boolean consonant = isNextConsonant(i, vowel);
            if (consonant && vowel) {
                count++;
            }
            vowel = !consonant;
        }
        return count;
    }

    private boolean hasVowel() {
        boolean vowel = false;
        for (int i = start; i < stem && !vowel; i++) {
            vowel = !isNextConsonant(i, false);
        }
        return vowel;
    }

    /// Whether a letter is a consonant, where it is known whether the one before is a vowel.
    private boolean isNextConsonant(int i, boolean afterVowel) {
        return switch (text[i]) {
            case 'a', 'e', 'i', 'o', 'u' -> false;
            case 'y' -> i == start || afterVowel;
            default -> true;
        };
    }

    private boolean endsInDoubleConsonant(int limit) {
        return limit - start >= 2 && text[limit - 1] == text[limit - 2] && isConsonant(limit - 1);
    }

    private boolean endsInShortSyllable(int limit) {
        int length = limit - start;
        if (length == 2) {
            return !isConsonant(start) && isConsonant(start + 1);
        }
        if (length < 3 || !isConsonant(limit - 3) || isConsonant(limit - 2) || !isConsonant(limit - 1)) {
            return false;
        }
        char last = text[limit - 1];
        return last != 'w' && last != 'x' && last != 'y';
    }
}
