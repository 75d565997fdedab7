package dev.touchstone.score.golden;

import com.google.auto.service.AutoService;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.math.MathConventions;
import dev.touchstone.math.MathEquality;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `extraction`: what the robust scorers read of a response, against what a person reads.
///
/// Numbers are compared as numbers, mathematics by its meaning or as texts without white space, options by
/// letter, verdicts as yes or no; `null` expects that nothing can be read.
@AutoService(GoldenFamily.class)
public final class ExtractionFamily implements GoldenFamily {

    private static final Map<String, String> SCORERS = Map.of("gsm8k", "number", "math", "math", "mcq",
            "choice", "mcq-multi", "choice_multi", "bool", "yes_no");

    /// Of a number as references are written: `70,000`, `-1.5`, `$18`, `50%`, `1/2`, `3e4`.
    private static final String NUMBER =
            "[-+−]?[$€£¥]?([0-9][0-9,]*(\\.[0-9]+)?|\\.[0-9]+)([eE][-+]?[0-9]+)?( ?%|/[0-9]+)?";

    private final Map<String, Scorer> scorers = new HashMap<>();
    private final MathEquality equality = new MathEquality(MathConventions.standard());

    @Override
    public String name() {
        return "extraction";
    }

    @Override
    public CaseVerdict check(Fields meta, Fields goldenCase) throws UnknownKey {
        Tracked one = new Tracked("key", goldenCase);
        one.find("id");
        one.find("note");
        one.text("style", "");
        one.text("lang", "");
        String task = one.text("task");
        Scorer scorer = scorer(task);
        String response = one.text("response");
        List<String> options = options(one);
        boolean nothing = one.find("expected").orElseThrow() instanceof Value.Absent;
        String expected = nothing ? "" : one.text("expected");
        one.done();
        checkForm(task, expected, nothing);
        Score score = scorer.score(new Answer(response, "", Finish.STOP),
                new Reference(expected, options, Fields.EMPTY));
        boolean read = score.reading() == Reading.PARSED;
        boolean equal = nothing ? !read
                : score.right() || task.equals("math") && read && same(expected, score.extracted());
        return equal ? new CaseVerdict.Equal()
                : new CaseVerdict.Differs(List.of(new CaseVerdict.Difference("expected",
                        nothing ? "(nothing)" : expected,
                        read ? "%s by %s".formatted(score.extracted(), score.rule())
                                : "(nothing, %s)".formatted(score.reading()))));
    }

    private Scorer scorer(String task) throws UnknownKey {
        String name = SCORERS.get(task);
        if (name == null) {
            throw GoldenCase.unknown("task", task);
        }
        if (scorers.isEmpty()) {
            Map<String, ScorerFactory> factories = Extensions.load(ScorerFactory.class, ScorerFactory::name);
            SCORERS.values().forEach(each -> scorers.put(each, factories.get(each).create(Fields.EMPTY)));
        }
        return scorers.get(name);
    }

    /// A truth of another form would be bent into shape by the scorers: `maybe` is no verdict.
    private static void checkForm(String task, String expected, boolean nothing) {
        String form = switch (task) {
            case "mcq" -> "[A-Z]";
            case "mcq-multi" -> "[A-Z]+";
            case "bool" -> "yes|no";
            case "gsm8k" -> NUMBER;
            default -> "(?s).+";
        };
        if (!nothing && !expected.matches(form)) {
            throw new MalformedCase("'expected' is '%s', which is no answer of the task '%s'".formatted(
                    expected, task));
        }
    }

    private static List<String> options(Tracked one) {
        List<String> texts = new ArrayList<>();
        Fields options = one.section("options");
        for (String letter : options.names()) {
            if (!letter.equals(String.valueOf((char) ('A' + texts.size())))) {
                throw new MalformedCase("option '%s' stands in the place of %c".formatted(letter,
                        (char) ('A' + texts.size())));
            }
            texts.add(CaseReader.text(options, letter));
        }
        return texts;
    }

    private boolean same(String expected, String extracted) {
        return compact(extracted).equals(compact(expected)) || equality.compare(expected, extracted).equal();
    }

    private static String compact(String answer) {
        return answer.replaceAll("\\s+", "");
    }
}
