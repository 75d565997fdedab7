package dev.touchstone.score.golden;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Brings streams of references (the j-th reference of every segment) to lists of one segment's references.
final class Segments {

    /// Takes a segment.
    @FunctionalInterface
    interface Sink {
        void add(String hypothesis, List<@Nullable String> references);
    }

    private Segments() {}

    /// Hands over each segment in order.
    ///
    /// @param streams as many texts as there are hypotheses in each; `null` where a segment has none
    static void feed(List<String> hypotheses, List<List<@Nullable String>> streams, Sink sink) {
        for (List<@Nullable String> stream : streams) {
            if (stream.size() != hypotheses.size()) {
                throw new MalformedCase("a stream of references has %d texts, expected %d".formatted(
                        stream.size(), hypotheses.size()));
            }
        }
        for (int i = 0; i < hypotheses.size(); i++) {
            List<@Nullable String> references = new ArrayList<>(streams.size());
            for (List<@Nullable String> stream : streams) {
                references.add(stream.get(i));
            }
            sink.add(hypotheses.get(i), references);
        }
    }
}
