package dev.touchstone.metrics.retrieval;

import dev.touchstone.metrics.text.Utf8Names;
import java.util.Arrays;
import java.util.Map;

/// Collects the judgements and the retrieved documents of one query after the other and ranks them; its
/// memory is used again for each query. Not thread-safe.
///
/// `clear`, then any number of `judge` and `retrieve`, then `rank`. A document is its number in the names
/// given.
public final class QueryRanker {

    private final Utf8Names documents;
    private long[] keys = new long[128]; // score, highest first, above the place in `retrieved`
    private int[] retrieved = new int[128];
    private int[] ranked = new int[128];
    private int size;
    private int[] judgedGrades = new int[32];
    private int judged;
    // by document: its grade, and the rounds in which it was judged and retrieved last
    private int[] grades = new int[0];
    private int[] judgedIn = new int[0];
    private int[] retrievedIn = new int[0];
    private int round = 1;

    /// @param documents the names of documents, which may grow while queries are ranked
    public QueryRanker(Utf8Names documents) {
        this.documents = documents;
    }

    /// Begins the next query.
    public void clear() {
        size = 0;
        judged = 0;
        round++;
    }

    /// Judges a document of this query.
    ///
    /// @param document its number
    /// @param grade any but [RankedQuery#UNJUDGED]; relevant from 1 up
    /// @throws IllegalArgumentException when it was judged before
    public void judge(int document, int grade) {
        room(document);
        if (judgedIn[document] == round) {
            throw new IllegalArgumentException(
                    "document '%s' is judged twice".formatted(documents.name(document)));
        }
        if (grade == RankedQuery.UNJUDGED) {
            throw new IllegalArgumentException(
                    "the grade of document '%s' is out of range".formatted(documents.name(document)));
        }
        judgedIn[document] = round;
        grades[document] = grade;
        if (judged == judgedGrades.length) {
            judgedGrades = Arrays.copyOf(judgedGrades, 2 * judged);
        }
        judgedGrades[judged++] = grade;
    }

    /// Adds a retrieved document of this query; their order does not matter.
    ///
    /// @param document its number
    /// @param score a number; counts as a 32-bit float
    /// @throws IllegalArgumentException when it was retrieved before or the score is not finite
    public void retrieve(int document, double score) {
        room(document);
        if (retrievedIn[document] == round) {
            throw new IllegalArgumentException(
                    "document '%s' is retrieved twice".formatted(documents.name(document)));
        }
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("the score of document '%s' must be finite, is %s"
                    .formatted(documents.name(document), score));
        }
        retrievedIn[document] = round;
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
        Arrays.sort(keys, 0, size);
        int from = 0;
        for (int i = 0; i < size; i++) {
            ranked[i] = retrieved[(int) keys[i]];
            if (i + 1 == size || keys[i] >>> Integer.SIZE != keys[i + 1] >>> Integer.SIZE) {
                highestNameFirst(from, i + 1);
                from = i + 1;
            }
        }
        for (int i = 0; i < size; i++) {
            ranked[i] = judgedIn[ranked[i]] == round ? grades[ranked[i]] : RankedQuery.UNJUDGED;
        }
        return RankedQuery.of(ranked, size, Arrays.copyOf(judgedGrades, judged));
    }

    /// One query from maps, for small data.
    ///
    /// @param judgements grade by document id
    /// @param scores score by document id
    public static RankedQuery rank(Map<String, Integer> judgements, Map<String, Double> scores) {
        Utf8Names names = new Utf8Names();
        QueryRanker ranker = new QueryRanker(names);
        judgements.forEach((document, grade) -> ranker.judge(names.number(document), grade));
        scores.forEach((document, score) -> ranker.retrieve(names.number(document), score));
        return ranker.rank();
    }

    /// The upper half: the score's bits such that higher scores have lower keys.
    private static long key(double score) {
        int bits = Float.floatToIntBits((float) score + 0.0f); // + 0: -0 and 0 are equal
        int ascending = bits ^ bits >> 31 & Integer.MAX_VALUE;
        return (long) ~ascending << Integer.SIZE;
    }

    private void highestNameFirst(int from, int to) {
        if (to - from < 2) {
            return;
        }
        Integer[] tied = new Integer[to - from];
        for (int i = 0; i < tied.length; i++) {
            tied[i] = ranked[from + i];
        }
        Arrays.sort(tied, (left, right) -> documents.compare(right, left));
        for (int i = 0; i < tied.length; i++) {
            ranked[from + i] = tied[i];
        }
    }

    private void room(int document) {
        if (document < 0 || document >= documents.size()) {
            throw new IllegalArgumentException(
                    "there are %d documents, is number %d".formatted(documents.size(), document));
        }
        if (document >= grades.length) {
            int length = Math.max(documents.size(), 2 * grades.length);
            grades = Arrays.copyOf(grades, length);
            judgedIn = Arrays.copyOf(judgedIn, length);
            retrievedIn = Arrays.copyOf(retrievedIn, length);
        }
    }
}
