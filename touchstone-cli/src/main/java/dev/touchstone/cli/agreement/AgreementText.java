package dev.touchstone.cli.agreement;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.judge.agreement.Agreement;
import dev.touchstone.metrics.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// Agreement with people, in words and as JSON.
public final class AgreementText {

    private final Messages messages;

    /// In a language.
    public AgreementText(Locale locale) {
        this.messages = Messages.of(AgreementText.class, locale);
    }

    /// Lines for the screen.
    public List<String> lines(List<RunAgreement.OfUnit> units) {
        List<String> lines = new ArrayList<>();
        for (RunAgreement.OfUnit unit : units) {
            Agreement agreement = unit.agreement();
            if (agreement.compared() == 0) {
                lines.add(messages.text("agreement.nothing", unit.unit()));
            } else {
                Interval interval = agreement.accuracyInterval().orElseThrow();
                lines.add(messages.text("agreement.line", unit.unit(), agreement.compared(),
                        number(100.0 * agreement.same() / agreement.compared(), 1),
                        number(100 * interval.low(), 1), number(100 * interval.high(), 1),
                        measure(agreement.kappa()), measure(agreement.alpha())));
            }
            agreement.bias().ifPresent(bias ->
                    lines.add(messages.text("agreement.bias", unit.unit(), number(bias, 2))));
            if (agreement.unlabelled() + agreement.unjudged() > 0) {
                lines.add(messages.text("agreement.rest", unit.unit(), agreement.unlabelled(),
                        agreement.unjudged()));
            }
        }
        return lines;
    }

    /// The same as JSON.
    public static Fields json(RunAgreement.OfUnit unit) {
        Agreement agreement = unit.agreement();
        Fields fields = Fields.EMPTY
                .with("unit", Value.of(unit.unit()))
                .with("compared", Value.of(agreement.compared()))
                .with("same", Value.of(agreement.same()))
                .with("unlabelled", Value.of(agreement.unlabelled()))
                .with("unjudged", Value.of(agreement.unjudged()));
        if (agreement.compared() > 0) {
            Interval interval = agreement.accuracyInterval().orElseThrow();
            fields = fields.with("accuracy", Value.of((double) agreement.same() / agreement.compared()))
                    .with("low", Value.of(interval.low())).with("high", Value.of(interval.high()));
        }
        fields = with(fields, "cohens_kappa", agreement.kappa());
        fields = with(fields, "krippendorffs_alpha", agreement.alpha());
        return with(fields, "bias", agreement.bias());
    }

    private static Fields with(Fields fields, String name, OptionalDouble value) {
        return value.isPresent() ? fields.with(name, Value.of(value.getAsDouble())) : fields;
    }

    private String measure(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble(), 3) : messages.text("agreement.undefined");
    }

    private static String number(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
