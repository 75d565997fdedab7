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

    /// The references of one segment, of which at least one must be there.
    static List<@Nullable String> given(List<@Nullable String> references) {
        if (references.stream().allMatch(text -> text == null)) {
            throw new MalformedCase("'refs' holds no text for a segment");
        }
        return references;
    }

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
        if (hypotheses.isEmpty()) {
            throw new MalformedCase("a corpus without texts");
        }
        for (int i = 0; i < hypotheses.size(); i++) {
            List<@Nullable String> references = new ArrayList<>(streams.size());
            for (List<@Nullable String> stream : streams) {
                references.add(stream.get(i));
            }
            sink.add(hypotheses.get(i), given(references));
        }
    }
}
