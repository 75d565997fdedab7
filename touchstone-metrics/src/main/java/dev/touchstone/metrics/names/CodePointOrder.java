package dev.touchstone.metrics.names;

import java.util.Comparator;

/// Texts by their code points, which is the order of their bytes in UTF-8 and Python's order of texts.
///
/// `String.compareTo` compares UTF-16 units and puts U+FF5E after U+1F600.
public enum CodePointOrder implements Comparator<String> {

    /// Lowest code points first, a text before its extensions.
    ASCENDING;

    @Override
    public int compare(String left, String right) {
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            char one = left.charAt(i);
            char two = right.charAt(i);
            if (one != two) {
                // half of a pair stands for a code point above all that fit in one unit
                boolean above = Character.isSurrogate(one);
                return above == Character.isSurrogate(two) ? Character.compare(one, two) : above ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
