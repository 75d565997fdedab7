package dev.touchstone.math.notation;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which runs of letters are words, functions or products of variables, and which commands mean the same.
final class Vocabulary {

    private static final Set<String> SHORT_WORDS = Set.of("and", "or", "yes", "no", "not", "odd", "even",
            "none", "all",
            "the", "is", "of", "per", "are", "any", "for", "true", "false", "both", "neither", "if", "only",
                    "sq",
            "an", "to", "in", "at");
    private static final Set<String> PLAIN_COMMANDS = Set.of("sqrt", "cbrt", "pi", "infinity", "infty", "inf",
            "oo",
            "pm", "theta", "alpha", "beta", "gamma", "lambda", "omega", "phi", "sigma", "delta", "union");
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("leq", "le"), Map.entry("leqslant", "le"), Map.entry("leqq", "le"),
                    Map.entry("geq", "ge"),
            Map.entry("geqslant", "ge"), Map.entry("geqq", "ge"), Map.entry("neq", "ne"),
                    Map.entry("lt", "lt"),
            Map.entry("gt", "gt"), Map.entry("varnothing", "emptyset"), Map.entry("O", "emptyset"),
            Map.entry("degree", "circ"), Map.entry("degrees", "circ"), Map.entry("backslash", "setminus"),
            Map.entry("smallsetminus", "setminus"), Map.entry("ast", "cdot"), Map.entry("star", "cdot"),
            Map.entry("times", "cdot"), Map.entry("lbrace", "{"), Map.entry("rbrace", "}"),
                    Map.entry("lbrack", "["),
            Map.entry("rbrack", "]"), Map.entry("lvert", "|"), Map.entry("rvert", "|"),
                    Map.entry("vert", "|"),
            Map.entry("mid", "|"), Map.entry("dots", "dots"), Map.entry("ldots", "dots"),
                    Map.entry("cdots", "dots"),
            Map.entry("varphi", "phi"), Map.entry("varepsilon", "epsilon"), Map.entry("lor", "or"),
            Map.entry("land", "and"), Map.entry("vee", "or"), Map.entry("wedge", "and"),
                    Map.entry("colon", ":"),
            Map.entry("choose", "choose"), Map.entry("isin", "in"), Map.entry("bigcup", "cup"),
                    Map.entry("bigcap", "cap"),
            Map.entry("operatorname", "text"), Map.entry("infinity", "infty"), Map.entry("approx", "="),
            Map.entry("dollar", "$"), Map.entry("pounds", "£"), Map.entry("euro", "€"),
                    Map.entry("percent", "%"));

    private Vocabulary() {}

    /// Whether a run of letters is a word.
    ///
    /// @param afterValue whether a value stands directly before it, so that short units count
    static boolean word(String run, boolean afterValue) {
        String lower = run.toLowerCase(Locale.ROOT);
        if (SHORT_WORDS.contains(lower) || afterValue && run.length() > 1 && Units.known(run)) {
            return true;
        }
        return run.length() >= 4 && !mathematical(run);
    }

    /// Whether a run of letters is function names with few letters between them: `sinx`, `cosxsiny`, `pir`.
    private static boolean mathematical(String run) {
        int letters = 0;
        int commands = 0;
        int longest = 0;
        for (int from = 0; from < run.length(); ) {
            int length = commandAt(run, from);
            commands += length > 0 ? 1 : 0;
            longest = Math.max(longest, length);
            letters += length > 0 ? 0 : 1;
            from += Math.max(1, length);
        }
        return commands > 0 && letters <= (longest > 2 ? 2 : 1) * commands;
    }

    /// The length of the function or constant name that starts there, 0 when none does.
    static int commandAt(String run, int from) {
        for (int length = Math.min(8, run.length() - from); length >= 2; length--) {
            String name = run.substring(from, from + length);
            String lower = name.toLowerCase(Locale.ROOT);
            if (PLAIN_COMMANDS.contains(lower) || Function.find(lower).isPresent()) {
                return length;
            }
        }
        return 0;
    }

    /// The one name of commands that mean the same.
    static String sameCommand(String name) {
        return Optional.ofNullable(SAME.get(name)).orElse(name);
    }

    /// Whether the text inside a text command is mathematics after all.
    static boolean mathematics(String words) {
        boolean digit = false;
        String bare = words.replace(" and ", " ").replace(" or ", " ");
        for (int i = 0; i < bare.length(); i++) {
            char sign = bare.charAt(i);
            digit |= Character.isDigit(sign);
            if (!Character.isDigit(sign) && "+-.,/()[]%$\\ ".indexOf(sign) < 0) {
                return false;
            }
        }
        return digit;
    }

    /// Whether a unit may follow the token.
    static boolean countable(Token token) {
        return switch (token) {
            case Token.Digits _, Token.Based _ -> true;
            case Token.Sign(String sign) -> sign.equals("}") || sign.equals(")");
            case Token.Command(String name) -> name.equals("pi");
            case Token.Letter _, Token.Text _, Token.End _ -> false;
        };
    }

    /// Whether a whole text is words: letters, space and punctuation, with a word that is no mathematics.
    /// Circled numbers are words.
    static boolean prose(String text) {
        boolean word = false;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char sign = i < text.length() ? text.charAt(i) : ' ';
            if (Character.isLetter(sign)) {
                continue;
            }
            word |= CircledNumbers.circled(sign);
            if (" .,'-()!?;:\n\t/".indexOf(sign) < 0 && !CircledNumbers.circled(sign)) {
                return false;
            }
            String run = text.substring(start, i);
            if (!run.isEmpty()) {
                String lower = run.toLowerCase(Locale.ROOT);
                boolean joint = lower.equals("and") || lower.equals("or");
                word |= !joint && (word(run, false)
                        || run.length() > 2 && vowel(lower) && !mathematical(run));
            }
            start = i + 1;
        }
        return word;
    }

    private static boolean vowel(String lower) {
        return lower.chars().anyMatch(letter -> "aeiou".indexOf(letter) >= 0);
    }
}
