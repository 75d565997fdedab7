package dev.touchstone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    @TempDir
    private Path folder;

    @Test
    void whatMeasuresNothingSaysWhyThereIsNoObject() {
        assertThat(command("run --output-json - --search").messages())
                .contains("--search measures nothing", "leave it out to see the list, or --search to run");
    }

    @Test
    void aMisspeltKeyOfAModelFileIsToldBeforeThereIsARunFolder() throws IOException {
        for (String backend : List.of("openai_chat", "ollama_chat", "replay", "embedded", "hf_chat_model",
                "llamacpp")) {
            Files.createDirectories(folder.resolve("configs/models"));
            Files.writeString(folder.resolve("configs/models/misspelt.yaml"),
                    "backend: %s\nmodel: m\ntimout_s: 3\n".formatted(backend)
                            + (backend.contains("_chat") && !backend.startsWith("hf") ? "url: http://127.0.0.1:1/v1\n" : ""));

            CommandRun run = command("run --models misspelt --datasets demo_choice");

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.messages()).contains("TS-CFG-002", "unknown key 'timout_s'");
            assertThat(folder.resolve("outputs")).doesNotExist();
        }
    }

    private CommandRun command(String line) {
        return CommandRun.in(folder, line.split(" "));
    }

    /// Three questions of which the recorded answers get two right.
    private void recorded() throws IOException {
        Files.writeString(folder.resolve("sums.jsonl"), """
                {"question": "1+1?", "answer": "2"}
                {"question": "1+2?", "answer": "3"}
                {"question": "2+2?", "answer": "4"}
                """);
        Files.writeString(folder.resolve("answers.jsonl"), """
                {"id": 0, "prediction": "2"}
                {"id": 1, "prediction": "3"}
                {"id": 2, "prediction": "5"}
                """);
    }

    private CommandRun replay(String further) {
        return command("run --replay-file answers.jsonl --custom-dataset-path sums.jsonl --work-dir out"
                + further);
    }

    @Test
    void aSystemPromptReachesTheQuestionsOfAFile() throws IOException {
        recorded();

        CommandRun run = command("run --custom-dataset-path sums.jsonl --url http://127.0.0.1:1/v1 --model m"
                + " --dry-run --num-prompts 1 --system-prompt Briefly");

        assertThat(run.results()).contains("{\"role\":\"system\",\"content\":\"Briefly\"}");
    }

    @Test
    void helpAndVersionAreZero() {
        assertThat(command("--help").exit()).isZero();
        assertThat(command("run --help").results()).contains("--models", "--fail-under");
        assertThat(command("--version").results()).startsWith("touchstone ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "nonsense",
        "run --no-such-option",
        "run my_config.py",
        "run --concurrency many",
        "run --datasets demo_choice --mode sideways",
        "run --datasets demo_choice --output-json file",
        "run --datasets demo_choice --fail-under accuracy",
        "run --datasets demo_choice --config-dir nowhere",
        "run --datasets demo_choice --url http://127.0.0.1:1/v1 --model m --num-prompts 1 --sample 1",
        "config eject",
        "model pull",
        "model serve smollm2 --port 99999",
        "model serve smollm2 --parallel 0"
    })
    void badOptionsAreTwoWithACodeAndARemedy(String line) {
        CommandRun run = command(line);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).startsWith("touchstone: TS-CMD-001 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "run --datasets demo_choice --url http://127.0.0.1:1/v1 --model m --data-root nowhere",
        "run --datasets demo_choice --url http://127.0.0.1:1/v1 --model m --cacert nowhere.pem",
        "run --datasets demo_choice --replay-file nowhere.jsonl",
        "run --custom-dataset-path nowhere.csv --url http://127.0.0.1:1/v1 --model m"
    })
    void filesThatAreNotThereAreToldWithTheirOptionAndMakeNoRunFolder(String line) {
        CommandRun run = command(line + " --work-dir out");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).startsWith("touchstone: TS-CMD-001 --")
                .contains("nowhere", "there is no such");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "run --datasets demo_choice --replay-file a.jsonl --models smollm2",
        "run --datasets demo_choice --url http://127.0.0.1:1/v1 --model m --custom-dataset-data-type mcq",
        "run --datasets demo_choice --url http://127.0.0.1:1/v1 --model m --max-workers-per-gpu none"
    })
    void optionsThatContradictEachOtherAreRefused(String line) {
        CommandRun run = command(line);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).startsWith("touchstone: TS-CMD-001 --");
    }

    @Test
    void unknownCommandIsToldWithThoseThatThereAre() {
        CommandRun run = command("runn --datasets demo_choice");

        assertThat(run.messages())
                .startsWith("touchstone: TS-CMD-001 there is no command 'runn'; there are: run, demo, ")
                .endsWith("""
                          Read `touchstone --help`; the message names the option.
                        Did you mean: run?
                        """);
    }

    @Test
    void remedyNamesTheHelpOfTheCommandThatWasTyped() {
        assertThat(command("model serve smollm2 --port abc").messages().lines()).containsExactly(
                "touchstone: TS-CMD-001 --port abc: expected a whole number from 0 to 65535",
                "  Read `touchstone model serve --help`; the message names the option.");
        assertThat(command("doctor --urll http://x").messages())
                .contains("`touchstone doctor --help`", "--url");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "run --output-json - --no-such-option",
        "run --output-json=- --datasets",
        "run --output-json - --concurrency many --datasets demo_choice --url http://127.0.0.1:1/v1 --model m",
        "run --output-json - --dry-run --datasets demo_choice --url http://127.0.0.1:1/v1 --model m",
        "run --output-json - --search",
        "run --output-json",
        "run --output-json - --datasets no_such --url http://127.0.0.1:1/v1 --model m"
    })
    void objectForMachinesStandsAloneOnStandardOutputInEachKindOfFailure(String line) {
        CommandRun run = command(line);

        Fields report = (Fields) Json.parse(run.results());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(report.findNumber("exit")).hasValueSatisfying(exit ->
                assertThat(exit).isEqualByComparingTo("2"));
        assertThat(report.findFields("error")).isPresent();
    }

    @Test
    void ejectingAMisspeltNameNamesTheNearOnesAndNoFileIsReplaced() {
        assertThat(command("config eject GSM8K").messages()).contains("did you mean 'gsm8k'");
        assertThat(command("config eject demo_choice").exit()).isZero();

        CommandRun again = command("config eject demo_choice");

        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.messages()).contains("TS-CMD-001", "is there already")
                .contains("`touchstone config eject --help`");
    }

    @Test
    void scoringAgainWhereNoRunIsMakesNone() throws IOException {
        recorded();

        CommandRun run = replay(" --mode eval --reuse");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).contains("TS-CMD-001", "there is no run below");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void headingsOfTheHelpFollowTheLanguage() {
        CommandRun run = CommandRun.in(folder, Locale.SIMPLIFIED_CHINESE, "--help");

        assertThat(run.results()).startsWith("用法： touchstone").contains("\n命令：\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --datasets no_such_task --url http://127.0.0.1:1/v1",
        "run --models no_such_model --datasets demo_choice", "config eject no_such_name"})
    void unknownNamesAreTwo(String line) {
        CommandRun run = command(line);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).contains("TS-CFG-004").contains("no_such");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "run --datasets demo_choice", "run --url http://127.0.0.1:1/v1"})
    void nothingToRunIsTwo(String line) {
        assertThat(command(line).exit()).isEqualTo(2);
    }

    @Test
    void withoutASubCommandTheHelpIsShownAndTheExitIsTwo() {
        CommandRun run = CommandRun.in(folder);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).contains("run", "demo", "config", "model");
    }

    @Test
    void serverThatNobodyListensOnIsFour() {
        CommandRun run =
                command("run --url http://127.0.0.1:1/v1 --model m --datasets demo_choice --num-prompts 1 "
                + "--retries 0 --timeout 5 --work-dir out");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.messages()).contains("TS-MDL-001");
    }

    @Test
    void recordedAnswersAreScoredAndTheTableIsPrinted() throws IOException {
        recorded();

        CommandRun run = replay("");

        assertThat(run.exit()).isZero();
        assertThat(run.results()).contains("sums", "66.67");
        assertThat(run.messages()).contains("Run folder: ");
    }

    @Test
    void objectForMachinesStandsAloneOnStandardOutput() throws IOException {
        recorded();

        CommandRun run = replay(" --output-json -");

        Fields report = (Fields) Json.parse(run.results());
        assertThat(report.findNumber("exit")).hasValueSatisfying(exit -> assertThat(exit).isZero());
        assertThat(report.find("rows")).isPresent();
        assertThat(run.messages()).contains("66.67");
    }

    @Test
    void missedGateIsOneAndAMissingAnswerIsThree() throws IOException {
        recorded();
        assertThat(replay(" --fail-under accuracy=70").exit()).isEqualTo(1);
        assertThat(replay(" --fail-under accuracy=60").exit()).isZero();

        Files.writeString(folder.resolve("answers.jsonl"), "{\"id\": 0, \"prediction\": \"2\"}\n");
        assertThat(replay(" --fail-under accuracy=70").exit()).isEqualTo(3);
    }

    @Test
    void scoringAgainSendsNothingAndGivesTheSameNumber() throws IOException {
        recorded();
        replay("");
        Files.writeString(folder.resolve("answers.jsonl"), "");

        CommandRun again = replay(" --mode eval --reuse");

        assertThat(again.exit()).isZero();
        assertThat(again.results()).contains("66.67");
    }

    @Test
    void scoringWithoutARunToReuseIsTwo() throws IOException {
        recorded();

        CommandRun run = replay(" --mode eval");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).contains("--reuse");
    }

    @Test
    void secretOnTheCommandLineIsRefusedAndNotRepeated() {
        CommandRun run = command("run --url http://127.0.0.1:1/v1 --model m --datasets demo_choice "
                + "--header Authorization:topsecretvalue");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).contains("TS-CFG-003", "${env:NAME}").doesNotContain("topsecretvalue");
    }

    @Test
    void valuesOfOtherHeadersAreNotWrittenEither() throws IOException {
        command("run --url http://127.0.0.1:1/v1 --model m --datasets demo_choice --num-prompts 1 "
                + "--retries 0 --timeout 5 --work-dir out --header X-Trace:topsecretvalue");

        try (var files = Files.walk(folder.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("topsecretvalue");
            }
        }
    }

    @Test
    void searchPrintsPathsThatExist() {
        CommandRun run = command("run --search --models vllm_api_general_chat --datasets gsm8k");

        assertThat(run.exit()).isZero();
        assertThat(run.results()).startsWith("╒");
        assertThat(run.results().lines().filter(line -> line.startsWith("│ --"))
                .map(line -> Path.of(line.split("│")[3].strip()))).hasSize(2).allMatch(Files::isRegularFile);
    }

    @Test
    void searchForAnUnknownNameIsTwo() {
        assertThat(command("run --search --models no_such_model").exit()).isEqualTo(2);
    }

    @Test
    void dryRunShowsThePromptAndMakesNoRunFolder() throws IOException {
        recorded();

        CommandRun run = replay(" --dry-run");

        assertThat(run.exit()).isZero();
        assertThat(run.results()).contains("1+1?");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void dryRunRefusesFieldsThatTheDataDoNotHave() throws IOException {
        recorded();

        for (String option : List.of("--slice", "--cluster")) {
            CommandRun run = replay(" --dry-run " + option + " answr");

            assertThat(run.exit()).as(option).isEqualTo(2);
            assertThat(run.messages()).contains("no field 'answr'", "did you mean 'answer'?");
        }
    }

    @Test
    void ejectedFilesAreFoundBeforeTheBuiltInOnes() {
        assertThat(command("config eject vllm_api_general_chat").exit()).isZero();

        CommandRun run = command("run --search --models vllm_api_general_chat");

        assertThat(run.results()).contains(folder.resolve("configs").toString());
    }

    @Test
    void messagesFollowTheLanguage() {
        CommandRun run = CommandRun.in(folder, Locale.SIMPLIFIED_CHINESE, "run", "--help");

        assertThat(run.results()).contains("显示本帮助。");
    }
}
