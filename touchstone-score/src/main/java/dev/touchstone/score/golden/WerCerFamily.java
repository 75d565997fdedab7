package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.text.error.EditCounts;
import dev.touchstone.metrics.text.error.ErrorRates;
import java.util.List;
import java.util.OptionalDouble;

/// `wer_cer`: error rates of words and characters as jiwer's.
///
/// Rates and the sum of substitutions, insertions and deletions are compared. How the sum splits up, and the
/// hits, is the reference's own choice among alignments of equal cost.
@AutoService(GoldenFamily.class)
public final class WerCerFamily implements GoldenFamily {

    @Override
    public String name() {
        return "wer_cer";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, false));
        one.kindIsLabel();
        List<String> references = texts(one.input(), "reference");
        List<String> hypotheses = texts(one.input(), "hypothesis");
        if (references.size() != hypotheses.size()) {
            throw new MalformedCase("%d references and %d hypotheses".formatted(references.size(),
                    hypotheses.size()));
        }
        EditCounts words = sum(ErrorRates.ofWords(), references, hypotheses);
        EditCounts characters = sum(ErrorRates.ofCharacters(), references, hypotheses);
        Comparing expected = one.expected();
        expected.number("wer", words.errorRate());
        expected.number("mer", words.matchErrorRate());
        expected.number("wil", words.informationLost());
        expected.number("wip", words.informationPreserved());
        expected.number("cer", characters.errorRate());
        sums(expected, "", words);
        sums(expected, "char_", characters);
        return one.verdict();
    }

    private static void sums(Comparing expected, String prefix, EditCounts counts) throws UnknownKey {
        OptionalDouble hits = expected.part(prefix + "hits");
        double sum = 0;
        double matched = 0;
        int parts = 0;
        for (String part : List.of("substitutions", "insertions", "deletions")) {
            OptionalDouble count = expected.part(prefix + part);
            if (count.isPresent()) {
                sum += count.getAsDouble();
                matched += part.equals("insertions") ? 0 : count.getAsDouble();
                parts++;
            }
        }
        if (parts == 1 || parts == 2) {
            throw new UnknownKey("expected part of %ssubstitutions + insertions + deletions without the rest"
                    .formatted(prefix));
        }
        if (hits.isPresent() && parts == 3 && matched + hits.getAsDouble() != counts.referenceLength()) {
            // true of every alignment, however it splits up
            expected.differ(prefix + "hits+substitutions+deletions",
                    Double.toString(matched + hits.getAsDouble()), Long.toString(counts.referenceLength()));
        }
        if (parts == 3 && sum != counts.errors()) {
            expected.differ(prefix + "substitutions+insertions+deletions", Double.toString(sum),
                    Long.toString(counts.errors()));
        }
    }

    private static List<String> texts(Tracked input, String name) {
        return switch (input.find(name).orElseThrow(() -> new MalformedCase("has no '%s'".formatted(name)))) {
            case Value.Text(String text) -> List.of(text);
            case Value _ -> input.texts(name);
        };
    }

    private static EditCounts sum(ErrorRates rates, List<String> references, List<String> hypotheses) {
        EditCounts sum = EditCounts.NONE;
        for (int i = 0; i < references.size(); i++) {
            sum = sum.plus(rates.counts(references.get(i), hypotheses.get(i)));
        }
        return sum;
    }
}
