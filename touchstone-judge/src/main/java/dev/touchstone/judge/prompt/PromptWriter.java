package dev.touchstone.judge.prompt;

import dev.touchstone.core.hash.Sha256;
import dev.touchstone.core.prompt.Prompt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Puts rounds of a conversation into a template.
///
/// Judged texts stand between lines that carry a mark made of their own hash, so that no text can close its
/// own block and speak as the judge's user. Pure: the same rounds give the same prompt.
///
/// Names in a template: `question` (also `prompt`, `src`), `answer` (`response`, `prediction`), `reference`
/// (`tgt`), `answer_a`, `answer_b`, each also as `..._block` with its marks; `mark`; `criteria` (`metric`),
/// `steps`, `dimensions`, `min_score`, `max_score`, `answer_form`; `turns`, their number where there are
/// several.
public final class PromptWriter {

    private static final int MARK = 10;

    private final JudgeTemplate template;
    private final Map<String, String> fixed;
    private final boolean showReference;

    /// @param template the words
    /// @param fixed texts that are the same for every answer, by name
    /// @param showReference whether references are shown where there are any
    public PromptWriter(JudgeTemplate template, Map<String, String> fixed, boolean showReference) {
        this.template = template;
        this.fixed = Map.copyOf(fixed);
        this.showReference = showReference;
    }

    /// The prompt that shows one answer.
    ///
    /// @param rounds the conversation up to the answer that is judged
    public Prompt.Asked single(List<Round> rounds) {
        Map<String, String> texts = common(rounds);
        texts.put("answer", joined(rounds, Round::answer));
        return rendered(texts, rounds.size());
    }

    /// The prompt that shows two answers.
    ///
    /// @param swapped whether the opponent's answer is shown first, as A
    public Prompt.Asked pair(List<Round> rounds, boolean swapped) {
        Map<String, String> texts = common(rounds);
        String own = joined(rounds, Round::answer);
        String other = joined(rounds, round -> round.opponent().orElse(""));
        texts.put("answer_a", swapped ? other : own);
        texts.put("answer_b", swapped ? own : other);
        return rendered(texts, rounds.size());
    }

    private Map<String, String> common(List<Round> rounds) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("question", joined(rounds, Round::asked));
        boolean known = showReference && rounds.stream().anyMatch(round -> !round.reference().isBlank());
        texts.put("reference", known ? joined(rounds, Round::reference) : "");
        return texts;
    }

    private Prompt.Asked rendered(Map<String, String> texts, int turns) {
        String mark = Sha256.of(String.join("\0", texts.values())).substring(0, MARK);
        Map<String, String> all = new LinkedHashMap<>(fixed);
        texts.forEach((name, text) -> {
            all.put(name, text);
            all.put(name + "_block", text.isEmpty() ? "" : block(name, text, mark));
        });
        alias(all, "question", "prompt", "src");
        alias(all, "answer", "response", "prediction");
        alias(all, "reference", "tgt");
        alias(all, "criteria", "metric");
        all.put("mark", mark);
        all.put("turns", turns > 1 ? Integer.toString(turns) : "");
        return template.render(all);
    }

    private static void alias(Map<String, String> texts, String name, String... others) {
        for (String other : others) {
            if (texts.containsKey(name)) {
                texts.putIfAbsent(other, texts.get(name));
            }
        }
    }

    private static String block(String name, String text, String mark) {
        String title = name.replace('_', ' ').toUpperCase(Locale.ROOT);
        return "--- begin %s %s ---\n%s\n--- end %s %s ---".formatted(title, mark, text, title, mark);
    }

    /// Turns are numbered where there are several.
    private static String joined(List<Round> rounds, Function<Round, String> part) {
        if (rounds.size() == 1) {
            return part.apply(rounds.getFirst());
        }
        List<String> turns = new ArrayList<>();
        for (int turn = 0; turn < rounds.size(); turn++) {
            String text = part.apply(rounds.get(turn));
            if (!text.isBlank()) {
                turns.add("[turn %d]\n%s".formatted(turn + 1, text));
            }
        }
        return String.join("\n\n", turns);
    }
}
