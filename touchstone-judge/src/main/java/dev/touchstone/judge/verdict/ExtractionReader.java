package dev.touchstone.judge.verdict;

import dev.touchstone.judge.verdict.Verdict.Unread;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a judgement in the form of Humanity's Last Exam: whether the answer is right, the answer that was
/// found, and how sure it said it was, 0 to 100; 100 where nothing readable is said of that, as there.
public record ExtractionReader() implements VerdictReader {

    /// The part that holds the confidence, 0 to 1.
    public static final String CONFIDENCE = "confidence";

    private static final Choice CHOICE = new Choice(List.of("correct"), List.of("correct", "是否正确"),
            Map.of("yes", GradeReader.RIGHT, "no", GradeReader.WRONG, "true", GradeReader.RIGHT, "false",
                    GradeReader.WRONG, "correct", GradeReader.RIGHT, "incorrect", GradeReader.WRONG, "是",
                    GradeReader.RIGHT, "否", GradeReader.WRONG), Set.of());
    private static final List<String> ANSWER_FIELDS = List.of("final_answer", "extracted_final_answer");
    private static final Pattern ANSWER_LINE =
            Pattern.compile("(?im)^\\W*(?:extracted_)?final_answer\\W*:\\s*(.+)$");
    private static final int SHOWN = 200;

    @Override
    public Verdict read(String text) {
        Verdict verdict = CHOICE.in(text).verdict(GradeReader.VALUES, Map.of(CONFIDENCE, confidence(text)));
        return switch (verdict) {
            case Unread unread -> unread;
            case Verdict.Read read -> new Verdict.Read(
                    answer(text).map(answer -> read.label() + ": " + answer).orElse(read.label()),
                    read.value(), read.rule(), read.parts());
        };
    }

    private static double confidence(String text) {
        List<Double> found = Numbers.in(text, "confidence", List.of("confidence", "把握", "置信度")).values();
        boolean usable = found.size() == 1 && found.getFirst() >= 0 && found.getFirst() <= 100;
        return usable ? found.getFirst() / 100 : 1;
    }

    private static Optional<String> answer(String text) {
        for (String field : ANSWER_FIELDS) {
            List<JsonObjects.Found> values = JsonObjects.values(text, field);
            if (!values.isEmpty()) {
                return Optional.of(bounded(values.getLast().value()));
            }
        }
        Matcher line = ANSWER_LINE.matcher(text);
        return line.find() ? Optional.of(bounded(line.group(1).strip())) : Optional.empty();
    }

    private static String bounded(String answer) {
        return answer.length() <= SHOWN ? answer : answer.substring(0, SHOWN) + "…";
    }
}
