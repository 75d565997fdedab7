package dev.touchstone.tasks.score.call;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Scores an answer by the functions that it calls; 1 where all is right, else 0. The rule tells the first
/// thing that is wrong.
final class CallScorer implements Scorer {

    private final Wanted wanted;
    private final CallReader reader;
    private final CallChecker checker;

    CallScorer(Wanted wanted, CallReader reader, CallChecker checker) {
        this.wanted = wanted;
        this.reader = reader;
        this.checker = checker;
    }

    @Override
    public String name() {
        return "robust";
    }

    @Override
    public Score score(Answer answer, Reference reference) {
        Optional<CallReader.Found> found = reader.read(answer);
        List<Call> calls = found.map(CallReader.Found::calls).orElse(List.of());
        String shown = String.join(", ", calls.stream().map(Call::shown).toList());
        return switch (wanted) {
            case NONE -> calls.isEmpty() ? scored(true, "nothing called", "right", "no call")
                    : scored(false, shown, "called_when_irrelevant", "no call");
            case SOME -> !calls.isEmpty() ? scored(true, shown, "right", "any call")
                    : none(answer, found.isPresent(), "any call");
            case ONE, ANY_ORDER -> calls.isEmpty() ? none(answer, found.isPresent(), reference.gold())
                    : compared(calls, shown, reference);
        };
    }

    private Score compared(List<Call> calls, String shown, Reference reference) {
        List<Description> functions = items(reference, "function", Description::of);
        List<Expected> expected = items(reference, "ground_truth", Expected::of);
        Verdict verdict = checker.check(functions, calls, expected, wanted == Wanted.ANY_ORDER);
        return scored(verdict.right(), shown, verdict.rule(), reference.gold());
    }

    private static Score scored(boolean right, String shown, String rule, String gold) {
        return new Score(right ? 1 : 0, Reading.PARSED, shown, rule, gold);
    }

    /// @param readable whether the answer calls nothing, and not something that cannot be read
    private static Score none(Answer answer, boolean readable, String gold) {
        boolean cut = answer.finish() == Finish.LENGTH;
        return readable && !cut ? scored(false, "nothing called", "not_called", gold)
                : new Score(0, cut ? Reading.TRUNCATED : Reading.UNPARSED, "", "", gold);
    }

    private static <T> List<T> items(Reference reference, String name, Function<Value, Optional<T>> read) {
        return reference.extra().findItems(name).orElse(List.of()).stream().map(read)
                .flatMap(Optional::stream).toList();
    }
}
