package dev.touchstone.tasks.score;

import dev.touchstone.tasks.extract.ChoiceExtractor;
import dev.touchstone.tasks.extract.Decimals;
import dev.touchstone.tasks.extract.Visible;
import dev.touchstone.tasks.extract.YesNoExtractor;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Picks the kind of answer by the form of the reference: `(B)` a choice, `Yes` or `False` a verdict, digits
/// a number, else a text.
final class BbhComparison implements Comparison {

    private static final Pattern OPTION = Pattern.compile("\\([A-Z]\\)");
    private static final Set<String> VERDICTS = Set.of("yes", "no", "true", "false");

    private final Comparison choice = new ExtractionComparison(new ChoiceExtractor(), GoldForms::letter);
    private final Comparison verdict = new ExtractionComparison(new YesNoExtractor(), GoldForms::verdict);
    private final Comparison number = new NumberComparison();
    private final Comparison text = new TextComparison();

    @Override
    public Judged judge(Visible visible, Gold gold) {
        Comparison kind = kind(gold.text());
        return kind.judge(visible, new Gold(kind.shown(gold.text()), gold.choices()));
    }

    private Comparison kind(String gold) {
        if (OPTION.matcher(gold).matches()) {
            return choice;
        }
        if (VERDICTS.contains(gold.toLowerCase(Locale.ROOT))) {
            return verdict;
        }
        return Decimals.parse(gold).isPresent() ? number : text;
    }
}
