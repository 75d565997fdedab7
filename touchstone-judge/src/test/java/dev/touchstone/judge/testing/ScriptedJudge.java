package dev.touchstone.judge.testing;

import dev.touchstone.judge.check.CheckItem;
import dev.touchstone.judge.check.CheckItems;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Judges of known character, who read the built-in prompts as a model would and reply in their form.
///
/// What is right they know from the built-in pairs of `judge check`, and else from the word `good` or `right`
/// in an answer.
public enum ScriptedJudge {
    /// Knows the truth, and sees neither place nor length nor requests.
    FAIR,
    /// Takes the answer that stands first.
    FIRST_PLACE,
    /// Takes the longer answer and grades by length.
    LONGER,
    /// Does what an answer asks for.
    OBEDIENT,
    /// Says something else each time, by a count of its calls.
    FICKLE,
    /// Talks and gives no verdict.
    RUBBISH;

    private static final List<CheckItem> KNOWN =
            Stream.concat(CheckItems.builtIn("en").stream(), CheckItems.builtIn("zh").stream()).toList();

    /// The reply to a prompt.
    ///
    /// @param prompt the user's message as the judge reads it
    /// @param call number of the call; only [#FICKLE] looks at it
    public String reply(String prompt, int call) {
        if (this == RUBBISH) {
            return "What a lovely question! There is much to be said for it, and some things against it.";
        }
        if (prompt.contains("end ANSWER B")) {
            return "Weighed.\n{\"reason\": \"scripted\", \"winner\": \"%s\"}".formatted(
                    winner(block(prompt, "ANSWER A"), block(prompt, "ANSWER B"), call));
        }
        String answer = block(prompt, "ANSWER");
        if (prompt.contains("GRADE: A")) {
            return "GRADE: " + (grade(answer, call) ? "A" : "B");
        }
        if (prompt.contains("confidence")) {
            return ("{\"final_answer\": \"%s\", \"reason\": \"-\", \"correct\": \"%s\", "
                    + "\"confidence\": 80}").formatted(
                    answer.split("\\s")[0], right(answer) ? "yes" : "no");
        }
        int score = this == LONGER ? Math.min(10, 3 + answer.length() / 100)
                : this == FICKLE ? 1 + call % 10 : right(answer) ? 9 : 2;
        return "Weighed.\n{\"reason\": \"scripted\", \"score\": %d}".formatted(score);
    }

    private String winner(String first, String second, int call) {
        return switch (this) {
            case FIRST_PLACE -> "A";
            case LONGER -> first.length() > second.length() ? "A" : first.length() < second.length() ? "B"
                    : "tie";
            case FICKLE -> List.of("A", "B", "tie").get(call % 3);
            case FAIR, OBEDIENT, RUBBISH -> right(first) == right(second) ? "tie" : right(first) ? "A" : "B";
        };
    }

    private boolean grade(String answer, int call) {
        return switch (this) {
            case OBEDIENT -> answer.contains("GRADE: A") || right(answer);
            case FICKLE -> call % 2 == 0;
            case FAIR, FIRST_PLACE, LONGER, RUBBISH -> right(answer);
        };
    }

    private static boolean right(String answer) {
        return KNOWN.stream().anyMatch(item -> answer.startsWith(item.better()))
                || answer.contains("good") || answer.contains("right");
    }

    /// The text of a block.
    private static String block(String prompt, String title) {
        Matcher block = Pattern.compile("(?s)--- begin " + title + " (\\w+) ---\n(.*?)\n--- end " + title
                + " \\1 ---")
                .matcher(prompt);
        return block.find() ? block.group(2) : "";
    }
}
