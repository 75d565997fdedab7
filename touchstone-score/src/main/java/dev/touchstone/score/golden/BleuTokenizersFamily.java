package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.metrics.text.bleu.BleuTokenizer;

/// `bleu_tokenizers`: what each of sacrebleu's tokenizers makes of a line, to the letter.
@AutoService(GoldenFamily.class)
public final class BleuTokenizersFamily implements GoldenFamily {

    @Override
    public String name() {
        return "bleu_tokenizers";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.bare(goldenCase, Tolerance.EXACT);
        one.kindIsLabel();
        String line = one.own().text("input");
        for (BleuTokenizer tokenizer : BleuTokenizer.values()) {
            one.expected().text(tokenizer.signature(), tokenizer.tokenize(line));
        }
        return one.verdict();
    }
}
