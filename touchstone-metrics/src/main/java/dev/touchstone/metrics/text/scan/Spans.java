package dev.touchstone.metrics.text.scan;

import java.util.Arrays;

/// One line and where its words are; scratch space that is used again for the next line.
///
/// Words are half-open ranges of UTF-16 units and may be rewritten in place by something not longer.
public final class Spans {

    private char[] text = new char[256];
    private int length;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int count;

    /// Takes a new line and forgets the words of the last one.
    public void load(String line) {
        length = line.length();
        if (length > text.length) {
            text = new char[Math.max(length, 2 * text.length)];
        }
        line.getChars(0, length, text, 0);
        count = 0;
    }

    /// The units of the line; valid until the next line, and only up to [#length()].
    public char[] text() {
        return text;
    }

    /// How many units the line has.
    public int length() {
        return length;
    }

    /// Cuts the line short, after its units were moved together.
    public void shorten(int newLength) {
        if (newLength < 0 || newLength > length) {
            throw new IllegalArgumentException("length must be 0 to " + length + ", is " + newLength);
        }
        length = newLength;
    }

    /// Adds a word.
    ///
    /// @param start its first unit
    /// @param end the unit after its last
    public void add(int start, int end) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        starts[count] = start;
        ends[count] = end;
        count++;
    }

    /// Adds the words between white space.
    public void addWords() {
        char[] units = text;
        int start = -1;
        for (int i = 0; i < length; i++) {
            if (WhiteSpace.is(units[i])) {
                if (start >= 0) {
                    add(start, i);
                    start = -1;
                }
            } else if (start < 0) {
                start = i;
            }
        }
        if (start >= 0) {
            add(start, length);
        }
    }

    /// Removes units from the words, and the words of which nothing is left.
    ///
    /// @param unwanted the units that go
    public void removeFromWords(CharacterSet unwanted) {
        int kept = 0;
        for (int word = 0; word < count; word++) {
            int end = starts[word];
            for (int i = starts[word]; i < ends[word]; i++) {
                if (!unwanted.contains(text[i])) {
                    text[end++] = text[i];
                }
            }
            if (end > starts[word]) {
                starts[kept] = starts[word];
                ends[kept] = end;
                kept++;
            }
        }
        count = kept;
    }

    /// How many words were added.
    public int count() {
        return count;
    }

    /// The first unit of a word.
    public int start(int word) {
        return starts[word];
    }

    /// The unit after a word's last.
    public int end(int word) {
        return ends[word];
    }

    /// The words, joined by one space.
    public String joined() {
        StringBuilder words = new StringBuilder(length + count);
        for (int word = 0; word < count; word++) {
            if (word > 0) {
                words.append(' ');
            }
            words.append(text, starts[word], ends[word] - starts[word]);
        }
        return words.toString();
    }
}
