package dev.touchstone.tasks.score.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.score.Proofs;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandScorerIT {

    private static final Reference GOLD = Reference.of("12");
    private static final String LOOP = "import json, sys\nfor line in sys.stdin:\n    row = json.loads"
            + "(line)\n";

    @TempDir
    private Path folder;

    @BeforeAll
    static void python() throws IOException, InterruptedException {
        boolean there;
        try {
            there = new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException missing) {
            there = false;
        }
        assumeTrue(there, "python3 is not on the PATH: extractor commands are not tried");
    }

    private CommandScorer scorer(String script, double seconds) throws IOException {
        Path file = Files.writeString(folder.resolve("extract.py"), script);
        return (CommandScorer) Proofs.scorer("command", Fields.EMPTY
                .with("command", Value.ofTexts(List.of("python3", file.toString())))
                .with("compare", Value.of("number"))
                .with("timeout_s", new Value.Numeric(BigDecimal.valueOf(seconds))));
    }

    @Test
    void oneProcessAnswersForAllThreads() throws IOException {
        String script = "import json, sys, os\nn = 0\nfor line in sys.stdin:\n    row = json.loads"
                + "(line)\n    n += 1\n"
                + "    found = row['prediction'].split()[-1] if row['prediction'] else None\n"
                + "    print(json.dumps({'id': row['id'], 'extracted': found}), flush=True)\n";
        try (CommandScorer scorer = scorer(script, 20)) {
            long right = IntStream.range(0, 200).parallel()
                    .mapToObj(i -> scorer.score(Proofs.answer("答案 " + i), Reference.of(String.valueOf(i))))
                    .filter(Score::right).count();
            assertThat(right).isEqualTo(200);
            assertThat(scorer.score(Proofs.answer(""), GOLD).reading()).isEqualTo(Reading.UNPARSED);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "    sys.exit('no such column') | no such column",
        "    print('rubbish', flush=True) | not JSON",
        "    print('{\"id\": 99, \"extracted\": \"1\"}', flush=True) | expected {\"id\": 0",
        "    print('[1]', flush=True) | expected {\"id\": 0",
        "    print('x' * 2000000, flush=True) | more than 1048576 bytes",
        "    import time; time.sleep(60) | within 1000 ms",
    })
    void aCommandThatBreaksItsProtocolIsNamedWithItsLastWords(String line,
    String message) throws IOException {
        try (CommandScorer scorer = scorer(LOOP + "    " + line + "\n", message.startsWith("within") ? 1
                : 20)) {
            Answer answer = Proofs.answer("12");
            assertThatThrownBy(() -> scorer.score(answer, GOLD))
                    .isInstanceOfSatisfying(TouchstoneException.class,
                    failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SCORE_COMMAND_FAILED))
                    .hasMessageContaining(message);
            assertThatThrownBy(() -> scorer.score(answer, GOLD)).as("later answers")
                    .hasMessageContaining(message);
        }
    }

    @Test
    void aCommandThatDoesNotReadDoesNotHangTheRun() throws IOException {
        try (CommandScorer scorer = scorer("import time\ntime.sleep(60)\n", 1)) {
            Answer large = Proofs.answer("x".repeat(1_000_000));
            assertThatThrownBy(() -> scorer.score(large, GOLD)).hasMessageContaining("within 1000 ms");
        }
    }

    @Test
    void aCommandThatDoesNotExistIsNamed() {
        CommandScorer scorer = (CommandScorer) Proofs.scorer("command",
                Fields.EMPTY.with("command", Value.ofTexts(List.of("/no/such/extractor"))));
        assertThatThrownBy(() -> scorer.score(Proofs.answer("12"), GOLD))
                .hasMessageContaining("cannot be started");
    }

    @Test
    void aMissingCommandIsRefusedAtOnce() {
        assertThatThrownBy(() -> Proofs.scorer("command")).hasMessageContaining("[python3, my.py]");
    }
}
