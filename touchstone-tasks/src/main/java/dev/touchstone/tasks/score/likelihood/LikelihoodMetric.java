package dev.touchstone.tasks.score.likelihood;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A number that is a mean of scores of likelihoods, by the name that task files and tables have.
public enum LikelihoodMetric {

    /// Of options the one with the highest log-probability is right; of a single text: each of its tokens is
    /// the likeliest.
    ACC(Optional.of(Choosing.LOG_PROBABILITY)),
    /// As `acc`, the log-probability divided by the characters of the option.
    ACC_NORM(Optional.of(Choosing.CHARACTER)),
    /// As `acc`, the log-probability divided by the bytes of the option.
    ACC_BYTES(Optional.of(Choosing.BYTE)),
    /// The option whose log-probability the question raises most over what it has with nothing before it.
    ACC_MUTUAL_INFO(Optional.of(Choosing.MUTUAL_INFORMATION)),
    /// The share that the right options have in the probability of all.
    PROBABILITY_MASS(Optional.empty()),
    /// Each token of a right option is the likeliest.
    EXACT_MATCH(Optional.empty()),
    /// AISBench's: the option whose whole prompt has the lowest mean loss by token.
    ACCURACY(Optional.of(Choosing.TOKEN));

    private final Optional<Choosing> choosing;

    LikelihoodMetric(Optional<Choosing> choosing) {
        this.choosing = choosing;
    }

    /// The name in task files and tables.
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The metric of a name; empty where there is none.
    public static Optional<LikelihoodMetric> find(String key) {
        return Arrays.stream(values()).filter(metric -> metric.key().equals(key)).findFirst();
    }

    /// All names.
    public static List<String> keys() {
        return Arrays.stream(values()).map(LikelihoodMetric::key).toList();
    }

    /// How an option is chosen; empty where none is.
    Optional<Choosing> choosing() {
        return choosing;
    }
}
