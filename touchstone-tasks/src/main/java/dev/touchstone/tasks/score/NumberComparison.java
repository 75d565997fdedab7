package dev.touchstone.tasks.score;

import dev.touchstone.metrics.exact.Rational;
import dev.touchstone.tasks.extract.Extraction;
import dev.touchstone.tasks.extract.NumberExtractor;
import dev.touchstone.tasks.extract.NumberReading;
import dev.touchstone.tasks.extract.NumberScanner;
import dev.touchstone.tasks.extract.NumberToken;
import dev.touchstone.tasks.extract.Visible;
import dev.touchstone.tasks.score.equal.NumberLiteral;
import java.util.List;
import java.util.Optional;

/// Compares numbers exactly, never rounded; references may be worked solutions that end in `#### 12` or `A:
/// 12`.
///
/// `1.5 million` equals 1,500,000 and, for questions that ask for millions, 1.5; `50%` equals 50 and 0.5.
final class NumberComparison implements Comparison {

    private static final NumberExtractor NUMBERS = new NumberExtractor();
    private static final Rational HUNDRED = Rational.of(100);

    @Override
    public String shown(String gold) {
        int hash = gold.lastIndexOf("####");
        if (hash >= 0) {
            return gold.substring(hash + 4).strip();
        }
        int line = gold.lastIndexOf("\nA:");
        return (line >= 0 ? gold.substring(line + 3) : gold).strip();
    }

    @Override
    public Judged judge(Visible visible, Gold gold) {
        Optional<NumberReading> reading = NUMBERS.read(visible);
        if (reading.isEmpty()) {
            return Judged.NOTHING;
        }
        Extraction extraction = NumberExtractor.extraction(visible, reading.get());
        NumberToken token = reading.get().token();
        boolean right = number(gold.text()).map(number -> same(token, number)).orElse(false);
        return new Judged(Optional.of(extraction), right);
    }

    static Optional<NumberLiteral> number(String gold) {
        return NumberLiteral.parse(gold).or(() -> {
            List<NumberToken> tokens = NumberScanner.all(gold, 0, gold.length());
            return tokens.size() == 1
                    ? Optional.of(new NumberLiteral(tokens.getFirst().value(), tokens.getFirst().percent()))
                    : Optional.empty();
        });
    }

    private static boolean same(NumberToken token, NumberLiteral gold) {
        return token.value().equals(gold.value())
                || token.face().equals(gold.value())
                || token.percent() && token.face().equals(gold.value().times(HUNDRED))
                || gold.percent() && gold.value().equals(token.value().times(HUNDRED));
    }
}
