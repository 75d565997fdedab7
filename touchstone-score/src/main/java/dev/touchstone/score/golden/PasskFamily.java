package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.repeat.Attempted;
import dev.touchstone.metrics.repeat.PassAtK;
import dev.touchstone.metrics.repeat.RepeatAccumulator;
import dev.touchstone.metrics.repeat.RepeatMeasures;
import java.util.List;
import java.util.Optional;

/// `passk`: chances over n attempts of which c are right, as doubles and as fractions; measures of repeats
/// in percent.
@AutoService(GoldenFamily.class)
public final class PasskFamily implements GoldenFamily {

    @Override
    public String name() {
        return "passk";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, false));
        switch (one.kind()) {
            case "pass@k" -> chances(one.input(), one.expected());
            case "repeat" -> repeats(one.input(), one.expected());
            default -> throw GoldenCase.unknown("kind", one.kind());
        }
        return one.verdict();
    }

    private static void chances(Tracked input, Comparing expected) {
        int n = input.whole("n");
        int c = input.whole("c");
        int k = input.whole("k");
        if (c < 0 || c > n || k < 1 || k > n) {
            throw new MalformedCase("n = %d, c = %d, k = %d".formatted(n, c, k)
                    + ", expected 0 <= c <= n and 1 <= k <= n");
        }
        expected.number("pass_at_k", PassAtK.any(n, c, k));
        expected.fraction("exact", PassAtK.anyExact(n, c, k));
        expected.fraction("pass_all_k", PassAtK.allExact(n, c, k));
    }

    private static void repeats(Tracked input, Comparing expected) {
        int k = input.whole("k");
        if (k < 1) {
            throw new MalformedCase("'k' is %d, expected 1 or more".formatted(k));
        }
        RepeatAccumulator repeats = new RepeatAccumulator(k);
        for (Value item : input.items("items")) {
            if (!(item instanceof Fields fields)) {
                throw new MalformedCase("an item is not an object");
            }
            List<Attempted> attempts = attempts(fields);
            if (attempts.size() < k) {
                throw new MalformedCase("an item has %d predictions, expected at least %d".formatted(
                        attempts.size(), k));
            }
            repeats.add(attempts);
        }
        RepeatMeasures measures =
                repeats.measures().orElseThrow(() -> new MalformedCase("'items' is empty"));
        expected.number("avg_at_k", 100 * measures.averageAtN());
        expected.number("pass_at_k", 100 * measures.passAtK());
        expected.number("pass_all_k", 100 * measures.passAllK());
        expected.number("maj_first", 100 * measures.majorityFirst());
        expected.number("maj_expected", 100 * measures.majorityExpected());
        expected.number("tied_items", measures.tied());
    }

    private static List<Attempted> attempts(Fields item) {
        Optional<String> gold = Optional.of(CaseReader.text(item, "gold"));
        return CaseReader.optionalTexts(item, "predictions").stream()
                .map(prediction -> new Attempted(prediction, prediction.equals(gold)))
                .toList();
    }
}
