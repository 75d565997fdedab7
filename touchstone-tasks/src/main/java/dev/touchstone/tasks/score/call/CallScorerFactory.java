package dev.touchstone.tasks.score.call;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.score.Settings;
import java.util.Locale;

/// Function calls by BFCL's rules: `scorer: {function: bfcl_ast, wanted: one, language: python, asked:
/// tools}`.
///
/// Settings: `wanted` is `one` (exactly one call), `any_order` (several), `none` (no call is right) or `some`
/// (any call is right); `language` is `python`, `java` or `javascript`; `asked` is `tools` or `text`. The
/// question carries `function` (what could be called) and `ground_truth` (accepted calls) as tags.
@AutoService(ScorerFactory.class)
public final class CallScorerFactory implements ScorerFactory {

    /// Creates the factory.
    public CallScorerFactory() {}

    @Override
    public String name() {
        return "bfcl_ast";
    }

    @Override
    public Scorer create(Fields settings) {
        Settings read = new Settings(name(), settings).only("wanted", "language", "asked");
        Wanted wanted = Wanted.valueOf(upper(read.choice("wanted", "one", "any_order", "none", "some")));
        Language language = Language.valueOf(upper(read.choice("language", "python", "java", "javascript")));
        boolean tools = read.choice("asked", "tools", "text").equals("tools");
        return new CallScorer(wanted, new CallReader(tools, language), new CallChecker(language, tools));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
