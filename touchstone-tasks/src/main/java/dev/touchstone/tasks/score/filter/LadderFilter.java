package dev.touchstone.tasks.score.filter;

import dev.touchstone.core.score.Reference;
import dev.touchstone.tasks.extract.AnswerExtractor;
import dev.touchstone.tasks.extract.Extraction;
import dev.touchstone.tasks.extract.Visible;
import java.util.Optional;

/// The ladder of a robust scorer as a step.
///
/// @param extractor the ladder
/// @param entry its entry, already checked
record LadderFilter(AnswerExtractor extractor, FilterEntry entry) implements Filter {

    @Override
    public Optional<String> apply(String text, Reference reference) {
        return extractor.extract(Visible.of(text, true), reference.choices()).map(Extraction::answer);
    }
}
