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

    private static final double TOLERANCE = 1e-9;

    @Override
    public String name() {
        return "passk";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        Fields input = CaseReader.section(goldenCase, "input");
        Comparing comparing = new Comparing(CaseReader.section(goldenCase, "expected"), TOLERANCE);
        String kind = CaseReader.text(goldenCase, "kind");
        switch (kind) {
            case "pass@k" -> chances(input, comparing);
            case "repeat" -> repeats(input, comparing);
            default -> throw new UnknownKey("kind '%s'".formatted(kind));
        }
        return comparing.verdict();
    }

    private static void chances(Fields input, Comparing comparing) {
        int n = CaseReader.whole(input, "n");
        int c = CaseReader.whole(input, "c");
        int k = CaseReader.whole(input, "k");
        comparing.number("pass_at_k", PassAtK.any(n, c, k));
        comparing.fraction("exact", PassAtK.anyExact(n, c, k));
        comparing.fraction("pass_all_k", PassAtK.allExact(n, c, k));
    }

    private static void repeats(Fields input, Comparing comparing) {
        RepeatAccumulator repeats = new RepeatAccumulator(CaseReader.whole(input, "k"));
        for (Value item : CaseReader.items(input, "items")) {
            if (item instanceof Fields fields) {
                repeats.add(attempts(fields));
            } else {
                throw new MalformedCase("an item is not an object");
            }
        }
        RepeatMeasures measures =
                repeats.measures().orElseThrow(() -> new MalformedCase("'items' is empty"));
        comparing.number("avg_at_k", 100 * measures.averageAtN());
        comparing.number("pass_at_k", 100 * measures.passAtK());
        comparing.number("pass_all_k", 100 * measures.passAllK());
        comparing.number("maj_first", 100 * measures.majorityFirst());
        comparing.number("maj_expected", 100 * measures.majorityExpected());
        comparing.number("tied_items", measures.tied());
    }

    private static List<Attempted> attempts(Fields item) {
        Optional<String> gold = Optional.of(CaseReader.text(item, "gold"));
        return CaseReader.optionalTexts(item, "predictions").stream()
                .map(prediction -> new Attempted(prediction, prediction.equals(gold)))
                .toList();
    }
}
