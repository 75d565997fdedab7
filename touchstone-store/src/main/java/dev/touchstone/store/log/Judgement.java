package dev.touchstone.store.log;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.attempt.AttemptKey;

/// Which reply of a judge.
///
/// @param key names its content: the hash of judge, prompt, settings and repeat
/// @param answer which attempt was judged; where several answers are the same, the first one
/// @param inquiry number of the prompt among those of the answer, from 0
/// @param repeat how often the judge was asked the same before
public record Judgement(String key, AttemptKey answer, int inquiry, int repeat) {

    public Judgement {
        requireNonNull(key, "key");
        requireNonNull(answer, "answer");
        if (inquiry < 0 || repeat < 0) {
            throw new IllegalArgumentException(
                    "inquiries and repeats count from 0: " + inquiry + ", " + repeat);
        }
    }
}
