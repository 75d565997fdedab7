package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.text.bleu.Bleu;
import dev.touchstone.metrics.text.bleu.BleuCorpus;

/// `bleu_corpus`: BLEU of a corpus that stands in `meta.corpora`, references as streams with gaps.
@AutoService(GoldenFamily.class)
public final class BleuCorpusFamily implements GoldenFamily {

    @Override
    public String name() {
        return "bleu_corpus";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, new Tolerance(1e-9, false));
        one.kindIsLabel();
        String group = one.input().text("group");
        Tracked texts = new Tracked("part of a corpus", CaseReader.section(meta, "corpora").findFields(group)
                .orElseThrow(() -> new MalformedCase("'meta.corpora' has no corpus '%s'".formatted(group))));
        BleuCorpus corpus = Bleu.of(BleuParams.settings(one.params())).corpus();
        Segments.feed(texts.texts("hyps"), texts.textStreams("refs"), corpus::add);
        texts.done();
        BleuParams.compare(one.expected(), corpus.score());
        return one.verdict();
    }
}
