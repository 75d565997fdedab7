package dev.touchstone.tasks.extract;

import java.util.List;

/// Tells lines that follow an answer without being part of it: notes, courtesies.
final class Notes {

    private static final List<String> BEGINNINGS = List.of(
            "note", "(", "p.s.", "ps:", "let me know", "if you", "i hope", "feel free", "hope this",
            "please", "disclaimer",
            "注", "备注", "说明", "(以上", "希望", "如果", "如有", "检验", "验算", "check:", "verification",
            "verify", "let me verify", "let me check", "let me double", "let's verify", "let's check",
            "let's double",
            "double-check", "double check", "to verify", "to check", "we can verify", "we can check",
            "confidence",
            "time taken", "检查", "验证", "核对", "```", "---");

    private static final List<String> CHECKS = List.of(
            "check:", "checking:", "verification:", "double-check:", "double check:", "to check", "to verify",
            "let me check", "let me verify", "let's check", "let's verify", "检验:", "验算:", "检查:", "验证:");

    private Notes() {}

    /// Whether the sentence that begins at `start` checks the result that stands before it.
    static boolean check(String plain, int start, int end) {
        int from = start;
        while (from < end && (plain.charAt(from) <= ' ' || plain.charAt(from) == '('
                || plain.charAt(from) == '*')) {
            from++;
        }
        int first = from;
        return CHECKS.stream().anyMatch(beginning ->
                plain.regionMatches(true, first, beginning, 0, beginning.length()));
    }

    /// Whether a sentence asks the reader something: `Would you like to see 2 more?`
    static boolean asks(String plain, Span sentence) {
        int last = sentence.end() - 1;
        while (last > sentence.start() && plain.charAt(last) <= ' ') {
            last--;
        }
        return last >= sentence.start() && (plain.charAt(last) == '?' || plain.charAt(last) == '？');
    }

    /// Whether the line that begins at `start` is a note.
    static boolean note(String plain, int start, int end) {
        int from = start;
        while (from < end && (plain.charAt(from) <= ' ' || plain.charAt(from) == '>')) {
            from++;
        }
        for (String beginning : BEGINNINGS) {
            if (plain.regionMatches(true, from, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return from == end;
    }

    /// Whether no number stands behind `from` but in notes and brackets.
    static boolean onlyNotes(String plain, int from) {
        int start = from;
        boolean first = true;
        while (start < plain.length()) {
            int end = plain.indexOf('\n', start);
            end = end < 0 ? plain.length() : end;
            if (first || !note(plain, start, end)) {
                for (NumberToken token : NumberScanner.all(plain, start, end)) {
                    if (!Calculations.bracketed(plain, start, token.start())) {
                        return false;
                    }
                }
            }
            first = false;
            start = end + 1;
        }
        return true;
    }
}
