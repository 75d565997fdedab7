package dev.touchstone.core.model;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What likelihoods cost, put together from several requests; not thread-safe.
///
/// The first failure is the failure of the whole: options of one question are compared with each other, so
/// some of them alone say nothing.
public final class Rankings {

    private final List<Likelihood> likelihoods = new ArrayList<>();
    private Optional<Usage> usage = Optional.of(new Usage(0, 0));
    private Duration total = Duration.ZERO;
    private int tries;
    private Optional<Failure> failure = Optional.empty();

    /// A computation of likelihoods that fails by exception.
    interface Measuring {
        List<Likelihood> run() throws InterruptedException;
    }

    /// Measures in one try; an exception becomes a failure.
    static Outcome measured(Measuring measuring) throws InterruptedException {
        long began = System.nanoTime();
        try {
            return new Outcome.Ranked(measuring.run(), Optional.empty(),
                    new Timing(Duration.ofNanos(System.nanoTime() - began), Optional.empty()), 1);
        } catch (TouchstoneException told) {
            boolean permanent = told.code() == ErrorCode.MODEL_CAPABILITY
                    || told.code() == ErrorCode.CONFIG_UNSUPPORTED;
            return new Outcome.Failed(
                    new Failure(told.code(), told.getMessage(), OptionalInt.empty(), permanent), 1);
        }
    }

    /// Takes what one request came to.
    ///
    /// @return whether there is no failure, so that further requests make sense
    public boolean add(Outcome outcome) {
        tries += outcome.tries();
        switch (outcome) {
            case Outcome.Ranked ranked -> {
                likelihoods.addAll(ranked.likelihoods());
                total = total.plus(ranked.timing().total());
                if (ranked.tries() > 0) { // else it was known without a request
                    usage = usage.flatMap(sum -> ranked.usage().map(more -> new Usage(
                            sum.promptTokens() + more.promptTokens(),
                            sum.completionTokens() + more.completionTokens())));
                }
            }
            case Outcome.Failed(Failure first, _) -> failure = failure.or(() -> Optional.of(first));
            case Outcome.Generated _ -> throw new IllegalArgumentException("a text is no likelihood");
        }
        return failure.isEmpty();
    }

    /// The whole: all likelihoods in the order in which they came, or the first failure, with all tries.
    /// Tokens are known where every request told them.
    public Outcome whole() {
        return failure.<Outcome>map(first -> new Outcome.Failed(first, tries))
                .orElseGet(() -> new Outcome.Ranked(likelihoods, tries == 0 ? Optional.empty() : usage,
                        new Timing(total, Optional.empty()), tries));
    }
}
