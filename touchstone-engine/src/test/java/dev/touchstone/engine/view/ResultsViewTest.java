package dev.touchstone.engine.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.value.Fields;
import dev.touchstone.engine.report.ConfidenceInterval;
import dev.touchstone.engine.report.Counts;
import dev.touchstone.engine.report.Detail;
import dev.touchstone.engine.report.Measure;
import dev.touchstone.engine.report.Row;
import dev.touchstone.engine.report.SampleRuns;
import dev.touchstone.engine.view.ScoredSample.ScoredAttempt;
import dev.touchstone.store.log.LoggedAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsViewTest {

    private static final SortedMap<String, String> NO_FINGERPRINT = Collections.emptySortedMap();
    private static final Question QUESTION = Attempts.question(4, new Prompt.Text("1+1=?"), "#### 2");
    private static final Score RIGHT = new Score(1, Reading.PARSED, "2", "answer_is", "2");
    private static final Score UNREAD = new Score(0, Reading.REFUSED, "", "", "2");

    @TempDir
    private Path folder;

    private Path target() {
        return folder.resolve("results").resolve("t.json");
    }

    private static Row row(String metric, Measure measure, Counts counts) {
        return new Row("m", "t", "f588a9", metric, "gen", measure, counts);
    }

    private static ScoredAttempt answered(int repeat, String text, Score... scores) {
        Outcome outcome = Attempts.answered(QUESTION, repeat, text, "", Finish.STOP).outcome();
        return new ScoredAttempt(repeat, outcome, List.of(scores));
    }

    @Test
    void detailsEqualThoseOfAisbenchByteForByte() throws IOException {
        String theirs = SampleRuns.text(SampleRuns.DEMO, "results/vllm-api-general-chat/demo_gsm8k.json");
        List<String> rows = SampleRuns.text(SampleRuns.DEMO,
                "predictions/vllm-api-general-chat/demo_gsm8k.jsonl")
                .lines().toList();
        try (ResultsView view = new ResultsView(target(), List.of("compat"), Detail.FULL)) {
            for (String line : rows) {
                LoggedAttempt attempt = Attempts.ofRow((Fields) Json.parse(line), 0);
                String text = ((Outcome.Generated) attempt.outcome()).text();
                view.add(new ScoredSample(attempt.question(), List.of(new ScoredAttempt(0, attempt.outcome(),
                        List.of(Attempts.score(text, attempt.question().gold()))))));
            }
            view.finish(List.of(row("accuracy", Measure.of(50), new Counts(4, 2, 2, 0, 0, 0))),
                    NO_FINGERPRINT);
        }

        String ours = Files.readString(target());

        assertThat(ours).startsWith(theirs.substring(0, theirs.lastIndexOf('\n')) + ",\n    \"counts\": {");
        assertThat(Json.parse(ours)).isInstanceOf(Fields.class);
    }

    @Test
    void metricsComeFirstThenCountsThenOneLinePerAttempt() {
        try (ResultsView view = new ResultsView(target(), List.of("robust", "compat"), Detail.SCORES)) {
            view.add(new ScoredSample(QUESTION, List.of(answered(0, "2", RIGHT, UNREAD),
                    new ScoredAttempt(1, Attempts.failed(QUESTION, 1).outcome(), List.of()))));
            Counts counts = new Counts(1, 0, 0, 1, 0, 0);
            view.finish(List.of(row("accuracy", Measure.of(100), counts),
                    row("avg@2", Measure.of(100), counts),
                    row("accuracy (compat)", new Measure.NotAvailable("needs math_verify"), Counts.NONE)),
                    NO_FINGERPRINT);
        }

        assertThat(target()).hasContent("""
                {
                    "accuracy": 100.0,
                    "avg@2": 100.0,
                    "unmeasured": {
                        "accuracy (compat)": "needs math_verify"
                    },
                    "counts": {
                        "accuracy": {
                            "samples": 2,
                            "right": 1,
                            "wrong": 0,
                            "unparsed": 0,
                            "failed": 1,
                            "truncated": 0,
                            "refused": 0
                        }
                    },
                    "mode": "gen",
                    "samples": [
                        {"id": 4, "robust": {"score": 1.0, "reading": "parsed", "extracted": "2", \
                "rule": "answer_is"}, "compat": {"score": 0.0, "reading": "refused"}},
                        {"id": 4, "repeat": 1, "unscored": "generation_failed", "code": "TS-MDL-004"}
                    ]
                }""");
    }

    @Test
    void repeatsAreItemsOfTheDetailsAndFailuresAreNot() {
        try (ResultsView view = new ResultsView(target(), List.of("robust"), Detail.FULL)) {
            view.add(new ScoredSample(QUESTION, List.of(answered(0, "2", RIGHT),
                    new ScoredAttempt(1, Attempts.failed(QUESTION, 1).outcome(), List.of()),
                            answered(2, "no", UNREAD))));
            view.add(new ScoredSample(Attempts.question(5, new Prompt.Text("?"), ""), List.of(
                    new ScoredAttempt(0, Attempts.failed(QUESTION, 0).outcome(), List.of()))));
            view.finish(List.of(row("accuracy", Measure.of(50), Counts.NONE)), NO_FINGERPRINT);
        }

        Fields result = (Fields) Json.parse(read());
        Fields details = result.findFields("details").orElseThrow();
        assertThat(details.names()).containsExactly("4");
        assertThat(Json.write(details.findFields("4").orElseThrow())).isEqualTo(
                "{\"prompt\":\"1+1=?\",\"origin_prediction\":[\"2\",\"no\"],\"predictions\":[\"2\",\"NULL\"],"
                        + "\"references\":[\"2\",\"2\"],\"correct\":[true,false]}");
        assertThat(result.findItems("samples").orElseThrow()).hasSize(4);
    }

    @Test
    void eachMeasuredMetricHasItsErrorAndInterval() {
        try (ResultsView view = new ResultsView(target(), List.of("robust"), Detail.SCORES)) {
            ConfidenceInterval interval = new ConfidenceInterval(45, 55, "wilson");
            view.finish(List.of(row("accuracy", Measure.of(50, 2.5, interval), Counts.NONE),
                    row("avg@2", Measure.of(50), Counts.NONE)), NO_FINGERPRINT);
        }

        assertThat(Json.write(Json.parse(read()))).contains("\"estimates\":{\"accuracy\":"
                + "{\"standard_error\":2.5,\"low\":45.0,\"high\":55.0,\"method\":\"wilson\"}},"
                + "\"counts\"");
    }

    @Test
    void aViewThatIsNotFinishedLeavesTheOlderFileAlone() throws IOException {
        Files.createDirectories(target().getParent());
        Files.writeString(target(), "older");

        try (ResultsView view = new ResultsView(target(), List.of("robust"), Detail.FULL)) {
            view.add(new ScoredSample(QUESTION, List.of(answered(0, "2", RIGHT))));
        }

        assertThat(target()).hasContent("older");
        try (Stream<Path> files = Files.list(target().getParent())) {
            assertThat(files).containsExactly(target());
        }
    }

    @Test
    void aUnitWithoutSamplesGivesAValidFile() {
        try (ResultsView view = new ResultsView(target(), List.of("robust"), Detail.FULL)) {
            view.finish(List.of(row("accuracy", new Measure.Missing("no answers yet"), Counts.NONE)),
                    NO_FINGERPRINT);
        }

        assertThat(Json.write(Json.parse(read()))).isEqualTo("{\"details\":{},\"type\":\"GEN\","
                + "\"unmeasured\":{\"accuracy\":\"no answers yet\"},\"counts\":{},"
                + "\"mode\":\"gen\",\"samples\":[]}");
    }

    @Test
    void anAttemptWithTooFewScoresIsOurBug() {
        try (ResultsView view = new ResultsView(target(), List.of("robust", "compat"), Detail.SCORES)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> view.add(new ScoredSample(QUESTION, List.of(answered(0, "2", RIGHT)))))
                    .withMessageContaining("sample 4 has 1 scores");
        }
    }

    private String read() {
        try {
            return Files.readString(target());
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
