package dev.touchstone.metrics.repeat;

import java.util.List;

/// What the attempts at one question say together, each 0..1; [RepeatMeasures] are the means of these.
///
/// @param averageAtN c/n
/// @param passAtK the unbiased estimator
/// @param passAllK the chance that k attempts are all right
/// @param consistentAtK 1 when c > n/2, else 0
/// @param majorityFirst 1 when the vote of the first k attempts is right, ties go to the answer seen first
/// @param majorityExpected share of the tied answers that are right
/// @param tied whether the vote was tied
public record RepeatedQuestion(double averageAtN, double passAtK, double passAllK, double consistentAtK,
        double majorityFirst, double majorityExpected, boolean tied) {

    /// The measures of one question.
    ///
    /// @param attempts all its attempts in order of their number, at least k
    /// @param k the k of pass@k, pass^k and maj@k, at least 1
    /// @throws IllegalArgumentException when there are fewer than k
    public static RepeatedQuestion of(List<Attempted> attempts, int k) {
        int n = attempts.size();
        int c = 0;
        for (Attempted attempt : attempts) {
            c += attempt.right() ? 1 : 0;
        }
        double any = PassAtK.any(n, c, k); // first: it tells when there are fewer than k
        Vote vote = Vote.of(attempts.subList(0, k));
        return new RepeatedQuestion((double) c / n, any, PassAtK.all(n, c, k), 2L * c > n ? 1 : 0,
                vote.first(), vote.expected(), vote.tied() > 1);
    }
}
