package dev.touchstone.report.html;

import dev.touchstone.core.attempt.Outcome;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// What a model gave, as one text: all turns, the calls behind the text, likelihoods a line each.
final class AnswerText {

    private AnswerText() {}

    static String of(Outcome.Generated answer) {
        if (answer.earlier().isEmpty() && answer.calls().isEmpty()) {
            return answer.text();
        }
        StringJoiner lines = new StringJoiner("\n");
        for (int turn = 0; turn < answer.earlier().size(); turn++) {
            lines.add("[%d] %s".formatted(turn + 1, answer.earlier().get(turn)));
        }
        if (!answer.text().isEmpty() || answer.calls().isEmpty()) {
            lines.add(answer.earlier().isEmpty() ? answer.text()
                    : "[%d] %s".formatted(answer.earlier().size() + 1, answer.text()));
        }
        answer.calls().forEach(call -> lines.add("%s(%s)".formatted(call.name(), call.arguments())));
        return lines.toString();
    }

    /// A line a text, as the page's table reads it: log-likelihood, tokens, whether each token is the
    /// likeliest.
    static String of(Outcome.Ranked answer) {
        return answer.likelihoods().stream()
                .map(each -> each.logProbability() + " " + each.tokens() + " "
                        + each.greedy().map(String::valueOf).orElse("unknown"))
                .collect(Collectors.joining("\n"));
    }
}
