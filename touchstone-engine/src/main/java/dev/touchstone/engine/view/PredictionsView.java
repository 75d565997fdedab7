package dev.touchstone.engine.view;

import static java.util.Objects.requireNonNull;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.IoReason;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.sample.Question;
import dev.touchstone.store.layout.AtomicFile;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.LoggedAttempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The answers of one unit in AISBench's form: `predictions/<model>/<task>.jsonl`, or `.json` as in its
/// version 3.0.
///
/// A row of the first form is `{data_abbr, id, success, uuid, origin_prompt, prediction, gold}` and behind
/// these, of ours and only where there is something to say, `repeat`, `finish_reason` and `usage`. The
/// model's thinking stands in front of its answer: `thinking</think>answer`. `uuid` is a hash of fingerprint,
/// sample and repeat. Failed attempts are not in it; they are the rows `{data_abbr, id, input, error_info}`
/// of `<task>_failed.jsonl`, which is removed when there are none. The attempts are read once, and once more
/// when some failed; memory stays constant.
public final class PredictionsView {

    private final RunFolder folder;
    private final String model;
    private final String task;
    private final RowIdentity identity;

    /// @param folder the run
    /// @param model abbr of the model
    /// @param task abbr of the task; AISBench's `data_abbr`
    /// @param fingerprint what makes the answers of this unit comparable; part of `uuid`
    public PredictionsView(RunFolder folder, String model, String task, String fingerprint) {
        this.folder = requireNonNull(folder, "folder");
        this.model = requireNonNull(model, "model");
        this.task = requireNonNull(task, "task");
        this.identity = new RowIdentity(fingerprint);
    }

    /// Writes the form of version 3.1, one row per line.
    ///
    /// @param attempts in (sample, repeat) order; may be walked twice
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses; the files that stood there are
    ///        untouched
    public void writeLines(Iterable<LoggedAttempt> attempts) {
        boolean[] failures = {false};
        AtomicFile.write(folder.predictions(model, task), PythonJson.writing(out -> {
            try (PythonJson json = PythonJson.compact(out)) {
                for (LoggedAttempt attempt : attempts) {
                    switch (attempt.outcome()) {
                        case Outcome.Answered answer -> line(json, attempt, answer);
                        case Outcome.Failed _ -> failures[0] = true;
                    }
                }
            }
        }));
        writeFailed(attempts, failures[0]);
    }

    /// Writes the form of version 3.0: `{"0": {origin_prompt, prediction, gold}, ...}`, four spaces per
    /// level. The key counts rows after each row is repeated: `sample * repeats + repeat`.
    ///
    /// @param attempts in (sample, repeat) order; may be walked twice
    /// @param repeats attempts per sample, at least 1
    /// @throws TouchstoneException `LOG_WRITE_FAILED` when the disk refuses; the files that stood there are
    ///        untouched
    public void writeObject(Iterable<LoggedAttempt> attempts, int repeats) {
        boolean[] failures = {false};
        AtomicFile.write(folder.predictions30(model, task), PythonJson.writing(out -> {
            try (PythonJson json = PythonJson.indented(out, 0).object()) {
                for (LoggedAttempt attempt : attempts) {
                    switch (attempt.outcome()) {
                        case Outcome.Answered answer -> {
                            long row = (long) attempt.key().sample() * repeats + attempt.key().repeat();
                            json.object(Long.toString(row));
                            content(json, attempt.question(), answer);
                            json.end();
                        }
                        case Outcome.Failed _ -> failures[0] = true;
                    }
                }
                json.end();
            }
        }));
        writeFailed(attempts, failures[0]);
    }

    private void line(PythonJson json, LoggedAttempt attempt, Outcome.Answered answer) {
        json.object()
                .text("data_abbr", task)
                .number("id", attempt.key().sample())
                .flag("success", true)
                .text("uuid", identity.of(attempt.key()));
        content(json, attempt.question(), answer);
        if (attempt.key().repeat() > 0) {
            json.number("repeat", attempt.key().repeat());
        }
        switch (answer) {
            case Outcome.Generated generated -> ending(json, generated);
            case Outcome.Ranked ranked -> PromptForm.likelihoods(json, ranked);
        }
        answer.usage().ifPresent(usage -> json.object("usage")
                .number("prompt_tokens", usage.promptTokens())
                .number("completion_tokens", usage.completionTokens())
                .end());
        json.end().endLine();
    }

    private static void ending(PythonJson json, Outcome.Generated answer) {
        if (answer.finish() != Finish.UNKNOWN) {
            json.text("finish_reason", answer.finish().wireName());
        }
        if (!answer.earlier().isEmpty()) {
            json.texts("earlier_predictions", answer.earlier());
        }
        if (!answer.calls().isEmpty()) {
            json.array("tool_calls");
            answer.calls().forEach(call -> json.object()
                    .text("name", call.name()).text("arguments", call.arguments()).end());
            json.endArray();
        }
    }

    private static void content(PythonJson json, Question question, Outcome.Answered answer) {
        PromptForm.write(json, "origin_prompt", question.prompt());
        json.text("prediction", PromptForm.prediction(question.prompt(), answer));
        if (!question.gold().isEmpty()) {
            json.text("gold", question.gold());
        }
    }

    private void writeFailed(Iterable<LoggedAttempt> attempts, boolean any) {
        Path file = folder.failedPredictions(model, task);
        if (!any) {
            remove(file);
            return;
        }
        AtomicFile.write(file, PythonJson.writing(out -> {
            try (PythonJson json = PythonJson.compact(out)) {
                for (LoggedAttempt attempt : attempts) {
                    if (attempt.outcome() instanceof Outcome.Failed(Failure failure, _)) {
                        json.object().text("data_abbr", task).number("id", attempt.key().sample());
                        PromptForm.write(json, "input", attempt.question().prompt());
                        json.text("error_info", failure.code().id() + " " + failure.message()).end()
                                .endLine();
                    }
                }
            }
        }));
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException refused) {
            throw new TouchstoneException(ErrorCode.LOG_WRITE_FAILED,
                    "%s: could not be removed (%s); it lists failures that are mended. Remove it by hand"
                            .formatted(file, IoReason.of(refused)), refused);
        }
    }
}
