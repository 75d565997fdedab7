package dev.touchstone.tasks.score.call;

import dev.touchstone.core.score.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Finds the calls of an answer.
///
/// Where tools went with the question, calls are those of the reply, else those between `<tool_call>` and
/// `</tool_call>`, as servers without a parser for their model leave them. Where the functions stood in the
/// prompt, calls are written in the text: the whole of it in Python's notation with or without the outer
/// brackets, a fenced block, the last line of that form, tags, or JSON.
final class CallReader {

    private static final String THOUGHT = "</think>";
    private static final Pattern TAG = Pattern.compile("<tool_call>(.*?)(?:</tool_call>|$)", Pattern.DOTALL);
    private static final Pattern FENCE = Pattern.compile("```[\\w+-]*\\s*\\n?(.*?)(?:```|$)", Pattern.DOTALL);
    /// What words alone do not have: a name before a bracket, a tag, a fence, a list or an object.
    private static final Pattern SIGN = Pattern.compile("\\w\\(|</?tool_call>|```|^[\\[{]");
    private static final int LONGEST = 200_000;

    private final boolean tools;
    private final Language language;

    /// @param tools whether tools went with the question
    CallReader(boolean tools, Language language) {
        this.tools = tools;
        this.language = language;
    }

    /// What was found, and how.
    ///
    /// @param form `reply`, `tag`, `text`, `fence`, `line`, `json`; `words` where nothing is called
    record Found(List<Call> calls, String form) {}

    /// The calls of an answer, none of them where it calls nothing: where tools went with the question that
    /// is every answer without a call, else one of words alone. Empty where something like a call cannot be
    /// read.
    Optional<Found> read(Answer answer) {
        if (!answer.calls().isEmpty()) {
            return JsonCalls.of(answer.calls()).map(calls -> new Found(calls, "reply"));
        }
        String text = answer.text().substring(Math.max(0, answer.text().lastIndexOf(THOUGHT)));
        String shown = (text.startsWith(THOUGHT) ? text.substring(THOUGHT.length()) : text).strip();
        if (shown.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<Found> tagged = tagged(shown);
        if (tagged.isPresent()) {
            return tagged;
        }
        if (tools ? !TAG.matcher(shown).find() : !SIGN.matcher(shown).find()) {
            return Optional.of(new Found(List.of(), "words"));
        }
        if (tools) {
            return Optional.empty();
        }
        return Stream.<Function<String, Optional<Found>>>of(
                        whole -> notation(trimmed(whole)).map(calls -> new Found(calls, "text")),
                        whole -> last(FENCE, whole).flatMap(block -> notation(trimmed(block)).or(() ->
                                JsonCalls.read(block.strip()))).map(calls -> new Found(calls, "fence")),
                        whole -> JsonCalls.read(whole).map(calls -> new Found(calls, "json")),
                        whole -> whole.lines().map(String::strip)
                                .filter(line -> line.startsWith("[") && line.endsWith("]"))
                                .reduce((_, later) -> later).flatMap(this::notation)
                                .map(calls -> new Found(calls, "line")))
                .map(way -> way.apply(shown)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Found> tagged(String text) {
        List<Call> calls = new ArrayList<>();
        Matcher tag = TAG.matcher(text);
        boolean any = false;
        while (tag.find()) {
            Optional<List<Call>> inside = JsonCalls.read(tag.group(1).strip());
            if (inside.isEmpty()) {
                return Optional.empty();
            }
            any = true;
            calls.addAll(inside.get());
        }
        return any ? Optional.of(new Found(calls, "tag")) : Optional.empty();
    }

    private Optional<List<Call>> notation(String text) {
        return language.source() ? SourceCalls.read(text) : PythonCalls.read(text);
    }

    /// Without the signs that models put around a list of calls, and with its outer brackets.
    private static String trimmed(String text) {
        String inner = text.replaceAll("^[`\\n ']+|[`\\n ']+$", "");
        String opened = inner.startsWith("[") ? inner : "[" + inner;
        return opened.endsWith("]") ? opened : opened + "]";
    }

    private static Optional<String> last(Pattern form, String text) {
        return form.matcher(text).results().map(MatchResult::group).reduce((_, later) -> later)
                .map(block -> form.matcher(block)).filter(Matcher::find).map(found -> found.group(1));
    }
}
