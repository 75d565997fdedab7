package dev.touchstone.engine.result;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.score.Place;
import dev.touchstone.engine.report.Slice;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The scores of one attempt as the result file holds them.
///
/// @param key which attempt
/// @param verdicts one for each scorer in the order of the file; empty when the request failed or there is no
///         scorer
/// @param failure the error code of a request that failed; empty when there is an answer
/// @param slices the parts of the data that the sample belongs to, where scores are broken down
/// @param cluster number of the cluster that the sample shares with others, from 1; empty where it is alone
public record AttemptScore(AttemptKey key, List<Verdict> verdicts, String failure, List<Slice> slices,
        OptionalInt cluster) {

    /// A score that belongs to no slice.
    public AttemptScore(AttemptKey key, List<Verdict> verdicts, String failure) {
        this(key, verdicts, failure, List.of(), OptionalInt.empty());
    }

    public AttemptScore {
        requireNonNull(key, "key");
        verdicts = List.copyOf(verdicts);
        requireNonNull(failure, "failure");
        slices = List.copyOf(slices);
    }

    /// What became of an attempt without verdicts: it failed, or was only measured.
    public Standing withoutVerdicts() {
        return failure.isEmpty() ? Standing.MEASURED : Standing.FAILED;
    }

    /// What one scorer says.
    ///
    /// @param scorer its name, such as `robust`
    /// @param value 0 to 1; 0 where the standing is none that has a score
    /// @param standing what became of the attempt, never [Standing#FAILED]
    /// @param extracted the answer that was found, empty when none was
    /// @param rule name of the extraction rule that found it, empty when none did; where there is no score
    ///         the reason, such as `judge_failed`
    /// @param place where in the text it was found; empty where that is not known
    public record Verdict(String scorer, double value, Standing standing, String extracted, String rule,
            Optional<Place> place) {

        /// A verdict of which it is not known where the answer was found.
        public Verdict(String scorer, double value, Standing standing, String extracted, String rule) {
            this(scorer, value, standing, extracted, rule, Optional.empty());
        }

        public Verdict {
            requireNonNull(scorer, "scorer");
            if (!(value >= 0 && value <= 1)) {
                throw new IllegalArgumentException("a score lies between 0 and 1, is " + value);
            }
            requireNonNull(standing, "standing");
            if (!standing.scored() && value != 0) {
                throw new IllegalArgumentException(
                        "what is %s has no score, is %s".formatted(standing, value));
            }
            requireNonNull(extracted, "extracted");
            requireNonNull(rule, "rule");
            requireNonNull(place, "place");
        }

        /// An answer that has no score.
        ///
        /// @param standing one without a score
        /// @param reason why, as [dev.touchstone.core.score.Score] tells it
        static Verdict none(String scorer, Standing standing, String reason) {
            return new Verdict(scorer, 0, standing, "", reason);
        }
    }
}
