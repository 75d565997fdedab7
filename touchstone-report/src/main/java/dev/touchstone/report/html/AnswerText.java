package dev.touchstone.report.html;

import dev.touchstone.core.attempt.Likelihood;
import dev.touchstone.core.attempt.Outcome;
import java.util.Locale;
import java.util.StringJoiner;

/// What a model gave, as text for a person: all turns, the calls behind the text, likelihoods a line each.
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

    static String of(Outcome.Ranked answer) {
        StringJoiner lines = new StringJoiner("\n");
        for (int index = 0; index < answer.likelihoods().size(); index++) {
            Likelihood likelihood = answer.likelihoods().get(index);
            lines.add(String.format(Locale.ROOT, "%d: log p %.4f, %d tokens%s%s", index + 1,
                    likelihood.logProbability(), likelihood.tokens(), likelihood.greedy() ? ", greedy" : "",
                    answer.likelihoods().size() > 1 && index == answer.likeliest() ? " *" : ""));
        }
        return lines.toString();
    }
}
