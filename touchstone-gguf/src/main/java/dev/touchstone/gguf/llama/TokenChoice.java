package dev.touchstone.gguf.llama;

import java.util.List;

/// A token with its log-probability under the model, before temperature and the other sampling settings.
///
/// @param token the token that is in the text
/// @param logProbability natural logarithm, at most 0
/// @param greedy whether no token was more likely
/// @param alternatives the most likely tokens, most likely first; as many as were asked for
public record TokenChoice(int token, double logProbability, boolean greedy, List<Alternative> alternatives) {
    public TokenChoice {
        alternatives = List.copyOf(alternatives);
    }

    /// One of the most likely tokens.
    public record Alternative(int token, double logProbability) {}
}
