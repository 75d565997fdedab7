package dev.touchstone.tasks.score.filter;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A regular expression that a user wrote, which cannot hold up a run: each search ends after a time bound.
///
/// @param pattern the compiled expression
/// @param limit longest time of one search
public record BoundedPattern(Pattern pattern, Duration limit) {

    /// Two seconds, hundreds of times what a sound expression needs on a long answer.
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(2);

    /// Compiles an expression; Python's `(?P<name>` is understood.
    ///
    /// @param where names the setting, for messages
    /// @throws TouchstoneException when it is no regular expression
    public static BoundedPattern compile(String expression, String where) {
        try {
            return new BoundedPattern(Pattern.compile(expression.replace("(?P<", "(?<")), DEFAULT_LIMIT);
        } catch (PatternSyntaxException malformed) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                    "%s: '%s' is no regular expression: %s"
                    .formatted(where, expression, malformed.getDescription()), malformed);
        }
    }

    /// A group of the first match.
    public Optional<String> first(String text, int group) {
        Matcher matcher = matcher(text);
        return find(matcher) ? Optional.ofNullable(matcher.group(Math.min(group, matcher.groupCount())))
                : Optional.empty();
    }

    /// Every match: its groups that took part joined as lm-evaluation-harness picks them (the first that is
    /// not empty), the whole match where there are no groups.
    public List<String> all(String text) {
        Matcher matcher = matcher(text);
        List<String> matches = new ArrayList<>();
        while (find(matcher)) {
            String match = matcher.groupCount() == 0 ? matcher.group() : "";
            for (int group = 1; group <= matcher.groupCount() && match.isEmpty(); group++) {
                match = matcher.group(group) == null ? "" : matcher.group(group);
            }
            matches.add(match);
        }
        return matches;
    }

    /// The text without its matches.
    public String cutOut(String text) {
        try {
            return matcher(text).replaceAll("");
        } catch (StackOverflowError deep) {
            throw failure("repeats a group too often for the stack", deep);
        }
    }

    private boolean find(Matcher matcher) {
        try {
            return matcher.find();
        } catch (StackOverflowError deep) {
            throw failure("repeats a group too often for the stack", deep);
        }
    }

    private TouchstoneException failure(String what, Throwable cause) {
        return new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                "the regular expression '%s' %s; write it without nested repeats"
                        .formatted(pattern.pattern(), what), cause);
    }

    private Matcher matcher(String text) {
        return pattern.matcher(new Deadline(text, System.nanoTime() + limit.toNanos(), new int[1],
                pattern.pattern()));
    }

    /// A text that stops a search by throwing when its time is over; matchers read through it.
    ///
    /// @param end on the clock of [System#nanoTime]
    /// @param reads counts accesses, so that the clock is asked rarely
    private record Deadline(CharSequence text, long end, int[] reads, String expression)
            implements CharSequence {

        @Override
        public char charAt(int index) {
            if ((++reads[0] & 0xFFF) == 0 && System.nanoTime() - end > 0) {
                throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE,
                        ("the regular expression '%s' did not end in time on an answer of %d characters; "
                                + "write it without nested repeats").formatted(expression, text.length()));
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int stop) {
            return text.subSequence(start, stop);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
