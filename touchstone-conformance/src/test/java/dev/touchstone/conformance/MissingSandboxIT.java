package dev.touchstone.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine without bubblewrap: a task that runs programs is refused with what to install, before its model
/// is asked anything.
class MissingSandboxIT {

    private static final List<String> USUAL = List.of("/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin");

    @TempDir
    private Path folder;

    @BeforeEach
    void writeData() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/humaneval"));
        Files.writeString(data.resolve("HumanEval.jsonl"), """
                {"task_id": "t/0", "prompt": "def one():\\n", "entry_point": "one", "canonical_solution": \
                "    return 1\\n", "test": "def check(candidate):\\n    assert candidate() == 1\\n"}
                """);
        Files.writeString(folder.resolve("answers.jsonl"),
                "{\"id\": 0, \"prediction\": \"def one():\\n    return 1\\n\"}\n");
    }

    /// The product where no `bwrap` is found; where there is one, a bind mount of a namespace hides it.
    private Product withoutBubblewrap() throws IOException, InterruptedException {
        List<Path> installed = Stream.concat(Stream.of(System.getenv("PATH").split(":")), USUAL.stream())
                .filter(place -> place.startsWith("/")).map(place -> Path.of(place, "bwrap"))
                .filter(Files::isExecutable).distinct().toList();
        if (installed.isEmpty()) {
            return new Product(folder);
        }
        List<String> hidden = new ArrayList<>(List.of(
                installed.getFirst().toString(), "--dev-bind", "/", "/"));
        for (Path each : installed) {
            hidden.addAll(List.of("--bind", "/dev/null", each.toRealPath().toString()));
        }
        hidden.add("--");
        List<String> tried = new ArrayList<>(hidden);
        tried.add("true");
        if (new ProcessBuilder(tried).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() != 0) {
            abort("no sandbox on this machine: bubblewrap cannot hide itself");
        }
        return new Product(folder).through(hidden.toArray(String[]::new));
    }

    @Test
    void aRunOfProgramsIsRefusedWithTheRemedyAndNothingIsAsked() throws Exception {
        try (SumServer server = new SumServer(Duration.ZERO)) {
            String[] run = {"run", "--url", server.url(), "--model", "m", "--datasets", "humaneval_gen",
                "--data-root", "data"};

            Ended english = withoutBubblewrap().run(run);
            Ended chinese = withoutBubblewrap().with("TOUCHSTONE_LANG", "zh_CN.UTF-8").run(run);

            assertThat(english.exit()).as(english.screen()).isEqualTo(4);
            assertThat(english.err()).contains("TS-SBX-001", "the command bwrap is not installed",
                    "apt-get install bubblewrap", "touchstone doctor").doesNotContain("\tat ");
            assertThat(chinese.exit()).isEqualTo(4);
            assertThat(chinese.err()).contains("bubblewrap：没有安装命令 bwrap", "apt-get install bubblewrap");
            assertThat(server.requests()).isZero();
            assertThat(folder.resolve("outputs")).as("no run was begun").doesNotExist();
        }
    }

    @Test
    void answersThatAreProgramsAreNotScored() throws Exception {
        Ended scored = withoutBubblewrap().run("score", "--task", "humaneval_gen", "--data-root", "data",
                "--input", "answers.jsonl");

        assertThat(scored.exit()).as(scored.screen()).isEqualTo(4);
        assertThat(scored.out()).doesNotContain("accuracy");
        assertThat(scored.err()).contains("TS-SBX-001", "the command bwrap is not installed");
    }
}
