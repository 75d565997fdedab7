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
    /// Less the log-probability with nothing before it, log(P(option | question) / P(option)):
    /// lm-evaluation-harness's `acc_mutual_info`.
    MUTUAL_INFORMATION("highest_gain_over_log_probability_alone"),
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

    /// Whether the options' likelihoods with nothing before them are needed.
    boolean needsAlone() {
        return this == MUTUAL_INFORMATION;
    }

    /// The place of the chosen option.
    ///
    /// @param options texts without the delimiter in front, as many as there are likelihoods, at least one
    int choose(OptionLikelihoods likelihoods, List<String> options) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int place = 0; place < options.size(); place++) {
            double value = value(likelihoods, place, options.get(place));
            if (value > highest) {
                highest = value;
                best = place;
            }
        }
        return best;
    }

    private double value(OptionLikelihoods likelihoods, int place, String option) {
        Likelihood likelihood = likelihoods.behind().get(place);
        double logProbability = likelihood.logProbability();
        return switch (this) {
            case LOG_PROBABILITY -> logProbability;
            case CHARACTER -> logProbability / option.codePointCount(0, option.length());
            case BYTE -> logProbability / option.getBytes(StandardCharsets.UTF_8).length;
            case MUTUAL_INFORMATION -> logProbability - likelihoods.alone().get(place).logProbability();
            case TOKEN -> logProbability / likelihood.tokens();
        };
    }
}
