package dev.touchstone.models.replay;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Which record answers which attempt: places in the file, no texts.
///
/// About 20 bytes a record, and 60 more for one with a prompt hash. Several records of one sample are its
/// repeats, by their own `repeat` or else in file order; of two records for one repeat the later one counts.
final class RecordIndex {

    /// A record's bytes in the file.
    ///
    /// @param line in the file, from 1, for messages
    record Place(long offset, int length, int line) {}

    /// A record that answers an attempt.
    ///
    /// @param element which element of the answer, where that is a list; a text is element 0
    record Found(Place place, int element) {}

    private final long[] offsets;
    private final int[] lengths;
    private final int[] lines;
    private final int[] repeats;
    /// Sample and record number in one, sorted: the high half is the sample.
    private final long[] bySample;
    private final Map<String, Integer> byPrompt;
    private final OptionalInt places;

    private RecordIndex(Builder builder) {
        int size = builder.size;
        offsets = Arrays.copyOf(builder.offsets, size);
        lengths = Arrays.copyOf(builder.lengths, size);
        lines = Arrays.copyOf(builder.lines, size);
        repeats = Arrays.copyOf(builder.repeats, size);
        bySample = Arrays.copyOf(builder.bySample, builder.samples);
        Arrays.sort(bySample);
        byPrompt = builder.byPrompt;
        places = builder.byPlaceAlone ? OptionalInt.of(builder.places) : OptionalInt.empty();
    }

    /// Places in the file, where every record goes by its place; empty where one names a row or a prompt.
    OptionalInt places() {
        return places;
    }

    /// Whether records go by row, and one of them at least names its row itself.
    boolean namesRows() {
        return bySample.length > 0 && places.isEmpty();
    }

    /// Rows that have a record, ascending, each once.
    IntStream samples() {
        return Arrays.stream(bySample).mapToInt(each -> (int) (each >>> 32)).distinct();
    }

    /// How many records a row has.
    int records(int sample) {
        return lowerBound((long) (sample + 1) << 32) - lowerBound((long) sample << 32);
    }

    int size() {
        return offsets.length;
    }

    boolean knowsPrompts() {
        return !byPrompt.isEmpty();
    }

    /// The record of a sample; one that stands alone and names no repeat may hold a list of all repeats.
    ///
    /// @return empty when the sample has none for that repeat
    Optional<Found> find(int sample, int repeat) {
        int from = lowerBound((long) sample << 32);
        int to = lowerBound((long) (sample + 1) << 32);
        for (int at = to - 1; at >= from; at--) {
            if (repeats[(int) bySample[at]] == repeat + 1) {
                return Optional.of(new Found(place((int) bySample[at]), 0));
            }
        }
        if (from == to || repeats[(int) bySample[from]] != 0) {
            return Optional.empty();
        }
        if (to - from == 1) {
            return Optional.of(new Found(place((int) bySample[from]), repeat));
        }
        return from + repeat < to ? Optional.of(new Found(place((int) bySample[from + repeat]), 0))
                : Optional.empty();
    }

    /// The record of a prompt.
    Optional<Found> find(String promptHash, int repeat) {
        Integer numbered = byPrompt.get(promptHash + "/" + repeat);
        Integer alone = byPrompt.get(promptHash);
        return numbered != null ? Optional.of(new Found(place(numbered), 0))
                : alone != null ? Optional.of(new Found(place(alone), repeat)) : Optional.empty();
    }

    private Place place(int record) {
        return new Place(offsets[record], lengths[record], lines[record]);
    }

    private int lowerBound(long key) {
        int low = 0;
        int high = bySample.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bySample[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Collects records in file order.
    static final class Builder {
        private long[] offsets = new long[1_024];
        private int[] lengths = new int[1_024];
        private int[] lines = new int[1_024];
        /// Repeat plus one; 0 where the record names none.
        private int[] repeats = new int[1_024];
        private long[] bySample = new long[1_024];
        private int size;
        private int samples;
        private final Map<String, Integer> byPrompt = new HashMap<>();
        /// Records so far, those without an answer included.
        private int places;
        private boolean byPlaceAlone = true;

        /// Passes over a record that answers nobody; those behind it keep their places.
        void skip() {
            places++;
        }

        void add(Place place, RecordKey key) {
            if (size == offsets.length) {
                offsets = Arrays.copyOf(offsets, size * 2);
                lengths = Arrays.copyOf(lengths, size * 2);
                lines = Arrays.copyOf(lines, size * 2);
                repeats = Arrays.copyOf(repeats, size * 2);
                bySample = Arrays.copyOf(bySample, size * 2);
            }
            offsets[size] = place.offset();
            lengths[size] = place.length();
            lines[size] = place.line();
            repeats[size] = key.repeat().isPresent() ? key.repeat().getAsInt() + 1 : 0;
            if (key.promptHash().isPresent()) {
                String suffix = key.repeat().isPresent() ? "/" + key.repeat().getAsInt() : "";
                byPrompt.put(key.promptHash().get() + suffix, size);
            } else {
                bySample[samples++] = (long) key.sample().orElse(places) << 32 | size;
            }
            byPlaceAlone &= key.promptHash().isEmpty() && key.sample().isEmpty();
            places++;
            size++;
        }

        RecordIndex build() {
            return new RecordIndex(this);
        }
    }
}
