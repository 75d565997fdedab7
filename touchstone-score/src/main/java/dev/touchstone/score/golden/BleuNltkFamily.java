package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.text.bleu.NltkBleu;
import dev.touchstone.metrics.text.bleu.NltkSmoothing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `bleu_nltk`: BLEU of token lists with nltk's smoothing methods and weights.
@AutoService(GoldenFamily.class)
public final class BleuNltkFamily implements GoldenFamily {

    @Override
    public String name() {
        return "bleu_nltk";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, false));
        one.kindIsLabel();
        List<Double> weights = one.params().find("weights").isEmpty() ? List.of(0.25, 0.25, 0.25, 0.25)
                : Arrays.stream(one.params().numbers("weights")).boxed().toList();
        String method = one.params().text("smoothing", "method0");
        NltkSmoothing smoothing = Arrays.stream(NltkSmoothing.values())
                .filter(each -> each.name().equals(method.replace("method", "METHOD_"))).findFirst()
                .orElseThrow(() -> GoldenCase.unknown("smoothing", method));
        List<List<String>> references = new ArrayList<>();
        for (Value tokens : one.input().items("ref_tokens")) {
            references.add(CaseReader.items("ref_tokens", tokens).stream()
                    .map(token -> CaseReader.text("ref_tokens", token)).toList());
        }
        if (references.isEmpty() || weights.isEmpty()) {
            throw new MalformedCase("'ref_tokens' or 'weights' is empty");
        }
        one.expected().number("score",
                NltkBleu.of(smoothing, weights).sentence(one.input().texts("hyp_tokens"), references));
        return one.verdict();
    }
}
