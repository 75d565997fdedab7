package dev.touchstone.engine.result;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.engine.report.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// The scores of every attempt of a unit, packed: about 15 bytes an attempt, 3 for each scorer and 2 for each
/// field it was broken down by.
///
/// Attempts are numbered from 0 by rising sample, then repeat. Scores that are neither 0 nor 1 cost 8 bytes
/// more for each attempt of their scorer. Extracted answers stay on disk, see [UnitRecord#attempt]. Does not
/// change once read; safe for any number of threads.
public final class UnitScores {

    private static final int FIRST = 256;

    private static final Standing[] STANDINGS = Standing.values();

    private final List<String> labels = new ArrayList<>(); // rules and error codes: few, shared by many
    private final List<Column> columns = new ArrayList<>();
    private final List<SliceValues> slices = new ArrayList<>();
    private final Set<String> graded = new HashSet<>();
    private int[] samples = new int[FIRST];
    private short[] repeats = new short[FIRST];
    private short[] failures = new short[FIRST];
    private long[] offsets = new long[FIRST];
    private int[] clusters = {}; // 0 where alone; begins with the first that is not
    private int size;

    UnitScores() {
        labels.add("");
    }

    /// One scorer's part.
    private static final class Column {
        private final String scorer;
        private byte[] standings = new byte[FIRST];
        private short[] rules = new short[FIRST];
        private double[] values = {}; // of all attempts, once one is neither 0 nor 1

        Column(String scorer) {
            this.scorer = scorer;
        }
    }

    /// One field's part.
    private static final class SliceValues {
        private final String field;
        private short[] values; // label of the value, that of no value where the attempt tells none

        SliceValues(String field, int length, short none) {
            this.field = field;
            this.values = new short[length];
            Arrays.fill(values, none);
        }
    }

    /// Takes the next attempt; only while the file is read.
    void add(AttemptScore attempt, long offset) {
        if (attempt.key().repeat() > Short.MAX_VALUE) {
            throw new IllegalArgumentException("repeat %d of sample %d, at most %d can be held"
                    .formatted(attempt.key().repeat(), attempt.key().sample(), Short.MAX_VALUE));
        }
        if (size == samples.length) {
            grow(size * 2);
        }
        samples[size] = attempt.key().sample();
        repeats[size] = (short) attempt.key().repeat();
        failures[size] = label(attempt.failure());
        offsets[size] = offset;
        for (Column column : columns) {
            column.standings[size] = (byte) Standing.FAILED.ordinal(); // until its verdict comes
        }
        attempt.verdicts().forEach(verdict -> put(column(verdict.scorer()), verdict));
        for (Slice slice : attempt.slices()) {
            values(slice.field()).values[size] = label(slice.value());
        }
        if (attempt.cluster().isPresent()) {
            if (clusters.length < samples.length) {
                clusters = Arrays.copyOf(clusters, samples.length);
            }
            clusters[size] = attempt.cluster().getAsInt();
        }
        size++;
    }

    private void put(Column column, AttemptScore.Verdict verdict) {
        column.standings[size] = (byte) verdict.standing().ordinal();
        column.rules[size] = label(verdict.rule());
        boolean whole = verdict.value() == (verdict.standing() == Standing.RIGHT ? 1 : 0);
        if (!whole && column.values.length == 0) {
            double[] values = new double[samples.length];
            for (int at = 0; at < size; at++) {
                values[at] = column.standings[at] == Standing.RIGHT.ordinal() ? 1 : 0;
            }
            column.values = values;
        }
        if (column.values.length > 0) {
            column.values[size] = verdict.value();
        }
    }

    /// How many attempts there are.
    public int size() {
        return size;
    }

    /// Names of the scorers in the order of the file; the first one's numbers are the table's main ones.
    /// Empty when no attempt was answered.
    public List<String> scorers() {
        return columns.stream().map(column -> column.scorer).toList();
    }

    /// What a scorer's scores were declared to be.
    ///
    /// @param scorer its place in [#scorers()]
    public ScoreKind kind(int scorer) {
        return graded.contains(columns.get(scorer).scorer) ? ScoreKind.MEAN : ScoreKind.PROPORTION;
    }

    /// Takes the names of scorers whose scores are graded; only while the file is read.
    void grade(List<String> names) {
        graded.addAll(names);
    }

    /// The sample of an attempt, a row number from 0.
    public int sample(int attempt) {
        return samples[checked(attempt)];
    }

