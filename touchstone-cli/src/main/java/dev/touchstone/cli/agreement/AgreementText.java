package dev.touchstone.cli.agreement;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.judge.agreement.Agreement;
import dev.touchstone.judge.agreement.Coefficient;
import dev.touchstone.judge.agreement.Label;
import dev.touchstone.metrics.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
            if (!unit.strangers().isEmpty()) {
                Label first = unit.strangers().getFirst();
                lines.add(messages.text("agreement.strangers", unit.unit(), unit.strangers().size(),
                        first.place(), String.valueOf(first.sample())));
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
                .with("unjudged", Value.of(agreement.unjudged()))
                .with("unknown_rows", Value.of(unit.strangers().size()));
        if (agreement.compared() > 0) {
            Interval interval = agreement.accuracyInterval().orElseThrow();
            fields = fields.with("accuracy", Value.of((double) agreement.same() / agreement.compared()))
                    .with("low", Value.of(interval.low())).with("high", Value.of(interval.high()));
        }
        fields = with(fields, "cohens_kappa", agreement.kappa());
        fields = with(fields, "krippendorffs_alpha", agreement.alpha());
        return agreement.bias().isPresent()
                ? fields.with("bias", Value.of(agreement.bias().getAsDouble())) : fields;
    }

    private static Fields with(Fields fields, String name, Optional<Coefficient> measure) {
        if (measure.isEmpty()) {
            return fields;
        }
        Fields valued = fields.with(name, Value.of(measure.get().value()));
        return measure.get().interval().map(ends -> valued.with(name + "_interval", Fields.EMPTY
                .with("low", Value.of(ends.low()))
                .with("high", Value.of(ends.high()))
                .with("method", Value.of(ends.method()))
                .with("resamples", Value.of(Coefficient.RESAMPLES))
                .with("seed", Value.of(Coefficient.SEED)))).orElse(valued);
    }

    private String measure(Optional<Coefficient> measure) {
        if (measure.isEmpty()) {
            return messages.text("agreement.undefined");
        }
        String value = number(measure.get().value(), 3);
        return measure.get().interval().map(ends -> messages.text("agreement.interval", value,
                number(ends.low(), 3), number(ends.high(), 3))).orElse(value);
    }

    private static String number(double value, int places) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }
}
