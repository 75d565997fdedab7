package dev.touchstone.gguf.llama;

import dev.touchstone.gguf.llama.TokenChoice.Alternative;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The logits after one token, read as a distribution over tokens; among equals the lower token comes first.
///
/// What several readers ask of one place is computed once. For use by one thread, and valid only while the
/// array it reads is.
final class Distribution {

    private final float[] logits;
    private final int offset;
    private final int size;
    private OptionalInt best = OptionalInt.empty();
    private OptionalDouble sum = OptionalDouble.empty();

    /// @param logits one number per token of the vocabulary from `offset` on
    /// @param size tokens of the vocabulary
    Distribution(float[] logits, int offset, int size) {
        this.logits = logits;
        this.offset = offset;
        this.size = size;
    }

    /// Tokens of the vocabulary.
    int size() {
        return size;
    }

    float logit(int token) {
        return logits[offset + token];
    }

    int mostLikely() {
        if (best.isEmpty()) {
            int found = 0;
            float largest = logits[offset];
            for (int token = 1; token < size; token++) {
                if (logits[offset + token] > largest) {
                    largest = logits[offset + token];
                    found = token;
                }
            }
            best = OptionalInt.of(found);
        }
        return best.getAsInt();
    }

    /// The `count` most likely tokens, most likely first; insertion into a short list.
    ///
    /// @param count at most [#size]
    int[] mostLikely(int count) {
        int[] tokens = new int[count];
        int held = 0;
        for (int token = 0; token < size && count > 0; token++) {
            float logit = logit(token);
            if (held < count || logit > logit(tokens[held - 1])) {
                int place = held < count ? held++ : held - 1;
                while (place > 0 && logit(tokens[place - 1]) < logit) {
                    tokens[place] = tokens[place - 1];
                    place--;
                }
                tokens[place] = token;
            }
        }
        return tokens;
    }

    /// log Σ exp(logit), by which a logit is lowered to become a log-probability.
    double logSum() {
        if (sum.isEmpty()) {
            float largest = logit(mostLikely());
            double exponentials = 0;
            for (int token = 0; token < size; token++) {
                exponentials += Math.exp(logits[offset + token] - largest);
            }
            sum = OptionalDouble.of(largest + Math.log(exponentials));
        }
        return sum.getAsDouble();
    }

    /// The log-probability of a token with those of the most likely ones.
    TokenChoice choice(int token, int alternatives) {
        double logSum = logSum();
        List<Alternative> others = new ArrayList<>();
        for (int other : mostLikely(Math.min(alternatives, size))) {
            others.add(new Alternative(other, logit(other) - logSum));
        }
        return new TokenChoice(token, logit(token) - logSum, mostLikely() == token, others);
    }
}
