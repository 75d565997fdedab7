package dev.touchstone.metrics.text.error;

import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WhiteSpace;

/// What is aligned and counted.
public enum ErrorUnit {

    /// Words between spaces, or between two or more white characters of any kind.
    ///
    /// A single tab or no-break space within the text joins words, as in jiwer.
    WORDS {
        @Override
        void scan(Spans text) {
            char[] units = text.text();
            int length = text.length();
            int start = 0;
            int i = 0;
            while (i < length) {
                if (!WhiteSpace.is(units[i])) {
                    i++;
                    continue;
                }
                int end = i;
                while (i < length && WhiteSpace.is(units[i])) {
                    i++;
                }
                boolean splits = i - end > 1 || units[end] == ' ' || end == 0 || i == length;
                if (splits) {
                    if (start < end) {
                        text.add(start, end);
                    }
                    start = i;
                }
            }
            if (start < length) {
                text.add(start, length);
            }
        }
    },

    /// Characters, white space within the text too.
    CHARACTERS {
        @Override
        void scan(Spans text) {
            char[] units = text.text();
            int end = text.length();
            while (end > 0 && WhiteSpace.is(units[end - 1])) {
                end--;
            }
            int i = 0;
            while (i < end && WhiteSpace.is(units[i])) {
                i++;
            }
            while (i < end) {
                int next = i + Character.charCount(Character.codePointAt(units, i, end));
                text.add(i, next);
                i = next;
            }
        }
    };

    /// Adds the units of a loaded text.
    abstract void scan(Spans text);
}
