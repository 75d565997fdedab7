package dev.touchstone.tasks.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds code by a ladder of rules; the first that fires is taken.
///
/// | rule | takes |
/// |---|---|
/// | `fence_defines` | the last fenced block that defines a name which the tests call |
/// | `begin_done` | what stands between `[BEGIN]` and `[DONE]`, quotation marks around it left away |
/// | `last_fence` | the last fenced block, closed ones and those that say Python before others |
/// | `done` | what stands before `[DONE]`, as after a prompt that ends with `[BEGIN]` |
/// | `plain` | the lines from the first that is code to the last, where a wanted name is defined |
/// | `body` | indented lines at the beginning, as a function that the prompt began is gone on with |
final class RobustCode implements CodeExtraction {

    private static final Pattern BEGIN = Pattern.compile("\\[?BEGIN]");
    private static final Pattern DONE = Pattern.compile("\\s*\\[DONE]");
    private static final Pattern FIRST_LINE =
            Pattern.compile("(?m)^(?:import |from \\w[\\w.]* import |def |async def |class |@\\w)");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*(?:\\s*,\\s*\\w+)*\\s*=(?!=)");
    private static final Pattern CODE_LINE = Pattern.compile("(?:[ \\t#)\\]}@].*|\\s*|"
            + "(?:import|from|def|async|class|if|elif|else|for|while|try|except|finally|with|return|print|"
            + "assert|raise|pass|del|global)\\b.*|"
            + "[A-Za-z_][\\w.\\[\\]'\", ]*\\s*(?:[-+*/%|&^]?=|\\().*|\"\"\".*|'''.*)");

    private final boolean continues;

    /// @param continues whether an answer may go on with a function that the prompt began
    RobustCode(boolean continues) {
        this.continues = continues;
    }

    @Override
    public Optional<ExtractedCode> find(String answer, Set<String> wanted) {
        List<CodeBlock> blocks = CodeBlock.in(answer).stream().filter(block -> !block.text().isBlank())
                .toList();
        return defining(blocks, wanted)
                .or(() -> between(answer))
                .or(() -> last(blocks))
                .or(() -> before(answer))
                .or(() -> plain(answer, wanted))
                .or(() -> continues ? body(answer) : Optional.empty());
    }

    private static Optional<ExtractedCode> defining(List<CodeBlock> blocks, Set<String> wanted) {
        return blocks.reversed().stream().filter(block -> defines(block.text(), wanted)).findFirst()
                .map(block -> new ExtractedCode(block.text(), "fence_defines"));
    }

    /// Whether one of the names is bound at the left margin.
    static boolean defines(String code, Set<String> names) {
        return names.stream().anyMatch(name -> Pattern.compile("(?m)^(?:(?:async )?def |class )?"
                + Pattern.quote(name) + "\\s*(?:\\(|:|=(?!=))").matcher(code).results()
                .anyMatch(match -> !match.group().startsWith(name) || match.group().endsWith("=")));
    }

    private static Optional<ExtractedCode> between(String answer) {
        Matcher begin = BEGIN.matcher(answer);
        if (!begin.find()) {
            return Optional.empty();
        }
        Matcher done = DONE.matcher(answer);
        int end = done.find(begin.end()) ? done.start() : answer.length();
        return code(answer.substring(begin.end(), end), "begin_done");
    }

    private static Optional<ExtractedCode> before(String answer) {
        Matcher done = DONE.matcher(answer);
        return done.find() ? code(answer.substring(0, done.start()), "done") : Optional.empty();
    }

    /// Less blank lines around it, and less the quotation marks that the worked examples of mbpp put there.
    private static Optional<ExtractedCode> code(String text, String rule) {
        String code = text.replaceFirst("^(?:[ \\t]*\\R)+", "").stripTrailing();
        String lead = code.stripLeading();
        if (lead.startsWith("'") && !lead.startsWith("'''")) {
            code = lead.substring(1).endsWith("'") ? lead.substring(1, lead.length() - 1) : lead.substring(1);
        } else if (code.endsWith("'") && oddQuotes(code.substring(code.lastIndexOf('\n') + 1))) {
            code = code.substring(0, code.length() - 1); // the prompt opened it
        }
        return code.isBlank() ? Optional.empty() : Optional.of(new ExtractedCode(code, rule));
    }

    /// Whether a line closes a quotation mark that it did not open.
    private static boolean oddQuotes(String line) {
        return line.chars().filter(letter -> letter == '\'').count() % 2 == 1;
    }

    private static Optional<ExtractedCode> last(List<CodeBlock> blocks) {
        List<CodeBlock> best = new ArrayList<>(blocks);
        if (best.stream().anyMatch(CodeBlock::python)) {
            best.removeIf(block -> !block.python());
        } else if (best.stream().anyMatch(block -> block.language().isEmpty())) {
            best.removeIf(block -> !block.language().isEmpty());
        }
        if (best.stream().anyMatch(CodeBlock::closed)) {
            best.removeIf(block -> !block.closed());
        }
        return best.isEmpty() ? Optional.empty()
                : Optional.of(new ExtractedCode(best.getLast().text(), "last_fence"));
    }

    private static Optional<ExtractedCode> plain(String answer, Set<String> wanted) {
        Matcher first = FIRST_LINE.matcher(answer);
        if (!first.find() || !wanted.isEmpty() && !defines(answer, wanted)) {
            return Optional.empty();
        }
        boolean whole = answer.lines().allMatch(line -> CODE_LINE.matcher(line).matches());
        List<String> kept = new ArrayList<>();
        for (String line : answer.substring(whole ? 0 : withAssignments(answer, first.start()))
                .split("\\R")) {
            if (!CODE_LINE.matcher(line).matches()) {
                if (wanted.isEmpty() || defines(String.join("\n", kept), wanted)) {
                    break;
                }
                kept.clear(); // words between an import that was spoken of and the code
                continue;
            }
            kept.add(line);
        }
        return code(String.join("\n", kept), "plain");
    }

    /// Where the assignments begin that stand in the lines right before a place, such as constants.
    private static int withAssignments(String answer, int place) {
        int from = place;
        for (int end = place; end > 0;) {
            int start = answer.lastIndexOf('\n', end - 2) + 1;
            String line = answer.substring(start, end);
            if (ASSIGNMENT.matcher(line).lookingAt()) {
                from = start;
            } else if (!line.isBlank()) {
                break;
            }
            end = start;
        }
        return from;
    }

    private static Optional<ExtractedCode> body(String answer) {
        List<String> kept = new ArrayList<>();
        for (String line : answer.split("\\R")) {
            if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("\t")) {
                break;
            }
            kept.add(line);
        }
        return code(String.join("\n", kept), "body");
    }
}
