package dev.touchstone.score.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong in a file is told with file and line, by the quick readers and by the reader of rows alike.
class HostileInputTest {

    @TempDir
    private Path folder;

    @Test
    void aNumberThatJsonDoesNotHaveIsNamed() {
        refused("roc_auc", "n.jsonl", "{\"label\":1,\"score\":NaN}\n", "'NaN', which JSON does not have");
    }

    @Test
    void emptyFilesHoldNoRows() {
        for (String name : List.of("e.jsonl", "e.csv", "e.tsv", "e.json")) {
            refused("accuracy", name, "", "e.");
            refused("bleu", name, "", "e.");
        }
        refused("percentile", "e.txt", "\n\n", "holds no rows");
        refused("accuracy", "e.csv", "truth,prediction\n", "holds no rows");
        refused("bleu", "e.csv", "reference,prediction\n", "holds no rows");
    }

    @Test
    void raggedRowsAreToldWithTheirLine() {
        for (String metric : List.of("accuracy", "bleu")) {
            refused(metric, "r.csv", "reference,prediction\na,b\na\n", "line 3");
            refused(metric, "r.csv", "reference,prediction\na,b\na,b,c\n", "line 3");
            refused(metric, "r.tsv", "reference\tprediction\n\na\n", "line 3");
        }
    }

    @Test
    void scoresThatAreNoNumbersAreToldWithTheirLine() {
        for (String score : List.of("NaN", "Infinity", "-inf", "", "0x1p3", "1d", "1e999", "ten")) {
            refused("roc_auc", "s.csv", "truth,score\n1,0.5\n0," + score + "\n", "line 3");
            refused("percentile", "v.txt", "1\n" + (score.isEmpty() ? "x" : score) + "\n", "line 2");
        }
        refused("roc_auc", "s.jsonl", "{\"truth\":1,\"score\":NaN}\n", "line 1");
        refused("roc_auc", "s.jsonl", "{\"truth\":1,\"score\":1e999999999}\n", "line 1");
        refused("bleu", "s.jsonl", "{\"prediction\":[1e999999999],\"reference\":\"a\"}\n", "line 1");
        refused("brier", "s.csv", "truth,score\n1,1.5\n", "expected a probability");
        refused("roc_auc", "s.csv", "truth,score\nmaybe,0.5\n", "the truth is 'maybe'");
    }

    @Test
    void idsThatOccurTwiceAreToldWithTheirLine() {
        refused("accuracy", "d.csv", "id,truth,prediction\nx,a,b\ny,a,b\nx,a,a\n", "line 4");
        refused("bleu", "d.jsonl", "{\"id\":1,\"prediction\":\"a\",\"reference\":\"b\"}\n".repeat(2),
                "line 2");
        refused("accuracy", "d.jsonl", "{\"id\":\"1\",\"prediction\":\"a\",\"truth\":\"b\"}\n".repeat(2),
                "'1'");
    }

    @Test
    void labelsThatWereNotNamedAreToldWithTheirLine() {
        Map<String, String> options = Map.of("labels", "a,b");
        refused("accuracy", options, "l.csv", "truth,prediction\na,b\nc,b\n", "line 3", "'c'");
        refused("accuracy", options, "l.jsonl", "{\"truth\":\"c\",\"prediction\":\"a\"}\n", "line 1", "'c'");
        refused("accuracy", "l.csv", "truth,prediction\n,b\n", "line 2", "the truth is empty");
    }

    @Test
    void bytesThatAreNoTextAreToldWithTheirLine() {
        byte[] invalid = "reference,prediction\na,b\na,\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        refused("accuracy", Measured.file(folder, "u.csv", invalid), "line 3", "UTF-8");
        refused("bleu", Measured.file(folder, "u.csv", invalid), "line 3", "UTF-8");
        byte[] number = "1\n\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        refused("percentile", Measured.file(folder, "u.txt", number), "line 2", "UTF-8");
    }

    @Test
    void filesThatWereCutAreToldWithTheirLine() {
        String rows = "{\"id\":1,\"prediction\":\"a b c\",\"references\":[\"a b c\"]}\n".replace("1", "%d");
        String whole = rows.formatted(1) + rows.formatted(2);
        int first = whole.indexOf('\n') + 1;
        for (int length = first + 1; length < whole.length() - 1; length++) {
            refused("bleu", "c.jsonl", whole.substring(0, length), "line 2", "cut off");
        }
        refused("bleu", "c.csv", "prediction,reference\na,\"b", "line 2", "cut off");
    }

