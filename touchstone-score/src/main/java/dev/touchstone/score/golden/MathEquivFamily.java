package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.math.MathConventions;
import dev.touchstone.math.MathEquality;
import java.util.Optional;

/// `math_equiv`: whether two mathematical answers mean the same, compared with the truth by construction.
///
/// What other libraries say of the pair stands beside it and is not compared; a truth of `null` is a matter
/// of convention and not counted.
@AutoService(GoldenFamily.class)
public final class MathEquivFamily implements GoldenFamily {

    private final MathEquality equality = new MathEquality(MathConventions.standard());

    @Override
    public String name() {
        return "math_equiv";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        GoldenCase one = GoldenCase.of(meta, goldenCase, Tolerance.EXACT);
        one.kindIsLabel();
        verdictOfOthers(one.expected(), "math_verify");
        verdictOfOthers(one.expected(), "math_verify_swapped");
        String gold = one.input().text("gold");
        String prediction = one.input().text("prediction");
        Optional<Value> truth = one.expected().take("truth");
        if (truth.isEmpty()) {
            throw new MalformedCase("'expected' has no 'truth'");
        }
        if (truth.get() instanceof Value.Absent) {
            one.verdict();
            return new CaseVerdict.NotCounted("a matter of convention");
        }
        one.expected().flag("truth", equality.compare(gold, prediction).equal());
        return one.verdict();
    }

    private static void verdictOfOthers(Comparing expected, String key) {
        expected.take(key).filter(value -> !(value instanceof Value.Absent || value instanceof Value.Flag))
                .ifPresent(value -> {
                    throw CaseReader.wrong("expected." + key, value, "true, false or null");
                });
    }
}
