package dev.touchstone.models.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.model.FewerWorkers;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.testing.Pythons;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What stands around a model: batches, faults, deaths. The model is the worker's own echo, the process is
/// real.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EchoWorkerIT {

    @TempDir
    Path folder;

    private static Generator open(int batchSize, Object... settings) {
        List<Object> all = new ArrayList<>(List.of("python", Pythons.any()));
        all.addAll(List.of(settings));
        return LocalSpecs.open(Engine.ECHO, batchSize, all.toArray());
    }

    private static GenerationRequest ask(int sample, String text) {
        return LocalSpecs.ask(sample, text, 64, Map.of());
    }

    private static List<Outcome> ask(Generator model, int count, Map<Integer, String> faults)
            throws Exception {
        return Asked.all(model, IntStream.range(0, count)
                .mapToObj(at -> ask(at, "question " + at + " " + faults.getOrDefault(at, ""))).toList());
    }

    @Test
    void fewerWorkersThanWereAskedForAreToldOnceTheDevicesAreKnown() throws Exception {
        try (Generator model = open(4, "workers", 3)) {
            assertThat(model.fewerWorkers()).isEmpty();
            assertThat(Asked.text(ask(model, 1, Map.of()).getFirst())).isEqualTo("question 0 ");
            FewerWorkers fewer = model.fewerWorkers().orElseThrow();
            assertThat(fewer.wanted()).isEqualTo(3);
            assertThat(fewer.started()).isLessThan(3);
        }
        try (Generator model = open(4, "run_cfg", Fields.EMPTY.with("num_procs", Value.of(1)))) {
            ask(model, 1, Map.of());
            assertThat(model.fewerWorkers()).isEmpty();
        }
    }

    @Test
    void aNameOfWhichNoModelCanBeHadIsToldAsAFolderThatIsNotThere() throws Exception {
        Files.createDirectories(folder.resolve("packages"));
        Files.writeString(folder.resolve("packages/torch.py"), "class backends: pass\n");
        Files.writeString(folder.resolve("packages/transformers.py"), """
                class logging:
                    set_verbosity_error = staticmethod(lambda: None)
                class AutoTokenizer:
                    def from_pretrained(path, **more):
                        raise OSError("no model '%s' and no connection" % path)
                """);
        Path python = folder.resolve("python");
        Files.writeString(python, "#!/bin/sh\nPYTHONPATH='%s' exec %s \"$@\"\n".formatted(
                folder.resolve("packages"), Pythons.any()));
        assertThat(python.toFile().setExecutable(true)).isTrue();
        try (Generator model = LocalSpecs.open(Engine.BASE, 1, "python", python, "path", "no-such-model")) {
            assertThat(model.generate(ask(0, "a"))).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
                assertThat(failed.failure().code()).isEqualTo(ErrorCode.MODEL_FILE_NOT_FOUND);
                assertThat(failed.failure().permanent()).isTrue();
                assertThat(failed.failure().message())
                        .startsWith("there is no folder " + Path.of("no-such-model").toAbsolutePath())
                        .contains("--model-path").endsWith("no connection");
            });
        }
    }

    @Test
    void everyQuestionGetsItsOwnAnswer() throws Exception {
        try (Generator model = open(16)) {
            List<Outcome> outcomes = ask(model, 500, Map.of());
            for (int at = 0; at < 500; at++) {
                assertThat(Asked.text(outcomes.get(at))).isEqualTo("question " + at + " ");
                assertThat(outcomes.get(at).tries()).isEqualTo(1);
            }
        }
    }

    @Test
    void aSampleThatEndsTheWorkerTwiceFailsAloneAndByName() throws Exception {
        try (Generator model = open(8)) {
            List<Outcome> outcomes = ask(model, 60, Map.of(17, "!die"));
            for (int at = 0; at < 60; at++) {
                if (at == 17) {
                    Failure failure = Asked.failure(outcomes.get(at));
                    assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_WORKER_LOST);
                    assertThat(failure.permanent()).isFalse();
                    assertThat(failure.message()).contains("twice with this sample", "exit code 9");
                    assertThat(outcomes.get(at).tries()).isEqualTo(2);
                } else {
                    assertThat(Asked.text(outcomes.get(at))).startsWith("question " + at + " ");
                }
            }
        }
    }

    @Test
    void aWorkerThatDiesOnceCostsNoAnswer() throws Exception {
        try (Generator model = open(8)) {
            List<Outcome> outcomes = ask(model, 40, Map.of(3, "!die-once " + folder.resolve("died")));
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Generated.class));
            assertThat(model.activity().retries()).isEqualTo(1);
        }
    }

    @Test
    void whatWasAnsweredBeforeTheWorkerDiedInTheSameBatchIsKept() throws Exception {
        try (Generator model = open(8)) {
            List<Outcome> outcomes = ask(model, 8, Map.of(0, "!die-second"));
            assertThat(Asked.text(outcomes.getFirst())).startsWith("question 0");
            assertThat(outcomes.getFirst().tries()).isEqualTo(1);
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Generated.class));
        }
    }

    @Test
    void aShortageOfMemoryHalvesTheBatchAndFailsTheSampleThatIsTooLargeAlone() throws Exception {
        try (Generator model = open(8)) {
            List<Outcome> outcomes = ask(model, 32, Map.of(1, "!oom 2", 9, "!oom 0"));
            Failure failure = Asked.failure(outcomes.get(9));
            assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_OUT_OF_MEMORY);
            assertThat(failure.message()).contains("for this sample alone");
            outcomes.remove(9);
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Generated.class));
            assertThat(model.activity().retries()).as("deaths").isZero();
        }
    }

    @Test
    void anExceptionInABatchCostsItsSampleAlone() throws Exception {
        try (Generator model = open(8)) {
            List<Outcome> outcomes = ask(model, 16, Map.of(5, "!raise"));
            assertThat(Asked.failure(outcomes.get(5)).message()).contains("ValueError: planted");
            outcomes.remove(5);
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Generated.class));
        }
    }

    @Test
    void whatLibrariesPrintDoesNotReachTheAnswers() throws Exception {
        try (Generator model = open(8)) {
            List<Outcome> outcomes = ask(model, 16, Map.of(2, "!print", 7, "!rubbish 20"));
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Generated.class));
        }
    }

    @Test
    void rubbishWithoutEndIsBoundedAndNamed() throws Exception {
        try (Generator model = open(4)) {
            List<Outcome> outcomes = ask(model, 4, Map.of(2, "!rubbish 100000"));
            Failure failure = Asked.failure(outcomes.get(2));
            assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_WORKER_LOST);
            assertThat(failure.message()).contains("were no answers, the first: rubbish 0 | rubbish 1");
            assertThat(Asked.text(outcomes.get(1))).startsWith("question 1");
        }
    }

    @Test
    void killingTheWorkerAgainAndAgainLosesAndDoublesNothing() throws Exception {
        Random random = new Random(11);
        try (Generator model = open(4)) {
            CompletableFuture<List<Outcome>> asked = CompletableFuture.supplyAsync(() -> {
                try {
                    return ask(model, 3000, Map.of());
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            });
            int kills = 0;
            while (!asked.isDone() && kills < 5) {
                List<ProcessHandle> workers = ProcessHandle.current().children()
                        .filter(child -> child.info().commandLine().orElse("").contains("worker-")).toList();
                if (!workers.isEmpty()) {
                    kills += workers.getFirst().destroyForcibly() ? 1 : 0;
                    workers.getFirst().onExit().get(10, TimeUnit.SECONDS);
                }
                TimeUnit.MILLISECONDS.sleep(random.nextInt(150));
            }
            List<Outcome> outcomes = asked.get(60, TimeUnit.SECONDS);
            assertThat(kills).as("kills").isPositive();
            for (int at = 0; at < outcomes.size(); at++) {
                if (outcomes.get(at) instanceof Outcome.Failed(Failure failure, int tries)) {
                    assertThat(failure.code()).as("killed twice with the same sample")
                            .isEqualTo(ErrorCode.MODEL_WORKER_LOST);
                    assertThat(tries).isEqualTo(2);
                } else {
                    assertThat(Asked.text(outcomes.get(at))).isEqualTo("question " + at + " ");
                }
            }
        }
    }

    @Test
    void aModelThatEndsEveryWorkerIsGivenUpInTheEnd() throws Exception {
        try (Generator model = open(1)) {
            List<Outcome> outcomes = new ArrayList<>();
            for (int at = 0; at < Deaths.MOST_IN_A_ROW; at++) {
                outcomes.add(model.generate(ask(at, "!die")));
            }
            Failure last = Asked.failure(outcomes.getLast());
            assertThat(last.code()).isEqualTo(ErrorCode.MODEL_WORKER_LOST);
            assertThat(last.permanent()).isTrue();
            assertThat(model.activity().retries()).isEqualTo(Deaths.MOST_IN_A_ROW);
        }
    }

    @Test
    void severalWorkersShareTheQuestions() throws Exception {
        Value run = Fields.EMPTY.with("num_procs", Value.of(2));
        try (Generator model = open(4, "run_cfg", run)) {
            List<Outcome> outcomes = ask(model, 400, Map.of());
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Outcome.Generated.class));
            assertThat(ProcessHandle.current().children()
                    .filter(child -> child.info().commandLine().orElse("").contains("worker-"))).hasSize(2);
        }
    }

    @Test
    void drainingCancelsWhatWaitsAndClosingEndsTheWorker() throws Exception {
        Generator model = open(2);
        assertThat(Asked.text(model.generate(ask(0, "first")))).isEqualTo("first");
        ProcessHandle worker = ProcessHandle.current().children()
                .filter(child -> child.info().commandLine().orElse("").contains("worker-")).findFirst()
                .orElseThrow();
        model.drain();
        assertThat(Asked.failure(model.generate(ask(1, "second"))).code())
                .isEqualTo(ErrorCode.MODEL_CANCELLED);
        model.close();
        worker.onExit().get(10, TimeUnit.SECONDS);
        assertThat(worker.isAlive()).isFalse();
    }

    @Test
    void anInterruptedCallerLeavesTheOthersTheirAnswers() throws Exception {
        try (Generator model = open(4); ExecutorService threads =
                Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Outcome> given = threads.submit(() -> model.generate(ask(0, "up")));
            given.cancel(true);
            assertThat(Asked.text(model.generate(ask(1, "stays")))).isEqualTo("stays");
        }
    }

    @Test
    void aWrapperThatPrintsBeforeTheWorkerStartsDoesNoHarm() throws Exception {
        Path wrapper = Files.writeString(folder.resolve("python"),
                "#!/bin/sh\necho 'module load cuda'\nexec " + Pythons.any() + " \"$@\"\n");
        assertThat(wrapper.toFile().setExecutable(true)).isTrue();
        try (Generator model = LocalSpecs.open(Engine.ECHO, 2, "python", wrapper)) {
            assertThat(Asked.text(model.generate(ask(0, "hello")))).isEqualTo("hello");
        }
    }

    @Test
    void aPythonThatCannotRunFailsEveryQuestionForGood() throws Exception {
        try (Generator model = LocalSpecs.open(Engine.ECHO, 2, "python", "no-such-python")) {
            Failure failure = Asked.failure(model.generate(ask(0, "hello")));
            assertThat(failure.code()).isEqualTo(ErrorCode.MODEL_RUNTIME_MISSING);
            assertThat(failure.permanent()).isTrue();
            assertThat(failure.message()).contains("no-such-python", "TOUCHSTONE_PYTHON");
        }
    }
}
