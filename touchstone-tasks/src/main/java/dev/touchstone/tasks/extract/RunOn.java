package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds where a model stopped answering and began to invent the next question, as base models do.
///
/// Three kinds of signs, each behind some text: marks of a chat's turns; a line that begins like a question
/// (`Question:`, `Problem 2:`, `题目：`); and, once an answer was announced, a line that begins like an exercise
/// (`Example 2:`, `Which of the following`, `Passage:`), which before it may belong to the reasoning.
final class RunOn {

    private static final List<String> TURNS = List.of("<|im_end|>", "<|im_start|>", "<|endoftext|>",
            "<|eot_id|>", "</s>", "[INST]", "<|end_of_text|>", "<end_of_turn>", "<|user|>", "<"
                    + "|start_header_id|>", "<start_of_turn>", "<｜end▁of▁sentence｜>");
    private static final Pattern QUESTION = Pattern.compile("\\n(?:"
            + "[ *#]{0,6}(?:Question|Q|Problem)(?: ?\\d{1,3})?\\*{0,2} ?[:：]|\\nQuestion "
            + "|(?:User|Human):|用户：|[*#【 ]{0,6}(?:问题|题目|问)[ \\d]{0,4}[】*]{0,2}[:：])");
    private static final Pattern EXERCISE = Pattern.compile("\\n(?:"
            + "[ *#]{0,6}(?:Exercise|Example|Task|Puzzle|Instruction|Passage|Input"
            + "|Context|Problem|Question)(?: ?\\d{1,3})?\\*{0,2} ?[:：\\n]"
            + "|[ *#]{0,6}(?:Now |And )?(?:a |the )?(?:[Nn]ext|[Nn]ew|[Aa]nother|Similar) (?:question"
            + "|problem|exercise)"
            + "|\\d{1,3}[.)] [^\\n]{5,300}[?:]\\s{0,3}\\n{1,2}[ *]{0,4}\\(?A[.)]"
            + "|-{3,}\\s{0,2}\\n{1,2}[^\\n]{20,500}\\?\\s{0,3}(?:\\n|$)"
            + "|The following (?:is|are) |Which of the following|例 ?\\d{1,2}|下一题|第 ?\\d{1,3} ?题|【题目】|【问题】)");
    private static final Pattern OPTION = Pattern.compile("\\s{1,4}\\(?A[.):、]");
    private static final List<String> ANNOUNCED = List.of("nswer", "答案", "####", "\\boxed", "NSWER");
    private static final int SHORT = 12;

    private RunOn() {}

    /// @return where the answer ends, at most `end`
    static int find(String text, int start, int end) {
        int cut = end;
        for (String turn : TURNS) {
            int at = text.indexOf(turn, start, cut);
            if (at > start && holdsText(text, start, at)) {
                cut = at;
            }
        }
        Matcher question = QUESTION.matcher(text);
        Matcher exercise = EXERCISE.matcher(text);
        int announced = announced(text, start, cut);
        for (int line = text.indexOf('\n', start, cut); line >= 0; line = text.indexOf('\n', line + 1, cut)) {
            boolean answered = announced <= line || line - start <= SHORT;
            boolean asks = begins(text, line, cut) && (question.region(line, cut).lookingAt()
                    || answered && exercise.region(line, cut).lookingAt())
                    || answered && options(text, line, cut);
            if (asks && holdsText(text, start, line)) {
                return line;
            }
        }
        return cut;
    }

    /// Whether a line ends with a question mark and options follow.
    private static boolean options(String text, int line, int end) {
        int close = text.indexOf('\n', line + 1);
        return close > line + 10 && close < end && "?？".indexOf(text.charAt(close - 1)) >= 0
                && OPTION.matcher(text).region(close, end).lookingAt();
    }

    /// Whether a line can begin like a question; spares the patterns at nearly all lines.
    private static boolean begins(String text, int line, int end) {
        int i = line + 1;
        while (i < end && i - line < 8 && " *#\n【".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        boolean another = i + 1 < end && (text.charAt(i) | 32) == 'a' && text.charAt(i + 1) == 'n';
        return another || i < end && "QPUHEITCNnSWt用问题例下第-".indexOf(text.charAt(i)) >= 0
                || i < end && Characters.digit(text.charAt(i));
    }

    /// Where an answer is first announced, or the end.
    private static int announced(String text, int start, int end) {
        int first = end;
        for (String word : ANNOUNCED) {
            int at = text.indexOf(word, start, first);
            first = at < 0 ? first : at;
        }
        return first;
    }

    private static boolean holdsText(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
