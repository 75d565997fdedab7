package dev.touchstone.gguf.llama;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Chooses tokens of one sequence: the most likely one, or one drawn after top-k, temperature and top-p.
final class Sampler {

    private final Sampling sampling;
    private final SplittableRandom random;

    Sampler(Sampling sampling) {
        this.sampling = sampling;
        this.random = new SplittableRandom(sampling.seed());
    }

    int choose(Distribution distribution) {
        if (sampling.temperature() == 0 || sampling.topK() == 1) {
            return distribution.mostLikely();
        }
        int[] candidates = sampling.topK() > 0
                ? distribution.mostLikely(Math.min(sampling.topK(), distribution.size()))
                : sampling.topP() < 1 ? sorted(distribution) : all(distribution.size());
        float largest = distribution.logit(distribution.mostLikely());
        double[] shares = new double[candidates.length];
        double sum = 0;
        for (int index = 0; index < candidates.length; index++) {
            shares[index] =
                    Math.exp((distribution.logit(candidates[index]) - largest) / sampling.temperature());
            sum += shares[index];
        }
        int kept = candidates.length;
        if (sampling.topP() < 1) {
            double bound = sum * sampling.topP();
            sum = 0;
            kept = 0;
            while (kept < candidates.length && sum < bound) {
                sum += shares[kept++];
            }
        }
        double point = random.nextDouble() * sum;
        for (int index = 0; index < kept - 1; index++) {
            point -= shares[index];
            if (point < 0) {
                return candidates[index];
            }
        }
        return candidates[kept - 1];
    }

    private static int[] all(int size) {
        int[] tokens = new int[size];
        Arrays.setAll(tokens, token -> token);
        return tokens;
    }

    /// All tokens, most likely first: sorted as numbers that hold the negated, ordered logit and the token.
    private static int[] sorted(Distribution distribution) {
        long[] keys = new long[distribution.size()];
        for (int token = 0; token < keys.length; token++) {
            int bits = Float.floatToIntBits(-distribution.logit(token));
            int ordered = bits < 0 ? ~bits ^ Integer.MIN_VALUE : bits;
            keys[token] = (long) ordered << 32 | token;
        }
        Arrays.sort(keys);
        int[] tokens = new int[keys.length];
        Arrays.setAll(tokens, index -> (int) keys[index]);
        return tokens;
    }
}
