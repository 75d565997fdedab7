package dev.touchstone.tasks.extract;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the number that a text begins with where an explanation follows: `15`, blank line, `Explanation:
/// ...`.
final class LeadingNumber {

    private static final Pattern EXPLANATION = Pattern.compile(
            "(?i)[\\s*#>-]{0,12}(?:explanation|reason(?:ing|s)?\\b|steps?\\b|step-by-step|justification"
            + "|working|solution"
            + "|here(?:'s| is)\\b|because|this is because|how\\b|calculation|breakdown|解析|解释|理由|说明|分析|过程|因为"
            + "|计算|步骤|解[:：])");
    private static final int LONGEST = 40;

    private LeadingNumber() {}

    static Optional<NumberReading> read(String plain) {
        int end = plain.indexOf('\n');
        if (end < 0 || end > LONGEST || !EXPLANATION.matcher(plain).region(end, plain.length()).lookingAt()) {
            return Optional.empty();
        }
        List<NumberToken> tokens = NumberScanner.all(plain, 0, end);
        boolean alone = tokens.size() == 1 && tokens.getFirst().end() <= end
                && plain.substring(0, tokens.getFirst().start()).isBlank()
                && plain.substring(tokens.getFirst().end(), end).strip().split("\\s").length <= 2;
        return alone ? Optional.of(new NumberReading(tokens.getFirst(), "leading_number")) : Optional.empty();
    }
}
