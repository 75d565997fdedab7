package dev.touchstone.gguf.llama;

import dev.touchstone.gguf.llama.TokenChoice.Alternative;
import java.util.ArrayList;
import java.util.List;

/// Reads logits as a distribution over tokens; among equals the lower token comes first.
final class Distribution {

    private Distribution() {}

    static int mostLikely(float[] logits, int offset, int size) {
        int best = 0;
        float largest = logits[offset];
        for (int token = 1; token < size; token++) {
            if (logits[offset + token] > largest) {
                largest = logits[offset + token];
                best = token;
            }
        }
        return best;
    }

    /// The `count` most likely tokens, most likely first; insertion into a short list.
    static int[] mostLikely(float[] logits, int offset, int size, int count) {
        int[] best = new int[count];
        int held = 0;
        for (int token = 0; token < size; token++) {
            float logit = logits[offset + token];
            if (count > 0 && (held < count || logit > logits[offset + best[held - 1]])) {
                int place = held < count ? held++ : held - 1;
                while (place > 0 && logits[offset + best[place - 1]] < logit) {
                    best[place] = best[place - 1];
                    place--;
                }
                best[place] = token;
            }
        }
        return best;
    }

    /// log Σ exp(logit), by which a logit is lowered to become a log-probability.
    static double logSum(float[] logits, int offset, int size) {
        float largest = logits[offset + mostLikely(logits, offset, size)];
        double sum = 0;
        for (int token = 0; token < size; token++) {
            sum += Math.exp(logits[offset + token] - largest);
        }
        return largest + Math.log(sum);
    }

    /// The log-probability of a token with those of the most likely ones.
    static TokenChoice choice(int token, float[] logits, int offset, int size, int alternatives) {
        double logSum = logSum(logits, offset, size);
        List<Alternative> best = new ArrayList<>();
        for (int other : mostLikely(logits, offset, size, Math.min(alternatives, size))) {
            best.add(new Alternative(other, logits[offset + other] - logSum));
        }
        boolean greedy = mostLikely(logits, offset, size) == token;
        return new TokenChoice(token, logits[offset + token] - logSum, greedy, best);
    }
}
