package dev.touchstone.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.config.Secret;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.plan.Planner;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Requests;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private static final String KEY = "sk-4f1c2a9b7d";
    private static final Secret SECRET = new Secret("${env:MODEL_KEY}", KEY);

    @TempDir
    private Path workDir;

    private static UnitPlan unit(int rows) {
        Fields settings = Fields.EMPTY
                .with("url", Value.of("http://user:" + KEY + "@localhost:1/v1"))
                .with("headers", Fields.EMPTY.with("Authorization", Value.of("Bearer " + KEY)));
        return new Planner(Planner.CommandLine.NONE).plan(
                List.of(Specs.withSettings(Specs.model("m"), settings)), List.of(ListTask.of("t", rows)))
                        .getFirst();
    }

    private SortedMap<String, String> filesAfter(ScriptedGenerator model, int warmUps) throws IOException {
        RunRequest request = Requests.with(Requests.fresh(workDir, unit(6)),
                Fields.EMPTY.with("command",
                        Value.ofTexts(List.of("--header", "Authorization: Bearer " + KEY))),
                SECRET);
        RunOutcome outcome = new EngineFixture(_ -> model).run(
                Requests.with(request, new RunRequest.Conduct(1, warmUps, false, false, Optional.empty())));
        return EngineFixture.all(outcome.folder().root());
    }

    private static Outcome repeating(boolean permanent) {
        return new Outcome.Failed(
                new Failure(ErrorCode.MODEL_SERVER_ERROR, "the key " + KEY + " is out of money",
                OptionalInt.of(500), permanent), 1);
    }

    private static void assertNoneHolds(SortedMap<String, String> files) {
        assertThat(files).isNotEmpty().allSatisfy((name, content) ->
                assertThat(content).as(name).doesNotContain(KEY));
    }

    @Test
    void configurationAndSessionHoldTheReferenceInsteadOfTheSecret() throws IOException {
        SortedMap<String, String> files = filesAfter(
                new ScriptedGenerator((_, _) -> ScriptedGenerator.text("fine")), 1);

        assertNoneHolds(files);
        assertThat(files.get("sessions/1.json")).contains("${env:MODEL_KEY}");
        assertThat(files).anySatisfy((name, content) -> {
            assertThat(name).startsWith("configs");
            assertThat(content).contains("${env:MODEL_KEY}");
        });
    }

    @Test
    void serverThatRepeatsTheKeyInItsAnswerOrItsErrorDoesNotBringItToTheDisk() throws IOException {
        assertNoneHolds(filesAfter(new ScriptedGenerator((_, call) -> call % 2 == 0
                ? ScriptedGenerator.text("your key is " + KEY) : repeating(false)), 1));
    }

    @Test
    void unitGivenUpForAReasonThatRepeatsTheKeyDoesNotBringItToTheDisk() throws IOException {
        assertNoneHolds(filesAfter(new ScriptedGenerator((_, _) -> repeating(true)), 0));
    }
}
