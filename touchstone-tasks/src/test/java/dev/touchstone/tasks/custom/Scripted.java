package dev.touchstone.tasks.custom;

import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.value.Fields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Scorers that compare letter by letter, and short ways to open a custom data set with them.
final class Scripted {

    private Scripted() {}

    static CustomTask task(Path file) {
        return task(CustomRequest.of(file));
    }

    static CustomTask task(CustomRequest request) {
        Map<String, ScorerFactory> factories = new LinkedHashMap<>();
        for (CustomKind kind : CustomKind.values()) {
            factories.put(kind.robustFunction(), new Equality(kind.robustFunction(), "robust"));
            kind.compatFunction().ifPresent(name -> factories.put(name, new Equality(name, "compat")));
        }
        return CustomTask.open(request, factories);
    }

    static List<Question> questions(CustomTask task, Selection selection) {
        List<Question> all = new ArrayList<>();
        try (Questions questions = task.open(selection)) {
            questions.forEachRemaining(all::add);
        }
        return all;
    }

    private record Equality(String name, String label) implements ScorerFactory {

        @Override
        public Scorer create(Fields settings) {
            return new Scorer() {
                @Override
                public String name() {
                    return label;
                }

                @Override
                public Score score(Answer answer, Reference reference) {
                    double value = answer.text().equals(reference.gold()) ? 1 : 0;
                    return new Score(value, Reading.PARSED, answer.text(), "equality", reference.gold());
                }
            };
        }
    }
}
