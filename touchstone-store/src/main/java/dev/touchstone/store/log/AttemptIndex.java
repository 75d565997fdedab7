package dev.touchstone.store.log;

import dev.touchstone.core.attempt.AttemptKey;
import java.lang.foreign.Arena;
import java.util.BitSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// Where each question and the deciding record of each attempt lie; 8 bytes each. Not thread-safe.
///
/// An entry holds the segment's place in the list (16 bits), the byte offset (46 bits) and the state (2
/// bits). An answer is never replaced by a failure; among equals the later record counts. After closing, the
/// counts can be asked for, places and states cannot.
final class AttemptIndex implements AutoCloseable {

    /// Segments that one unit can have.
    static final int MAX_SEGMENTS = 1 << 16;

    private static final int STATE_BITS = 2;
    private static final int OFFSET_BITS = 46;
    private static final long FAILED = 1;
    private static final long DONE = 2;
    private static final long STATE_MASK = (1 << STATE_BITS) - 1;

    private final Arena arena = Arena.ofShared();
    private final Offsets questions = new Offsets(arena);
    private final TreeMap<Integer, Offsets> attempts = new TreeMap<>();
    private int samples;
    private int done;
    private int failed;
    private int answeredAgain;

    /// A place in a segment.
    record Place(int segment, long offset) {}

    void putQuestion(int sample, Place place) {
        questions.put(sample, word(place, DONE));
        samples = Math.max(samples, sample + 1);
    }

    void putAttempt(int sample, int repeat, boolean answered, Place place) {
        Offsets offsets = attempts.computeIfAbsent(repeat, _ -> new Offsets(arena));
        long before = offsets.at(sample);
        long now = word(place, answered ? DONE : FAILED);
        samples = Math.max(samples, sample + 1);
        if (before == 0) {
            count(now, 1);
            offsets.put(sample, now);
        } else if ((before & STATE_MASK) == (now & STATE_MASK)) {
            answeredAgain += answered ? 1 : 0;
            // the place is in the high bits: the later one is larger
            offsets.put(sample, Math.max(before, now));
        } else if (answered) {
            count(before, -1);
            count(now, 1);
            offsets.put(sample, now);
        }
    }

    Optional<Place> findQuestion(int sample) {
        return place(questions.at(sample));
    }

    Optional<Place> findAttempt(AttemptKey key) {
        return place(entry(key));
    }

    AttemptState state(AttemptKey key) {
        long word = entry(key) & STATE_MASK;
        return word == DONE ? AttemptState.DONE : word == FAILED ? AttemptState.FAILED : AttemptState.MISSING;
    }

    int done() {
        return done;
    }

    int failed() {
        return failed;
    }

    /// How many answers were replaced by later ones.
    int answeredAgain() {
        return answeredAgain;
    }

    OptionalInt largestSample() {
        return samples == 0 ? OptionalInt.empty() : OptionalInt.of(samples - 1);
    }

    /// The repeats that occur, rising.
    NavigableSet<Integer> repeats() {
        return attempts.navigableKeySet();
    }

    /// Numbers of the segments that hold an answer which counts.
    BitSet answering() {
        BitSet segments = new BitSet();
        attempts.values().forEach(offsets -> offsets.forEach(word -> {
            if ((word & STATE_MASK) == DONE) {
                segments.set((int) (word >>> OFFSET_BITS + STATE_BITS));
            }
        }));
        return segments;
    }

    /// Gives the memory of places and states back; a second time does nothing.
    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    private long entry(AttemptKey key) {
        Offsets offsets = attempts.get(key.repeat());
        return offsets == null ? 0 : offsets.at(key.sample());
    }

    private void count(long word, int by) {
        if ((word & STATE_MASK) == DONE) {
            done += by;
        } else {
            failed += by;
        }
    }

    private static long word(Place place, long state) {
        return ((long) place.segment() << OFFSET_BITS | place.offset()) << STATE_BITS | state;
    }

    private static Optional<Place> place(long word) {
        return word == 0
                ? Optional.empty()
                : Optional.of(new Place((int) (word >>> OFFSET_BITS + STATE_BITS),
                        word >>> STATE_BITS & (1L << OFFSET_BITS) - 1));
    }
}
