package dev.touchstone.engine.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.config.Yaml;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.judge.Judging;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.JsonReport;
import dev.touchstone.engine.result.RunReader;
import dev.touchstone.engine.result.RunResult;
import dev.touchstone.engine.testing.ListTask;
import dev.touchstone.engine.testing.Requests;
import dev.touchstone.engine.testing.ScriptedGenerator;
import dev.touchstone.engine.testing.Specs;
import dev.touchstone.judge.score.JudgeScorerFactory;
import dev.touchstone.judge.testing.ScriptedJudge;
import dev.touchstone.store.log.JudgeUsage;
import dev.touchstone.store.log.JudgementLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is told of judges beside their verdicts.
@Timeout(60)
class JudgeSpendingTest {

    private static final ModelSpec JUDGE = Specs.model("j");

    @TempDir
    private Path workDir;

    private final ScriptedGenerator model =
            new ScriptedGenerator("model", (_, _) -> ScriptedGenerator.text("a good answer"));
    private final ScriptedGenerator judge = new ScriptedGenerator("judge-1", (request, call) ->
            ScriptedGenerator.text(ScriptedJudge.FAIR.reply(words(request.prompt()), call)));

    private static String words(Prompt prompt) {
        return ((Prompt.Chat) prompt).messages().getLast().content();
    }

    private static UnitPlan unit(int rows) {
        return Specs.unit("m", ListTask.of("t", rows).with(
                new JudgeScorerFactory().create(Yaml.parse("test", "kind: graded\n"))));
    }

    private static RunRequest judged(ModelSpec judge, RunRequest old) {
        return new RunRequest(old.folder(), old.stages(), old.units(), old.conduct(), old.output(),
                old.gates(), old.asked(), old.secrets(),
                new Judging(Map.of("t", List.of(judge)), Optional.empty()));
    }

    private Function<ModelSpec, Generator> both() {
        return spec -> spec.abbr().equals("j") ? judge : model;
    }

    private RunOutcome run(RunRequest request) {
        return new EngineFixture(both()).run(request);
    }

    @Test
    void aModelThatJudgesItselfIsTold() {
        ScriptedGenerator both = new ScriptedGenerator("same", (request, call) -> ScriptedGenerator.text(
                words(request.prompt()).contains("GRADE") ? "GRADE: A" : "an answer"));
        EngineFixture self = new EngineFixture(_ -> both);
        EngineFixture other = new EngineFixture(both());

        self.run(judged(JUDGE, Requests.fresh(workDir.resolve("a"), unit(2))));
        other.run(judged(JUDGE, Requests.fresh(workDir.resolve("b"), unit(2))));

        assertThat(self.notices()).contains(new RunListener.Notice.JudgeIsModel("m/t", "j"));
        assertThat(other.notices()).noneMatch(RunListener.Notice.JudgeIsModel.class::isInstance);
    }

    @Test
    void whatJudgesCostIsToldApartByTheirOwnPrices() {
        ModelSpec priced = Specs.withSettings(JUDGE, Fields.EMPTY.with("price", Fields.EMPTY
                .with("input_per_million", Value.of(1000)).with("output_per_million", Value.of(10_000))));
        EngineFixture engine = new EngineFixture(both());

        RunOutcome outcome = engine.run(judged(priced, Requests.fresh(workDir, unit(4))));

        assertThat(engine.notices()).anySatisfy(notice -> assertThat(notice)
                .isInstanceOfSatisfying(RunListener.Notice.JudgeSpent.class, spent -> {
                    assertThat(spent.spending().usage().requests()).isEqualTo(judge.requests().size());
                    assertThat(spent.spending().usage().promptTokens())
                            .isEqualTo(7L * judge.requests().size());
                    // 7 tokens in at 0.001, 2 out at 0.01
                    assertThat(spent.spending().cost().orElseThrow()).isEqualByComparingTo("0.108");
                }));
        assertThat(JsonReport.render(outcome.report(), Path.of("r"), 0)).contains("""
                "judges":[{"model":"m","dataset":"t","judge":"j","judge_model":"judge-1","replies":4,\
                "kept":0,"failed":0,"requests":4,"prompt_tokens":28,"completion_tokens":8,"cost":0.108}]""");
    }

    @Test
    void whatJudgesCostIsInTheResultAndKeptRepliesAreCountedApart() throws IOException {
        UnitPlan few = unit(4);
        UnitPlan more = unit(6);
        run(judged(JUDGE, Requests.fresh(workDir, few)));
        RunOutcome outcome = run(judged(JUDGE, Requests.reusing(workDir, more)));
        RunOutcome inOnePiece = run(judged(JUDGE, Requests.fresh(workDir.resolve("one"), more)));

        assertThat(Files.readString(outcome.folder().results("m", "t"))).contains("\"judges\"")
                .isEqualTo(Files.readString(inOnePiece.folder().results("m", "t")));

        assertThat(outcome.report().judges()).singleElement().satisfies(judge -> {
            assertThat(judge.usage().replies()).isEqualTo(6);
            assertThat(judge.kept()).hasValue(4);
            assertThat(judge.cost()).isEmpty();
        });
        try (RunResult read = RunReader.open(outcome.folder())) {
            assertThat(read.report().judges()).singleElement().satisfies(judge -> {
                assertThat(judge.whose()).isEqualTo(new JudgementLog.Whose("m", "t", "j"));
                assertThat(judge.identity()).isEqualTo("judge-1");
                assertThat(judge.usage()).isEqualTo(new JudgeUsage(6, 0, 6, 42, 12));
                assertThat(judge.kept()).isEmpty();
            });
        }
    }
}
