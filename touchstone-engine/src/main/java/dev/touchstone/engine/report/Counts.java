package dev.touchstone.engine.report;

import java.util.stream.IntStream;

/// What became of the attempts behind a number.
///
/// Every attempt is in exactly one of `right`, `partly`, `wrong`, `unparsed`, `failed`, `measured` and
/// `unjudged`. Unparsed answers score 0, failed requests and answers without a verdict have no score.
///
/// @param right answers that are wholly right
/// @param wrong answers that were read and score 0
/// @param unparsed answers in which none could be read, cut and refused ones included
/// @param failed attempts without an answer
/// @param truncated answers cut at their length bound, whether or not one could be read: a part of those
///        before and of `partly`
/// @param refused answers that decline: a part of `unparsed`
/// @param measured answers that are neither right nor wrong, as behind a perplexity
/// @param partly answers that were read and score between 0 and 1, such as a talk of which some turns are
///        right
/// @param unjudged answers of which the judges gave no verdict
public record Counts(int right, int wrong, int unparsed, int failed, int truncated, int refused, int measured,
        int partly, int unjudged) {

    /// Nothing counted.
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0);

    /// Counts of answers that are right or wrong.
    public Counts(int right, int wrong, int unparsed, int failed, int truncated, int refused) {
        this(right, wrong, unparsed, failed, truncated, refused, 0);
    }

    /// Counts of answers that are right or wrong, or measured.
    public Counts(int right, int wrong, int unparsed, int failed, int truncated, int refused, int measured) {
        this(right, wrong, unparsed, failed, truncated, refused, measured, 0, 0);
    }

    /// Counts of answers of which every one was judged.
    public Counts(int right, int wrong, int unparsed, int failed, int truncated, int refused, int measured,
            int partly) {
        this(right, wrong, unparsed, failed, truncated, refused, measured, partly, 0);
    }

    public Counts {
        boolean negative = IntStream.of(right, wrong, unparsed, failed, truncated, refused, measured, partly,
                unjudged)
                .anyMatch(count -> count < 0);
        if (negative || truncated > right + partly + wrong + unparsed || refused > unparsed) {
            throw new IllegalArgumentException(("counts start at 0 and a part is not larger than its whole:"
                    + " right %d, partly %d, wrong %d, unparsed %d, failed %d, truncated %d, refused %d")
                    .formatted(right, partly, wrong, unparsed, failed, truncated, refused));
        }
    }

    /// Answers, failures and answers without a verdict together.
    public int samples() {
        return answers() + failed + unjudged;
    }

    /// Attempts that brought an answer of which something is known.
    public int answers() {
        return right + partly + wrong + unparsed + measured;
    }

    /// As `name=number` pairs, for log lines.
    public String pairs() {
        return "right=%d wrong=%d unparsed=%d failed=%d truncated=%d refused=%d"
                .formatted(right, wrong, unparsed, failed, truncated, refused)
                + (partly > 0 ? " partly=" + partly : "") + (measured > 0 ? " measured=" + measured : "")
                + (unjudged > 0 ? " unjudged=" + unjudged : "");
    }

    /// The sum of two, for groups.
    public Counts plus(Counts other) {
        return new Counts(
                right + other.right,
                wrong + other.wrong,
                unparsed + other.unparsed,
                failed + other.failed,
                truncated + other.truncated,
                refused + other.refused,
                measured + other.measured,
                partly + other.partly,
                unjudged + other.unjudged);
    }
}
