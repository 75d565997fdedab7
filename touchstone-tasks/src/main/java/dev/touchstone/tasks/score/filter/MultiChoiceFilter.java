package dev.touchstone.tasks.score.filter;

import dev.touchstone.core.score.Reference;
import dev.touchstone.tasks.extract.ChoiceExtractor;
import dev.touchstone.tasks.extract.Extraction;
import dev.touchstone.tasks.extract.Visible;
import java.util.Optional;

/// A pattern for an option, else the ladder for choices, which knows the options' texts.
///
/// @param regex looks first
/// @param fallback what to give when nothing is found
record MultiChoiceFilter(RegexFilter regex, Optional<String> fallback) implements Filter {

    private static final ChoiceExtractor CHOICES = new ChoiceExtractor();

    @Override
    public Optional<String> apply(String text, Reference reference) {
        return regex.apply(text, reference)
                .or(() -> CHOICES.extract(Visible.of(text, true), reference.choices())
                .map(Extraction::answer))
                .or(() -> fallback);
    }
}