    /// The number of an attempt among those of its sample, from 0.
    public int repeat(int attempt) {
        return repeats[checked(attempt)];
    }

    /// The error code of a request that failed; empty when there is an answer.
    public String failure(int attempt) {
        return labels.get(failures[checked(attempt)]);
    }

    /// What became of an attempt by a scorer; where there is no scorer at all, whether it was answered.
    ///
    /// @param scorer its place in [#scorers()]
    public Standing standing(int scorer, int attempt) {
        checked(attempt);
        if (columns.isEmpty()) {
            return failures[attempt] == 0 ? Standing.MEASURED : Standing.FAILED;
        }
        return STANDINGS[columns.get(scorer).standings[attempt]];
    }

    /// The score, 0 to 1; 0 for an attempt that has none, see [Standing#scored()].
    public double value(int scorer, int attempt) {
        if (columns.isEmpty()) {
            return 0;
        }
        Column column = columns.get(scorer);
        if (column.values.length > 0) {
            return column.values[checked(attempt)];
        }
        return column.standings[checked(attempt)] == Standing.RIGHT.ordinal() ? 1 : 0;
    }

    /// The rule that found the answer; empty when none did. Of an answer without a score the reason.
    public String rule(int scorer, int attempt) {
        return labels.get(columns.get(scorer).rules[checked(attempt)]);
    }

    /// The fields by which the unit was broken down, in the order of the file; empty when it was not.
    public List<String> sliceFields() {
        return slices.stream().map(slice -> slice.field).toList();
    }

    /// The value of an attempt's sample in such a field; [Slice#NO_VALUE] where the sample has none.
    ///
    /// @param field its place in [#sliceFields()]
    public String sliceValue(int field, int attempt) {
        return labels.get(slices.get(field).values[checked(attempt)]);
    }

    /// Whether samples share clusters.
    public boolean clustered() {
        return clusters.length > 0;
    }

    /// The cluster of an attempt's sample: samples of the same number belong together.
    public int cluster(int attempt) {
        int number = checked(attempt) < clusters.length ? clusters[attempt] : 0;
        return number > 0 ? number : -1 - samples[attempt];
    }

    /// The number of the attempt with that key; none when it was never made.
    public OptionalInt find(AttemptKey key) {
        int at = Arrays.binarySearch(samples, 0, size, key.sample());
        while (at > 0 && samples[at - 1] == key.sample()) {
            at--;
        }
        for (; at >= 0 && at < size && samples[at] == key.sample(); at++) {
            if (repeats[at] == key.repeat()) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    /// Where the attempt stands in the result file.
    long offset(int attempt) {
        return offsets[checked(attempt)];
    }

    private int checked(int attempt) {
        if (attempt < 0 || attempt >= size) {
            throw new IllegalArgumentException("attempt %d of %d".formatted(attempt, size));
        }
        return attempt;
    }

    private short label(String text) {
        int known = labels.indexOf(text);
        if (known < 0) {
            known = labels.size();
            if (known > Short.MAX_VALUE) {
                throw new IllegalArgumentException("more than %d different rules and error codes"
                        .formatted(known));
            }
            labels.add(text);
        }
        return (short) known;
    }

    private SliceValues values(String field) {
        for (SliceValues known : slices) {
            if (known.field.equals(field)) {
                return known;
            }
        }
        SliceValues added = new SliceValues(field, samples.length, label(Slice.NO_VALUE));
        slices.add(added);
        return added;
    }

    private Column column(String scorer) {
        for (Column column : columns) {
            if (column.scorer.equals(scorer)) {
                return column;
            }
        }
        Column added = new Column(scorer);
        added.standings = new byte[samples.length];
        added.rules = new short[samples.length];
        Arrays.fill(added.standings, 0, size, (byte) Standing.FAILED.ordinal());
        columns.add(added);
        return added;
    }

    private void grow(int length) {
        samples = Arrays.copyOf(samples, length);
        repeats = Arrays.copyOf(repeats, length);
        failures = Arrays.copyOf(failures, length);
        offsets = Arrays.copyOf(offsets, length);
        for (SliceValues slice : slices) {
            int known = slice.values.length;
            slice.values = Arrays.copyOf(slice.values, length);
            Arrays.fill(slice.values, known, length, label(Slice.NO_VALUE));
        }
        for (Column column : columns) {
            column.standings = Arrays.copyOf(column.standings, length);
            column.rules = Arrays.copyOf(column.rules, length);
            if (column.values.length > 0) {
                column.values = Arrays.copyOf(column.values, length);
            }
        }
    }
}
