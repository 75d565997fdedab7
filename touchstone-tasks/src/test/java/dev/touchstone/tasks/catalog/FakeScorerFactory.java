package dev.touchstone.tasks.catalog;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes scorers that compare texts, remember the settings they were made with, and refuse `wrong`.
record FakeScorerFactory(String name) implements ScorerFactory {

    static Map<String, ScorerFactory> named(String... names) {
        return Arrays.stream(names).map(FakeScorerFactory::new)
                .collect(Collectors.toMap(FakeScorerFactory::name, Function.identity()));
    }

    @Override
    public Scorer create(Fields settings) {
        if (settings.find("wrong").isPresent()) {
            throw new TouchstoneException(ErrorCode.CONFIG_INVALID_VALUE, "'wrong' is not for me");
        }
        return new ExactScorer(name, settings);
    }

    record ExactScorer(String name, Fields settings) implements Scorer {
        @Override
        public Score score(Answer answer, Reference reference) {
            return new Score(answer.text().equals(reference.gold()) ? 1 : 0, Reading.PARSED, answer.text(),
                    "exact",
                    reference.gold());
        }
    }
}
