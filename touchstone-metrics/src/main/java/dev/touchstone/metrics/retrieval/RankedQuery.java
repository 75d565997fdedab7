package dev.touchstone.metrics.retrieval;

import java.util.Arrays;

/// The grades of the documents of one query in the order in which they were retrieved, and of all judged
/// ones.
public final class RankedQuery {

    /// Stands for "no grade" among the grades of retrieved documents.
    public static final int UNJUDGED = Integer.MIN_VALUE;

    /// log₂(rank + 1) by rank, from 0; beyond it is worked out.
    private static final double[] DISCOUNTS = discounts();

    private final int[] grades;
    private final int retrieved;
    private final int[] ideal; // grades of the relevant documents, highest first
    private final int nonRelevant;
    private final int[] hits; // ranks from 0 of the relevant documents that were retrieved, in order
    private final int[] before; // documents of grade 0 before each of them

    private RankedQuery(int[] grades, int retrieved, int[] ideal, int nonRelevant) {
        this.grades = grades;
        this.retrieved = retrieved;
        this.ideal = ideal;
        this.nonRelevant = nonRelevant;
        int relevant = 0;
        for (int i = 0; i < retrieved; i++) {
            relevant += grades[i] >= 1 ? 1 : 0;
        }
        this.hits = new int[relevant];
        this.before = new int[relevant];
        int hit = 0;
        int zero = 0;
        for (int i = 0; hit < relevant; i++) {
            if (grades[i] == 0) {
                zero++;
            } else if (grades[i] >= 1) {
                hits[hit] = i;
                before[hit++] = zero;
            }
        }
    }

    /// A query.
    ///
    /// @param ranked grade of each retrieved document by rank, [#UNJUDGED] where it has none; not copied,
    ///     must not change while the query is measured
    /// @param retrieved how many entries of `ranked` count
    /// @param judged grades of all judged documents of the query, in any order
    public static RankedQuery of(int[] ranked, int retrieved, int[] judged) {
        if (retrieved < 0 || retrieved > ranked.length) {
            throw new IllegalArgumentException(
                    "retrieved must lie between 0 and " + ranked.length + ", is " + retrieved);
        }
        int[] ideal = judged.clone();
        Arrays.sort(ideal);
        int relevant = 0;
        int zero = 0;
        for (int grade : judged) {
            relevant += grade >= 1 ? 1 : 0;
            zero += grade == 0 ? 1 : 0;
        }
        int[] highestFirst = new int[relevant];
        for (int i = 0; i < relevant; i++) {
            highestFirst[i] = ideal[ideal.length - 1 - i];
        }
        return new RankedQuery(ranked, retrieved, highestFirst, zero);
    }

    int retrieved() {
        return retrieved;
    }

    int relevant() {
        return ideal.length;
    }

    int relevant(int cutoff) {
        int relevant = 0;
        while (relevant < hits.length && hits[relevant] < cutoff) {
            relevant++;
        }
        return relevant;
    }

    double share(int hits) {
        return ideal.length == 0 ? 0 : (double) hits / ideal.length;
    }

    double judged(int cutoff) {
        int looked = Math.min(cutoff, retrieved);
        int judged = 0;
        for (int i = 0; i < looked; i++) {
            judged += grades[i] != UNJUDGED ? 1 : 0;
        }
        return looked == 0 ? 0 : (double) judged / looked;
    }

    double averagePrecision(int cutoff) {
        double sum = 0;
        int relevant = relevant(cutoff);
        for (int hit = 0; hit < relevant; hit++) {
            sum += (double) (hit + 1) / (hits[hit] + 1);
        }
        return ideal.length == 0 ? 0 : sum / ideal.length;
    }

    double reciprocalRank(int cutoff) {
        return relevant(cutoff) == 0 ? 0 : 1.0 / (hits[0] + 1);
    }

    double ndcg(int cutoff, Gain gain) {
        double best = 0;
        for (int i = 0; i < Math.min(cutoff, ideal.length); i++) {
            best += discounted(ideal[i], i, gain);
        }
        if (best == 0) {
            return 0;
        }
        double sum = 0;
        int relevant = relevant(cutoff);
        for (int hit = 0; hit < relevant; hit++) {
            sum += discounted(grades[hits[hit]], hits[hit], gain);
        }
        return sum / best;
    }

    double bpref() {
        if (ideal.length == 0) {
            return 0;
        }
        double sum = 0;
        for (int zero : before) {
            sum += zero == 0 ? 1
                    : 1 - (double) Math.min(zero, ideal.length) / Math.min(nonRelevant, ideal.length);
        }
        return sum / ideal.length;
    }

    /// @param grade at least 1
    /// @param rank from 0
    private static double discounted(int grade, int rank, Gain gain) {
        double discount = rank < DISCOUNTS.length ? DISCOUNTS[rank] : Math.log(rank + 2) / Math.log(2);
        return gain.of(grade) / discount;
    }

    private static double[] discounts() {
        double[] discounts = new double[1024];
        for (int i = 0; i < discounts.length; i++) {
            discounts[i] = Math.log(i + 2) / Math.log(2);
        }
        return discounts;
    }
}
