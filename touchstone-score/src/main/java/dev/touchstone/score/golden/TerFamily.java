package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.text.ter.Ter;
import dev.touchstone.metrics.text.ter.TerCorpus;
import dev.touchstone.metrics.text.ter.TerCounts;
import dev.touchstone.metrics.text.ter.TerSettings;

/// `ter`: TER of sentences and corpora with sacrebleu's arguments.
@AutoService(GoldenFamily.class)
public final class TerFamily implements GoldenFamily {

    @Override
    public String name() {
        return "ter";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, false));
        one.kindIsLabel();
        Tracked params = one.params();
        Ter ter = Ter.of(new TerSettings(params.flag("normalized", false), params.flag("no_punct", false),
                params.flag("asian_support", false), params.flag("case_sensitive", false)));
        TerCounts counts;
        if (one.corpus()) {
            TerCorpus corpus = ter.corpus();
            Segments.feed(one.input().texts("hyps"), one.input().textStreams("refs"), corpus::add);
            counts = corpus.counts();
        } else {
            counts = ter.sentence(one.input().text("hyp"), Segments.given(one.input().gappyTexts("refs")));
        }
        one.expected().number("score", counts.score());
        one.expected().number("num_edits", counts.edits());
        one.expected().number("ref_length", counts.referenceLength());
        return one.verdict();
    }
}
