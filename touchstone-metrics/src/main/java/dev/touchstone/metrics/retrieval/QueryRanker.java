package dev.touchstone.metrics.retrieval;

import dev.touchstone.metrics.names.Utf8Names;
import java.util.Arrays;
import java.util.Map;

/// Collects the judgements and the retrieved documents of one query after the other and ranks them; its
/// memory is used again for each query. Not thread-safe.
///
/// `clear`, then any number of `judge` and `retrieve` in any order, then `rank`. Documents are texts or, for
/// large files, their bytes in UTF-8.
public final class QueryRanker {

    private final Utf8Names documents = new Utf8Names();
    // by document number
    private int[] grades = new int[128];
    private boolean[] found = new boolean[128];
    private int known;

    private int[] judgedGrades = new int[32];
    private int judged;

    private long[] keys = new long[128]; // score, highest first, above the place in `retrieved`
    private int[] retrieved = new int[128];
    private int[] ranked = new int[128];
    private int size;

    /// A ranker before its first query.
    public QueryRanker() {}

    /// Begins the next query.
    public void clear() {
        documents.clear();
        known = 0;
        judged = 0;
        size = 0;
    }

    /// Judges a document of this query.
    ///
    /// @param text holds its id from `from`, inclusive, to `to`, exclusive
    /// @param grade any but [RankedQuery#UNJUDGED]; relevant from 1 up
    /// @throws IllegalArgumentException when it was judged before
    public void judge(byte[] text, int from, int to, int grade) {
        judge(number(documents.number(text, from, to)), grade);
    }

    /// Judges a document of this query.
    public void judge(String document, int grade) {
        judge(number(documents.number(document)), grade);
    }

    /// Adds a retrieved document of this query.
    ///
    /// @param text holds its id from `from`, inclusive, to `to`, exclusive
    /// @param score finite; counts as a 32-bit float
    /// @throws IllegalArgumentException when it was retrieved before or the score is not finite
    public void retrieve(byte[] text, int from, int to, double score) {
        retrieve(number(documents.number(text, from, to)), score);
    }

    /// Adds a retrieved document of this query.
    public void retrieve(String document, double score) {
        retrieve(number(documents.number(document)), score);
    }

    private int number(int number) {
        if (number == known) { // a new one
            if (known == grades.length) {
                grades = Arrays.copyOf(grades, 2 * known);
                found = Arrays.copyOf(found, 2 * known);
            }
            grades[number] = RankedQuery.UNJUDGED;
            found[number] = false;
            known++;
        }
        return number;
    }

    private void judge(int document, int grade) {
        if (grades[document] != RankedQuery.UNJUDGED) {
            throw new IllegalArgumentException(
                    "document '%s' is judged twice".formatted(documents.name(document)));
        }
        if (grade == RankedQuery.UNJUDGED) {
            throw new IllegalArgumentException(
                    "the grade of document '%s' is out of range".formatted(documents.name(document)));
        }
        grades[document] = grade;
        if (judged == judgedGrades.length) {
            judgedGrades = Arrays.copyOf(judgedGrades, 2 * judged);
        }
        judgedGrades[judged++] = grade;
    }

    private void retrieve(int document, double score) {
        if (found[document]) {
            throw new IllegalArgumentException(
                    "document '%s' is retrieved twice".formatted(documents.name(document)));
        }
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("the score of document '%s' must be finite, is %s"
                    .formatted(documents.name(document), score));
        }
        found[document] = true;
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            retrieved = Arrays.copyOf(retrieved, 2 * size);
            ranked = new int[2 * size];
        }
        keys[size] = key(score) | size;
        retrieved[size++] = document;
    }

    /// The query, ranked; valid until the next `clear`.
    public RankedQuery rank() {
        if (!inOrder()) { // most files are
            Arrays.sort(keys, 0, size);
        }
        int from = 0;
        for (int i = 0; i < size; i++) {
            ranked[i] = retrieved[(int) keys[i]];
            if (i + 1 == size || keys[i] >>> Integer.SIZE != keys[i + 1] >>> Integer.SIZE) {
                if (i > from) {
                    highestNameFirst(from, i + 1);
                }
                from = i + 1;
            }
        }
        for (int i = 0; i < size; i++) {
            ranked[i] = grades[ranked[i]];
        }
        return RankedQuery.of(ranked, size, Arrays.copyOf(judgedGrades, judged));
    }

    /// One query from maps, for small data.
    ///
    /// @param judgements grade by document id
    /// @param scores score by document id
    public static RankedQuery rank(Map<String, Integer> judgements, Map<String, Double> scores) {
        QueryRanker ranker = new QueryRanker();
        judgements.forEach(ranker::judge);
        scores.forEach(ranker::retrieve);
        return ranker.rank();
    }

    /// The upper half: the score's bits such that higher scores have lower keys.
    private static long key(double score) {
        int bits = Float.floatToIntBits((float) score + 0.0f); // + 0: -0 and 0 are equal
        int ascending = bits ^ bits >> 31 & Integer.MAX_VALUE;
        return (long) ~ascending << Integer.SIZE;
    }

    private void highestNameFirst(int from, int to) {
        Integer[] tied = new Integer[to - from];
        for (int i = 0; i < tied.length; i++) {
            tied[i] = ranked[from + i];
        }
        Arrays.sort(tied, (left, right) -> documents.compare(right, left));
        for (int i = 0; i < tied.length; i++) {
            ranked[from + i] = tied[i];
        }
    }

    private boolean inOrder() {
        for (int i = 1; i < size; i++) {
            if (keys[i] < keys[i - 1]) {
                return false;
            }
        }
        return true;
    }
}
