package dev.touchstone.tasks.score;

import dev.touchstone.metrics.exact.Rational;
import dev.touchstone.tasks.extract.Extraction;
import dev.touchstone.tasks.extract.NumberExtractor;
import dev.touchstone.tasks.extract.NumberReading;
import dev.touchstone.tasks.extract.NumberToken;
import dev.touchstone.tasks.extract.Visible;
import dev.touchstone.tasks.score.equal.MathAnswers;
import dev.touchstone.tasks.score.equal.NumberText;
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
        boolean right = same(reading.get().token(), gold.text());
        return new Judged(Optional.of(extraction), right);
    }

    private static boolean same(NumberToken token, String gold) {
        return NumberText.parse(gold).map(number -> same(token, number)).orElseGet(() ->
                expressed(token, token.value(), gold) || expressed(token, token.face(), gold));
    }

    private static boolean same(NumberToken token, NumberText gold) {
        return token.value().equals(gold.value())
                || token.face().equals(gold.value())
                || token.percent() && token.face().equals(gold.value().times(HUNDRED))
                || gold.percent() && gold.value().equals(token.value().times(HUNDRED));
    }

    /// References in LaTeX or with arithmetic, such as `2^{10}`.
    private static boolean expressed(NumberToken token, Rational number, String gold) {
        return MathAnswers.equal(gold, token.percent() ? number.display() + "%" : number.display());
    }
}
