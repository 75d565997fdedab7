package dev.touchstone.tasks.score.likelihood;

import dev.touchstone.core.attempt.Likelihood;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// By what the likeliest of several options is chosen; the first where two are equal, as numpy's `argmax`.
enum Choosing {

    /// The log-probability as it is: lm-evaluation-harness's `acc`. Favours short options.
    LOG_PROBABILITY("highest_log_probability"),
    /// By character (Unicode code points) of the option's text: lm-evaluation-harness's `acc_norm`.
    CHARACTER("highest_log_probability_per_character"),
    /// By byte of the option's text in UTF-8: lm-evaluation-harness's `acc_bytes`.
    BYTE("highest_log_probability_per_byte"),
    /// By token of what was measured, which is the same as the lowest mean loss: AISBench's `PPLInferencer`.
    TOKEN("lowest_mean_loss_per_token");

    private final String rule;

    Choosing(String rule) {
        this.rule = rule;
    }

    /// The name of the rule in results.
    String rule() {
        return rule;
    }

    /// The place of the chosen option.
    ///
    /// @param options texts without the delimiter in front, as many as there are likelihoods, at least one
    int choose(List<Likelihood> likelihoods, List<String> options) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int place = 0; place < likelihoods.size(); place++) {
            double value = likelihoods.get(place).logProbability()
                    / length(likelihoods.get(place), options.get(place));
            if (value > highest) {
                highest = value;
                best = place;
            }
        }
        return best;
    }

    private double length(Likelihood likelihood, String option) {
        return switch (this) {
            case LOG_PROBABILITY -> 1;
            case CHARACTER -> option.codePointCount(0, option.length());
            case BYTE -> option.getBytes(StandardCharsets.UTF_8).length;
            case TOKEN -> likelihood.tokens();
        };
    }
}
