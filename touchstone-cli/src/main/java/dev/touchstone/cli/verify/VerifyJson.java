package dev.touchstone.cli.verify;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.score.golden.CaseVerdict.Difference;
import dev.touchstone.score.golden.Verification;
import java.util.List;

/// The outcome of `touchstone verify` as one JSON object.
///
/// `{exit, files: [{file, family, equal, total, not_counted, pass_rate, passed, failures: [{id, differences:
/// [{key, expected, found}]}]}]}`; a file that could not be judged is `{file, error: {code, message}}`.
final class VerifyJson {

    private VerifyJson() {}

    /// The object on one line, without a line feed.
    static String render(List<CheckedFile> checked, int exit) {
        return Json.write(Fields.EMPTY
                .with("exit", Value.of(exit))
                .with("files", new Value.Items(checked.stream().<Value>map(VerifyJson::file).toList())));
    }

    private static Fields file(CheckedFile checked) {
        return switch (checked) {
            case CheckedFile.Judged(Verification.Outcome outcome) -> odd(outcome.oddities(), Fields.EMPTY
                    .with("file", Value.of(outcome.file().toString()))
                    .with("family", Value.of(outcome.family()))
                    .with("equal", Value.of(outcome.equal()))
                    .with("total", Value.of(outcome.counted()))
                    .with("not_counted", Value.of(outcome.notCounted()))
                    .with("pass_rate", Value.of(outcome.passRate()))
                    .with("passed", Value.of(outcome.passed()))
                    .with("failures", new Value.Items(
                            outcome.failures().stream().<Value>map(VerifyJson::failure).toList())));
            case CheckedFile.NotJudged(String file, var reason) -> Fields.EMPTY
                    .with("file", Value.of(file))
                    .with("error", Fields.EMPTY
                            .with("code", Value.of(reason.code().id()))
                            .with("message", Value.of(reason.getMessage())));
        };
    }

    private static Fields odd(Verification.Oddities oddities, Fields file) {
        Fields told = oddities.repeatedIds().isEmpty() ? file
                : file.with("repeated_ids", Value.ofTexts(oddities.repeatedIds()));
        return oddities.otherCount().isEmpty() ? told
                : told.with("stated_cases", Value.of(oddities.otherCount().getAsLong()));
    }

    private static Fields failure(Verification.Failure failure) {
        return Fields.EMPTY
                .with("id", Value.of(failure.id()))
                .with("differences", new Value.Items(
                        failure.differences().stream().<Value>map(VerifyJson::difference).toList()));
    }

    private static Fields difference(Difference difference) {
        return Fields.EMPTY
                .with("key", Value.of(difference.key()))
                .with("expected", Value.of(difference.expected()))
                .with("found", Value.of(difference.found()));
    }
}