    @Test
    void fieldsThatAreMissingOrOfAnotherTypeAreToldWithTheirLine() {
        refused("bleu", "m.jsonl", "{\"prediction\":\"a\"}\n", "line 1", "has no 'references'");
        refused("bleu", "m.jsonl", "{\"reference\":\"a\"}\n", "line 1", "has no 'prediction'");
        refused("bleu", "m.jsonl", "{\"prediction\":\"a\",\"references\":[]}\n", "line 1", "empty list");
        refused("bleu", "m.jsonl", "{\"prediction\":{},\"references\":[\"a\"]}\n", "line 1",
                "expected a text");
        refused("bleu", "m.jsonl", "{\"prediction\":\"a\",\"references\":[null]}\n", "line 1",
                "expected a text");
        refused("bleu", "m.jsonl", "[1]\n", "line 1");
        refused("pass_at_k", "m.jsonl", "{\"n\":2,\"c\":3}\n", "line 1", "0 <= c <= n");
        refused("pass_at_k", "m.jsonl", "{\"n\":2.5,\"c\":1}\n", "line 1", "whole number");
        refused("pass@3", "m.jsonl", "{\"n\":2,\"c\":1}\n", "line 1", "k = 3");
        refused("maj@2", "m.jsonl", "{\"n\":2,\"c\":1}\n", "line 1", "needs 'predictions'");
        refused("perplexity", "m.jsonl", "{\"log_likelihood\":1,\"tokens\":3}\n", "line 1", "at most 0");
        refused("perplexity", "m.jsonl", "{\"log_likelihood\":-1,\"tokens\":0}\n", "line 1", "no tokens");
        refused("fleiss_kappa", "m.jsonl", "{\"ratings\":[1,2]}\n{\"ratings\":[1]}\n", "line 2", "needs 2");
        refused("krippendorff_alpha", Map.of("level-of-measurement", "interval"), "m.jsonl",
                "{\"ratings\":[\"low\",2]}\n", "line 1", "'low'");
        refused("accuracy", "m.csv", "gold_label,guess\na,b\n", "line 1", "has no column 'truth'");
    }

    @Test
    void aLineWithoutAnEndIsGivenUpInBoundedMemory() {
        byte[] line = new byte[100 << 20];
        Arrays.fill(line, (byte) '1');
        refused("percentile", Measured.file(folder, "long.txt", line), "longer than 64 MiB");
        refused("accuracy", Measured.file(folder, "long.csv", line), "longer than 64 MiB");
        refused("bleu", Measured.file(folder, "long.jsonl", line), "longer than 64 MiB");
    }

    @Test
    void filesSideBySideMustHaveAsManyLines() {
        Path two = Measured.file(folder, "two.txt", "a\nb\n");
        Path three = Measured.file(folder, "three.txt", "a\nb\nc\n");
        refused("bleu", new MeasureInput.Lines(three, List.of(two)), "two.txt ends after line 2");
        refused("bleu", new MeasureInput.Lines(two, List.of(two, three)), "two.txt ends after line 2");
        refused("accuracy", new MeasureInput.Lines(two, List.of(two)), "does not compare texts");
    }

    @Test
    void rankingsThatAreWrongAreToldWithTheirLine() {
        String run = "q1 Q0 d1 1 2.5 tag\n";
        String qrels = "q1 0 d1 1\n";
        ranking(qrels, run + "q1 Q0 d2 2 NaN tag\n", "run.txt, line 2", "no finite number");
        ranking(qrels, run + "q1 Q0 d1 2 1 tag\n", "run.txt, line 2", "retrieved twice");
        ranking(qrels, run + "q1 Q0 d2 2 1\n", "run.txt, line 2", "5 fields");
        ranking(qrels + "q1 0 d1 2\n", run, "qrels.txt, line 2", "judged twice");
        ranking(qrels + "q1 0 d2 high\n", run, "qrels.txt, line 2", "no whole number");
        ranking("q9 0 d1 1\n", run, "no query");
        ranking("", run, "qrels.txt", "holds no rows");
        ranking(qrels, "\n", "run.txt", "holds no rows");
        byte[] invalid = "q1 Q0 d\u00e9 1 1 tag\n".getBytes(StandardCharsets.ISO_8859_1);
        refused("map", new MeasureInput.Ranking(Measured.file(folder, "qrels.txt", qrels),
                Measured.file(folder, "run.txt", invalid), false), "line 1", "UTF-8");
    }

    @Test
    void whatIsNoFileIsToldByItsName() {
        refused("percentile", folder.resolve("absent.txt"), "absent.txt");
        refused("accuracy", folder.resolve("absent.csv"), "absent.csv");
        refused("accuracy", folder, folder.toString());
        refused("map", new MeasureInput.Ranking(folder, folder, false), folder.toString());
    }

    private void ranking(String qrels, String run, String... messages) {
        refused("map", new MeasureInput.Ranking(Measured.file(folder, "qrels.txt", qrels),
                Measured.file(folder, "run.txt", run), false), messages);
    }

    private void refused(String metric, String name, String content, String... messages) {
        refused(metric, Map.of(), name, content, messages);
    }

    private void refused(String metric, Map<String, String> options, String name, String content,
            String... messages) {
        refused(metric, options, Measured.rows(Measured.file(folder, name, content)), messages);
    }

    private void refused(String metric, Path file, String... messages) {
        refused(metric, Map.of(), Measured.rows(file), messages);
    }

    private void refused(String metric, MeasureInput input, String... messages) {
        refused(metric, Map.of(), input, messages);
    }

    private void refused(String metric, Map<String, String> options, MeasureInput input, String... messages) {
        assertThatThrownBy(() -> Measured.totals(metric, options, input)).as("%s of %s", metric, input)
                .isInstanceOfSatisfying(TouchstoneException.class, refusal -> {
                    assertThat(refusal.code()).isIn(ErrorCode.DATA_EMPTY, ErrorCode.DATA_INVALID_ROW,
                            ErrorCode.DATA_NO_FILE, ErrorCode.DATA_UNREADABLE, ErrorCode.COMMAND_INVALID);
                    assertThat(refusal.getMessage().length()).isLessThan(1000);
                    for (String message : messages) {
                        assertThat(refusal).hasMessageContaining(message);
                    }
                });
    }
}
