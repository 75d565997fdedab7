package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.text.bleu.Bleu;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `bleu_sentence`: BLEU of one sentence with sacrebleu's arguments, and everything it is made of.
@AutoService(GoldenFamily.class)
public final class BleuSentenceFamily implements GoldenFamily {

    @Override
    public String name() {
        return "bleu_sentence";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, false));
        one.kindIsLabel();
        List<@Nullable String> references = Segments.given(one.input().gappyTexts("refs"));
        BleuParams.compare(one.expected(), Bleu.of(BleuParams.settings(one.params()))
                .sentence(one.input().text("hyp"), references));
        return one.verdict();
    }
}
