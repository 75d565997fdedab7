package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.text.chrf.Chrf;
import dev.touchstone.metrics.text.chrf.ChrfCorpus;
import dev.touchstone.metrics.text.chrf.ChrfSettings;

/// `chrf`: chrF and chrF++ of sentences and corpora with sacrebleu's arguments.
@AutoService(GoldenFamily.class)
public final class ChrfFamily implements GoldenFamily {

    @Override
    public String name() {
        return "chrf";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, false));
        one.kindIsLabel();
        Chrf chrf = Chrf.of(settings(one.params()));
        if (one.corpus()) {
            ChrfCorpus corpus = chrf.corpus();
            Segments.feed(one.input().texts("hyps"), one.input().textStreams("refs"), corpus::add);
            one.expected().number("score", corpus.score());
        } else {
            one.expected().number("score",
                    chrf.sentence(one.input().text("hyp"), Segments.given(one.input().gappyTexts("refs"))));
        }
        return one.verdict();
    }

    private static ChrfSettings settings(Tracked params) {
        int charOrder = params.whole("char_order", 6);
        int wordOrder = params.whole("word_order", 0);
        int beta = params.whole("beta", 2);
        if (charOrder < 1 || charOrder > 32 || wordOrder < 0 || wordOrder > 16 || beta < 1 || beta > 16) {
            throw new MalformedCase("char_order %d, word_order %d, beta %d".formatted(charOrder, wordOrder,
                    beta) + ", expected 1 to 32, 0 to 16 and 1 to 16");
        }
        return new ChrfSettings(charOrder, wordOrder, beta, params.flag("lowercase", false),
                params.flag("whitespace", false), params.flag("eps_smoothing", false));
    }
}
