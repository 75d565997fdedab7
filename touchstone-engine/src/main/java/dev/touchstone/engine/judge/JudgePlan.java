package dev.touchstone.engine.judge;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.judge.Conditions;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.generate.AnswerCache;
import dev.touchstone.store.log.JudgementLog;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One judge as it is asked, with all that names its replies.
///
/// @param abbr the judge's name in files and tables
/// @param identity its model's own name; empty where no reply tells it yet and no server was asked
/// @param settings how its replies are generated
record JudgePlan(String abbr, Optional<String> identity, GenerationSettings settings) {

    /// Room for a reason and a verdict; a model file that allows more keeps it.
    private static final int REPLY_TOKENS = 1024;

    private static final String IDENTITY = "identity";
    private static final String ASKED = "asked_model";
    private static final String GENERATION = "generation";

    /// A judge by its model file; the identity is what an earlier session met under the same model id.
    static JudgePlan of(ModelSpec judge, Conditions conditions, JudgementLog held) {
        int bound = conditions.maxOutputTokens().orElseGet(() ->
                Math.max(REPLY_TOKENS, judge.maxOutputTokens().orElse(REPLY_TOKENS)));
        Optional<String> identity = held.headers().reversed().stream()
                .filter(header -> header.findText(ASKED).filter(judge.model()::equals).isPresent())
                .flatMap(header -> header.findText(IDENTITY).stream()).findFirst();
        return new JudgePlan(judge.abbr(), identity, settings(judge, conditions));
    }

    /// How a judge's replies are generated.
    static GenerationSettings settings(ModelSpec judge, Conditions conditions) {
        int bound = conditions.maxOutputTokens().orElseGet(() ->
                Math.max(REPLY_TOKENS, judge.maxOutputTokens().orElse(REPLY_TOKENS)));
        return new GenerationSettings(bound, judge.generation().merge(conditions.generation()));
    }

    /// A judge of which only replies are known: as the newest session asked it.
    static JudgePlan ofHeld(String abbr, JudgementLog held) {
        Fields header = held.headers().isEmpty() ? Fields.EMPTY : held.headers().getLast();
        Map<String, Value> arguments =
                new TreeMap<>(header.findFields(GENERATION).orElse(Fields.EMPTY).entries());
        int bound = arguments.remove("max_tokens") instanceof Value.Numeric number
                ? number.number().intValue() : REPLY_TOKENS;
        return new JudgePlan(abbr, header.findText(IDENTITY),
                new GenerationSettings(Math.max(1, bound), new Fields(arguments)));
    }

    /// This judge under the name that its server tells.
    JudgePlan identified(String name) {
        return new JudgePlan(abbr, Optional.of(name), settings);
    }

    /// What the header of a segment of its replies records.
    Fields origin(ModelSpec judge, Conditions conditions) {
        return Fields.EMPTY
                .with(IDENTITY, Value.of(identity.orElseThrow()))
                .with(ASKED, Value.of(judge.model()))
                .with(GENERATION, settings.toFields())
                .with("instrument", conditions.description());
    }

    /// The name of a reply's content; none where the judge's identity is not known.
    Optional<String> key(Prompt.Asked prompt, int repeat) {
        return identity.map(name -> AnswerCache.Key.of(name, new GenerationRequest(
                new AttemptKey(0, repeat), prompt, settings(repeat))).hash());
    }

    private GenerationSettings settings(int repeat) {
        return repeat > 0 && settings.seed().isPresent()
                ? settings.with("seed", Value.of(settings.seed().getAsLong() + repeat)) : settings;
    }
}
