package dev.touchstone.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    @Test
    void aRowHasItsValueOnTheTablesScaleAndItsCounts() {
        Row row = new Row("m", "gsm8k", "f588a9", "accuracy", "gen",
                Measure.of(37.5, 18.25, new ConfidenceInterval(13.5, 69.25, "wilson")),
                new Counts(3, 4, 1, 0, 1, 0));

        assertThat(render(row)).isEqualTo("""
                {"run_dir":"20261122_010000","exit":0,"rows":[{"model":"m","dataset":"gsm8k",\
                "version":"f588a9","metric":"accuracy","mode":"gen","value":37.5,"standard_error":18.25,\
                "samples":8,"right":3,"wrong":4,"unparsed":1,"failed":0,"truncated":1,"refused":0,\
                "interval":{"low":13.5,"high":69.25,"method":"wilson"}}]}""");
    }

    @Test
    void aRowWithoutAValueHasTheReasonInItsPlaceAndNoNull() {
        Row row = new Row("模型", "gsm8k", "f588a9", "accuracy", "gen",
                new Measure.Missing("every request failed"),
                new Counts(0, 0, 0, 8, 0, 0));

        String json = render(row);

        assertThat(json).contains("\"model\":\"模型\"", "\"unmeasured\":\"every request failed\"",
                "\"failed\":8")
                .doesNotContain("\"value\"", "null", "NaN");
        assertThat(Json.parse(json)).isNotNull();
    }

    @Test
    void answersThatAreRightInPartAreToldWhereThereAreSomeAndReadAgain() {
        Row row = new Row("m", "talks", "f588a9", "accuracy", "gen", Measure.of(50, 10,
                new ConfidenceInterval(13.5, 69.25, "normal")), new Counts(3, 4, 1, 0, 1, 0, 0, 2));

        String json = render(row);

        assertThat(json).contains("\"samples\":10,\"right\":3,\"partly\":2,\"wrong\":4");
        Fields read = (Fields) ((Fields) Json.parse(json)).findItems("rows").orElseThrow().getFirst();
        assertThat(JsonReport.readRow(read).counts()).isEqualTo(row.counts());
    }

    private static String render(Row row) {
        Report report = new Report(new Report.Axes(List.of(row.model()), List.of(row.dataset()), List.of()),
                List.of(row), Detail.SCORES, List.of(), List.of());
        return JsonReport.render(report, Path.of("20261122_010000"), 0);
    }

    @Test
    void aRunThatCouldNotBeBegunIsOneObjectToo() {
        assertThat(JsonReport.failure(new TouchstoneException(ErrorCode.DATA_NOT_FOUND, "no \"data\""), 2))
                .isEqualTo("{\"exit\":2,\"rows\":[],"
                        + "\"error\":{\"code\":\"TS-DAT-001\",\"message\":\"no \\\"data\\\"\"}}");
    }
}
