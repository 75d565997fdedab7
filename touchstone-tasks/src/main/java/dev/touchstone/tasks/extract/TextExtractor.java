package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;

/// Finds a free-form answer: a word, a phrase, a sequence.
///
/// Ladder: `boxed`, `answer_tag`, `json_field`, `hash`, `answer_phrase` (what follows the last announcement,
/// to the end of its line, less a final full stop), `whole_text` (a text of one line is its own answer),
/// `last_line`.
public final class TextExtractor implements AnswerExtractor {

    private static final int LONGEST = 10_000;

    /// Creates the extractor; it has no settings.
    public TextExtractor() {}

    @Override
    public Optional<Extraction> extract(Visible visible, List<String> choices) {
        if (visible.blank()) {
            return Optional.empty();
        }
        String plain = visible.plain();
        return Boxes.last(plain).flatMap(box -> found(visible, unwrapped(plain, box), "boxed"))
                .or(() -> Wrapped.tag(visible).flatMap(tag -> found(visible, tag, "answer_tag")))
                .or(() -> Wrapped.field(visible).flatMap(field -> found(visible, field, "json_field")))
                .or(() -> hash(visible))
                .or(() -> phrase(visible))
                .or(() -> visible.refused() ? Optional.empty() : whole(visible))
                .or(() -> visible.endTells() ? lastLine(visible) : Optional.empty());
    }

    private static Optional<Extraction> found(Visible visible, Span span, String rule) {
        String plain = visible.plain();
        Span bare = span.trim(plain);
        if (!bare.empty() && (plain.charAt(bare.end() - 1) == '.' || plain.charAt(bare.end() - 1) == '。')) {
            bare = new Span(bare.start(), bare.end() - 1).trim(plain);
        }
        return bare.empty() || bare.end() - bare.start() > LONGEST ? Optional.empty()
                : Optional.of(visible.found(bare.of(plain), rule, bare.start(), bare.end()));
    }

    private static Span unwrapped(String plain, Span box) {
        if (plain.startsWith("\\text{", box.start()) && plain.charAt(box.end() - 1) == '}') {
            return new Span(box.start() + 6, box.end() - 1);
        }
        return box;
    }

    private static Optional<Extraction> hash(Visible visible) {
        int at = visible.plain().lastIndexOf("####");
        return at < 0 ? Optional.empty() : found(visible, line(visible.plain(), at + 4), "hash");
    }

    private static Optional<Extraction> phrase(Visible visible) {
        String plain = visible.plain();
        List<Phrase> phrases = Phrases.find(visible);
        for (int i = phrases.size() - 1; i >= 0; i--) {
            int start = phrases.get(i).end();
            while (start < plain.length() && plain.charAt(start) <= ' ') {
                start++;
            }
            Optional<Extraction> found = phrases.get(i).negated() ? Optional.empty()
                    : found(visible, line(plain, start), "answer_phrase");
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Extraction> whole(Visible visible) {
        Span whole = new Span(0, visible.plain().length()).trim(visible.plain());
        return whole.of(visible.plain()).indexOf('\n') >= 0 ? Optional.empty() : found(visible, whole,
                "whole_text");
    }

    private static Optional<Extraction> lastLine(Visible visible) {
        Span whole = new Span(0, visible.plain().length()).trim(visible.plain());
        int start = visible.plain().lastIndexOf('\n', whole.end() - 1) + 1;
        return found(visible, new Span(start, whole.end()), "last_line");
    }

    private static Span line(String plain, int start) {
        int end = plain.indexOf('\n', start);
        return new Span(start, end < 0 ? plain.length() : end);
    }
}
