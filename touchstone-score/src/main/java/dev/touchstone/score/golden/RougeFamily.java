package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.text.rouge.Rouge;
import dev.touchstone.metrics.text.rouge.RougeScore;
import dev.touchstone.metrics.text.rouge.RougeSettings;
import dev.touchstone.metrics.text.rouge.RougeTokenizer;
import dev.touchstone.metrics.text.rouge.RougeType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `rouge`: precision, recall and F-measure of each type that a case expects, best of several targets.
@AutoService(GoldenFamily.class)
public final class RougeFamily implements GoldenFamily {

    @Override
    public String name() {
        return "rouge";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, false));
        one.kindIsLabel();
        List<RougeType> types = new ArrayList<>();
        for (String label : one.expected().names()) {
            types.add(type(label).orElseThrow(() -> GoldenCase.unknown("expected key", label)));
        }
        List<String> targets = one.input().texts("targets");
        if (types.isEmpty() || targets.isEmpty()) {
            throw new MalformedCase("nothing is expected, or 'targets' is empty");
        }
        Map<RougeType, RougeScore> scores = Rouge.of(new RougeSettings(types, tokenizer(one.params())))
                .score(targets, one.input().text("prediction"));
        scores.forEach((type, score) -> one.expected().numbers(type.label(), score.precision(),
                score.recall(), score.fmeasure()));
        return one.verdict();
    }

    private static RougeTokenizer tokenizer(Tracked params) throws UnknownKey {
        boolean stems = params.flag("use_stemmer", false);
        String name = params.text("tokenizer", "default");
        return switch (name) {
            case "default" -> stems ? RougeTokenizer.STEMS : RougeTokenizer.WORDS;
            case "char" -> RougeTokenizer.CHARACTERS;
            default -> throw GoldenCase.unknown("tokenizer", name);
        };
    }

    private static Optional<RougeType> type(String label) {
        return switch (label) {
            case "rougeL" -> Optional.of(new RougeType.LongestSubsequence());
            case "rougeLsum" -> Optional.of(new RougeType.SummarySubsequence());
            default -> label.matches("rouge[1-9]")
                    ? Optional.of(new RougeType.Ngrams(label.charAt(5) - '0')) : Optional.empty();
        };
    }
}
