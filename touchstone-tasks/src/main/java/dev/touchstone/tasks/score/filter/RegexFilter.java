package dev.touchstone.tasks.score.filter;

import dev.touchstone.core.score.Reference;
import java.util.List;
import java.util.Optional;

/// One match of a pattern: its first group that is not empty, or all of it where there are no groups.
///
/// @param pattern what to look for
/// @param select which match: 0 the first, 1 the second, -1 the last
/// @param fallback what to give when there is none; without it nothing is found
record RegexFilter(BoundedPattern pattern, int select, Optional<String> fallback) implements Filter {

    @Override
    public Optional<String> apply(String text, Reference reference) {
        List<String> matches = pattern.all(text);
        int index = select < 0 ? matches.size() + select : select;
        return index >= 0 && index < matches.size() ? Optional.of(matches.get(index).strip()) : fallback;
    }
}
