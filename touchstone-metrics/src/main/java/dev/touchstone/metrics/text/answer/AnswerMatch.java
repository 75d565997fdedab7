package dev.touchstone.metrics.text.answer;

import static java.util.Objects.requireNonNull;

import dev.touchstone.metrics.text.scan.LowerCase;
import dev.touchstone.metrics.text.scan.Spans;
import dev.touchstone.metrics.text.scan.WordIds;
import java.util.Arrays;
import java.util.List;

/// Compares short answers; each question's best accepted answer counts.
///
/// Not thread-safe: it keeps scratch space; make one for each thread.
public final class AnswerMatch {

    private final AnswerRule rule;
    private final Spans prediction = new Spans();
    private final Spans answer = new Spans();
    private final WordIds words = new WordIds();
    private int[] predictionIds = new int[64];
    private int[] answerIds = new int[64];
    private int[] left = new int[64];

    private AnswerMatch(AnswerRule rule) {
        this.rule = requireNonNull(rule, "rule");
    }

    /// Comparison by one of the published rules.
    public static AnswerMatch of(AnswerRule rule) {
        return new AnswerMatch(rule);
    }

    /// Compares a prediction with the accepted answers.
    ///
    /// @param answers at least one, in any order; none at all means by SQuAD 2.0 that the question has no
    ///     answer
    /// @throws IllegalArgumentException when there is none and the rule is another
    public AnswerScore score(String predictionText, List<String> answers) {
        if (answers.isEmpty() && rule != AnswerRule.SQUAD_2) {
            throw new IllegalArgumentException("a question needs at least one accepted answer, has none");
        }
        predictionIds = scan(predictionText, prediction, predictionIds);
        words.number(prediction, predictionIds);
        double exact = 0;
        double best = 0;
        for (String text : answers.isEmpty() ? List.of("") : answers) {
            answerIds = scan(text, answer, answerIds);
            words.find(answer, answerIds);
            if (isSame()) {
                exact = 1;
            }
            best = Math.max(best, f1());
        }
        return new AnswerScore(exact, best);
    }

    /// What is compared of a text: its tokens, joined by one space.
    public String normalize(String text) {
        Spans spans = new Spans();
        spans.load(LowerCase.of(text));
        rule.scan(spans);
        return spans.joined();
    }

    private int[] scan(String text, Spans spans, int[] ids) {
        spans.load(LowerCase.of(text));
        rule.scan(spans);
        return spans.count() > ids.length ? new int[Math.max(spans.count(), 2 * ids.length)] : ids;
    }

    private boolean isSame() {
        return Arrays.equals(predictionIds, 0, prediction.count(), answerIds, 0, answer.count());
    }

    private double f1() {
        int predicted = prediction.count();
        int wanted = answer.count();
        if (predicted == 0 || wanted == 0) {
            return rule == AnswerRule.SQUAD_2 && predicted == wanted ? 1 : 0;
        }
        int common = switch (rule) {
            case SQUAD_1, SQUAD_2 -> commonWords();
            case CMRC -> longestCommonRun();
        };
        if (common == 0) {
            return 0;
        }
        double precision = (double) common / predicted;
        double recall = (double) common / wanted;
        return 2 * precision * recall / (precision + recall);
    }

    private int commonWords() {
        clear(words.size());
        for (int i = 0; i < prediction.count(); i++) {
            left[predictionIds[i]]++;
        }
        int common = 0;
        for (int i = 0; i < answer.count(); i++) {
            int id = answerIds[i];
            if (id != WordIds.UNKNOWN && left[id] > 0) {
                left[id]--;
                common++;
            }
        }
        return common;
    }

    /// The longest run of tokens that both sides have; O(prediction · answer).
    private int longestCommonRun() {
        int predicted = prediction.count();
        clear(predicted + 1);
        int longest = 0;
        for (int i = 0; i < answer.count(); i++) {
            // from the right, since a cell takes the one before it of the last row
            for (int j = predicted; j > 0; j--) {
                left[j] = predictionIds[j - 1] == answerIds[i] ? left[j - 1] + 1 : 0;
                longest = Math.max(longest, left[j]);
            }
        }
        return longest;
    }

    private void clear(int size) {
        if (size > left.length) {
            left = new int[Math.max(size, 2 * left.length)];
        } else {
            Arrays.fill(left, 0, size, 0);
        }
    }
}
