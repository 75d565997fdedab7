package dev.touchstone.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.cli.CommandRun;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.judge.testing.ScriptedJudge;
import dev.touchstone.models.testing.FaultServer;
import dev.touchstone.models.testing.ReceivedRequest;
import dev.touchstone.models.testing.ScriptedReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JudgedRunIT {

    @TempDir
    private Path folder;

    /// A model that answers every second row well.
    private static ScriptedReply answer(ReceivedRequest request) {
        return ScriptedReply.says(request.prompt().contains("even") ? "a good answer, 42" : "no idea");
    }

    private static FaultServer judge(ScriptedJudge character) {
        return new FaultServer(request -> ScriptedReply.says(character.reply(asked(request),
                (int) request.number())));
    }

    /// The last message as the model reads it.
    private static String asked(ReceivedRequest request) {
        Fields body = (Fields) Json.parse(request.text());
        List<Value> messages = body.findItems("messages").orElseThrow();
        return ((Fields) messages.getLast()).findText("content").orElseThrow();
    }

    private void task(String name, String scorer) throws IOException {
        Path tasks = Files.createDirectories(folder.resolve("configs").resolve("datasets"));
        Files.writeString(tasks.resolve(name + ".yaml"), """
                task: %s
                abbr: %s
                dataset_path: rows.jsonl
                output_type: generate_until
                prompt_form: chat
                doc_to_text: "{{question}}"
                doc_to_target: "{{answer}}"
                tags: [other]
                %s
                """.formatted(name, name, scorer));
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 12; row++) {
            rows.append(("{\"question\": \"%s row %d\", \"answer\": \"right\", "
                    + "\"other\": \"no idea either\"}\n").formatted(
                    row % 2 == 0 ? "even" : "odd", row));
        }
        Files.writeString(Files.createDirectories(folder.resolve("datasets")).resolve("rows.jsonl"), rows);
    }

    private CommandRun run(FaultServer model, FaultServer judge, String task, String... more) {
        List<String> words = new ArrayList<>(List.of("run", "--url", model.url(), "--datasets", task,
                "--judge-url", judge.url(), "--num-warmups", "0"));
        words.addAll(List.of(more));
        return CommandRun.in(folder, words.toArray(String[]::new));
    }

    @Test
    void oneCommandAnswersJudgesAndScores() throws IOException {
        task("mine", "judge: {kind: rubric, criteria: whether it is right}");
        try (FaultServer model = new FaultServer(JudgedRunIT::answer);
                FaultServer judge = judge(ScriptedJudge.FAIR)) {
            CommandRun run = run(model, judge, "mine");

            assertThat(run.exit()).as(run.messages()).isZero();
            assertThat(run.results()).contains("grade (1-10)").contains("5.50").contains("judge_unread");
            assertThat(run.messages()).contains("12 replies").contains("prompt tokens");

            CommandRun again = run(model, judge, "mine", "--mode", "eval", "--reuse");
            assertThat(again.exit()).as(again.messages()).isZero();
            assertThat(model.counts().total()).isEqualTo(12);
            assertThat(judge.counts().total()).isEqualTo(12);
        }
    }

    @Test
    void comparisonsHaveTheirRatesAndABaselineFromTheData() throws IOException {
        task("pair",
                "scorer: {function: judge, kind: pairwise, baseline_field: other}\n"
                        + "metric_list: [{metric: win_rate}]");
        try (FaultServer model = new FaultServer(JudgedRunIT::answer);
                FaultServer judge = judge(ScriptedJudge.FAIR)) {
            CommandRun run = run(model, judge, "pair", "--output-json", "-");

            assertThat(run.exit()).as(run.messages()).isZero();
            assertThat(run.results()).contains("win_rate").contains("tie_rate").contains("first_slot")
                    .contains("lc_win_rate");
            assertThat(run.messages()).contains("75.00");
            assertThat(judge.counts().total()).isEqualTo(24);
        }
    }

    @Test
    void anotherModelBehindTheSameAddressGivesVerdictsOfItsOwnAndOlderOnesAreKept() throws IOException {
        task("graded", "judge: {kind: graded}");
        try (FaultServer model = new FaultServer(JudgedRunIT::answer);
                FaultServer judge = judge(ScriptedJudge.FAIR).serving("kind")) {
            CommandRun first = run(model, judge, "graded");
            long asked = judge.counts().total();
            judge.serving("strict");
            CommandRun other = run(model, judge, "graded", "--mode", "eval", "--reuse");
            long both = judge.counts().total();
            judge.serving("kind");
            CommandRun back = run(model, judge, "graded", "--mode", "eval", "--reuse");

            assertThat(List.of(first.exit(), other.exit(), back.exit())).as(other.messages()).containsOnly(0);
            assertThat(asked).isEqualTo(12);
            assertThat(both).isEqualTo(24);
            assertThat(judge.counts().total()).isEqualTo(both);
            assertThat(first.messages()).contains("judge kind");
            assertThat(other.messages()).contains("judge strict");
        }
    }

    @Test
    void aJudgeThatCannotBeReachedIsToldBeforeAnythingIsAsked() throws IOException {
        task("graded", "judge: {kind: graded}");
        FaultServer gone = judge(ScriptedJudge.FAIR);
        gone.close();
        try (FaultServer model = new FaultServer(JudgedRunIT::answer)) {
            CommandRun run = run(model, gone, "graded");

            assertThat(run.exit()).isEqualTo(4); // as of a model that cannot be reached
            assertThat(run.messages()).contains("check --judge-url, or name the model with --judge-model")
                    .contains("Check --judge-url").doesNotContain("heck --url");
            CommandRun chinese = CommandRun.in(folder, Locale.CHINESE, "run", "--url", model.url(),
                    "--datasets", "graded", "--judge-url", gone.url());
            assertThat(chinese.messages()).contains("请检查 --judge-url").doesNotContain("检查 --url");
            assertThat(model.counts().total()).isZero();
        }
    }

    @Test
    void aDryRunShowsWhatJudgesWouldBeAskedInBothOrders() throws IOException {
        task("pair", "scorer: {function: judge, kind: pairwise, baseline_field: other}");
        task("against", "scorer: {function: judge, kind: pairwise}");
        Files.writeString(folder.resolve("outputs.jsonl"), "{\"output\": \"of the file\"}\n");
        try (FaultServer model = new FaultServer(JudgedRunIT::answer);
                FaultServer judge = judge(ScriptedJudge.FAIR).serving("strict")) {
            CommandRun pair = run(model, judge, "pair", "--dry-run");
            CommandRun file = run(model, judge, "against", "--dry-run", "--judge-against", "outputs.jsonl");

            assertThat(pair.exit()).as(pair.messages()).isZero();
            List<String> sent =
                    pair.results().lines().filter(line -> line.contains("begin ANSWER A")).toList();
            assertThat(sent).hasSize(2).allSatisfy(line -> assertThat(line)
                    .contains("\"model\":\"strict\"").contains("\"temperature\":0").contains("even row 0"));
            assertThat(sent.get(0)).containsSubsequence("begin ANSWER A", "<the answer of openai-chat>",
                    "begin ANSWER B", "no idea either");
            assertThat(sent.get(1)).containsSubsequence("begin ANSWER A", "no idea either",
                    "begin ANSWER B", "<the answer of openai-chat>");
            assertThat(file.results()).contains("of the file").doesNotContain("other side");
            assertThat(model.counts().total() + judge.counts().total()).isZero();
        }
    }

    @Test
    void whyAnswersHaveNoVerdictIsToldInChineseTooAndTheyAreAskedAnewOnAWish() throws IOException {
        task("graded", "judge: {kind: graded}");
        try (FaultServer model = new FaultServer(JudgedRunIT::answer);
                FaultServer rubbish = judge(ScriptedJudge.RUBBISH).serving("one");
                FaultServer fair = judge(ScriptedJudge.FAIR).serving("one")) {
            CommandRun first = CommandRun.in(folder, Locale.CHINESE, "run", "--url", model.url(),
                    "--datasets", "graded", "--judge-url", rubbish.url(), "--num-warmups", "0");
            CommandRun kept = run(model, fair, "graded", "--reuse");
            CommandRun anew = run(model, fair, "graded", "--reuse", "--judge-again", "unread");

            assertThat(first.exit()).isEqualTo(3);
            assertThat(first.results()).contains("没有裁决的回答：judge_unread/no_verdict 12")
                    .contains("--reuse --judge-again unread").doesNotContain("without a verdict");
            assertThat(kept.exit()).isEqualTo(3);
            assertThat(kept.results()).contains("12 of 12 answers have no verdict");
            assertThat(anew.exit()).as(anew.messages() + anew.results()).isZero();
            assertThat(fair.counts().total()).isEqualTo(12);
        }
    }

    @Test
    void labelsOfPeopleAreHeldAgainstTheJudge() throws IOException {
        task("graded", "judge: {kind: graded}");
        Files.writeString(folder.resolve("labels.csv"),
                "id,label\n0,correct\n1,incorrect\n2,correct\n3,correct\n");
        try (FaultServer model = new FaultServer(JudgedRunIT::answer);
                FaultServer judge = judge(ScriptedJudge.FAIR)) {
            CommandRun run = run(model, judge, "graded", "--labels", "labels.csv");

            assertThat(run.exit()).as(run.messages()).isZero();
            assertThat(run.messages()).contains("4 answers compared").contains("75.0 %")
                    .contains("Cohen's kappa 0.500 (");
            CommandRun told = CommandRun.in(folder, "judge", "agreement", "latest", "--labels", "labels.csv",
                    "--output-json", "-");
            assertThat(told.exit()).as(told.messages()).isZero();
            assertThat(told.results()).contains("\"cohens_kappa\":0.5,").contains("\"accuracy\":0.75")
                    .contains("\"method\":\"bootstrap_expanded\",\"resamples\":10000,\"seed\":0");
        }
    }

    @Test
    void labelsAreCheckedBeforeAnythingIsAskedAndWhatShowsLaterTakesNoNumbers() throws IOException {
        task("graded", "judge: {kind: graded}");
        task("also", "judge: {kind: graded}");
        Files.writeString(folder.resolve("damaged.csv"), "id,label\n0,correct\nx,correct\n");
        Files.writeString(folder.resolve("twice.csv"), "id,label\n0,correct\n0,incorrect\n");
        Files.writeString(folder.resolve("strange.csv"), "id,label\n0,correct\n77,correct\n");
        Files.writeString(folder.resolve("words.csv"), "id,label\n0,correct\n1,maybe\n");
        try (FaultServer model = new FaultServer(JudgedRunIT::answer);
                FaultServer judge = judge(ScriptedJudge.FAIR)) {
            CommandRun missing = run(model, judge, "graded", "--labels", "nosuch.csv");
            CommandRun damaged = run(model, judge, "graded", "--labels", "damaged.csv");
            CommandRun twice = run(model, judge, "graded", "--labels", "twice.csv");
            CommandRun unclear = CommandRun.in(folder, "run", "--url", model.url(), "--datasets", "graded",
                    "also", "--judge-url", judge.url(), "--labels", "strange.csv");
            long before = model.counts().total() + judge.counts().total();
            CommandRun strange = run(model, judge, "graded", "--labels", "strange.csv");
            CommandRun words = run(model, judge, "graded", "--labels", "words.csv", "--output-json", "-");

            assertThat(List.of(missing.exit(), damaged.exit(), twice.exit(), unclear.exit()))
                    .doesNotContain(0);
            assertThat(before).isZero();
            assertThat(missing.messages()).contains("nosuch.csv");
            assertThat(damaged.messages()).contains("damaged.csv:3");
            assertThat(twice.messages()).contains("twice.csv:3");
            assertThat(unclear.messages()).contains("belongs to 2 of the run's units");
            assertThat(strange.exit()).as(strange.messages()).isZero();
            assertThat(strange.messages()).contains("strange.csv:3, id 77");
            assertThat(words.exit()).as(words.messages()).isZero();
            assertThat(words.messages()).contains("words.csv:3").contains("could not be compared");
            assertThat(words.results()).contains("\"metric\":\"accuracy\"");
        }
    }

    @Test
    void whatIsMissingOrTooMuchOnTheCommandLineIsTold() throws IOException {
        task("pair", "judge: {kind: pairwise}");
        task("plain", "scorer: {function: text}");
        try (FaultServer model = new FaultServer(JudgedRunIT::answer);
                FaultServer judge = judge(ScriptedJudge.FAIR)) {
            CommandRun noJudge = CommandRun.in(folder, "run", "--url", model.url(), "--datasets", "pair");
            CommandRun noSide = run(model, judge, "pair");
            CommandRun idle = run(model, judge, "plain");
            CommandRun noRun = run(model, judge, "pair", "--judge-against", "nowhere.jsonl");
            CommandRun itself = run(model, judge, "pair", "--judge-against", "fake");
            Files.writeString(folder.resolve("outputs.jsonl"), "{\"output\": \"x\"}\n");
            CommandRun again = run(model, judge, "pair", "--judge-again", "unread", "--judge-against",
                    "outputs.jsonl");

            assertThat(List.of(noJudge.exit(), noSide.exit(), idle.exit(), noRun.exit(), itself.exit(),
                    again.exit())).containsOnly(2);
            assertThat(itself.messages()).contains("only model of this run");
            assertThat(again.messages()).contains("--judge-again").contains("--reuse");
            assertThat(noJudge.messages()).contains("--judge-models");
            assertThat(noSide.messages()).contains("--judge-against");
            assertThat(idle.messages()).contains("--judge-url");
            assertThat(noRun.messages()).contains("there is no file " + folder.resolve("nowhere.jsonl"))
                    .contains("it has fake").contains("no run 'nowhere.jsonl'");
            assertThat(model.counts().total()).isZero();
        }
    }

    @Test
    void theCheckTellsBiasedJudgesFromFairOnesByItsExitCode() {
        try (FaultServer fair = judge(ScriptedJudge.FAIR);
                FaultServer first = judge(ScriptedJudge.FIRST_PLACE);
                FaultServer longer = judge(ScriptedJudge.LONGER); FaultServer dead =
                        new FaultServer(_ -> ScriptedReply.json(401,
                        "{\"error\": {\"message\": \"no key\"}}"))) {
            CommandRun clean = CommandRun.in(folder, "judge", "check", "--url", fair.url());
            CommandRun biased = CommandRun.in(folder, Locale.CHINESE, "judge", "check", "--url", first.url(),
                    "--language", "zh");
            CommandRun wordy = CommandRun.in(folder, "judge", "check", "--url", longer.url(),
                    "--output-json", "-");
            CommandRun nothing = CommandRun.in(folder, "judge", "check", "--url", dead.url(), "--items", "2");

            assertThat(clean.exit()).as(clean.results() + clean.messages()).isZero();
            assertThat(clean.results()).contains("No fault is shown");
            assertThat(clean.messages()).contains("264/264 (100%)");
            assertThat(biased.exit()).isEqualTo(1);
            assertThat(biased.results()).contains("位置左右裁决").contains("位置、换序")
                    .doesNotContain("position");
            assertThat(wordy.exit()).isEqualTo(1);
            assertThat(wordy.results()).contains("\"verdict\":\"fault\"").contains("\"probe\":\"length\"");
            assertThat(nothing.exit()).isEqualTo(3);
            assertThat(nothing.results()).contains("Nothing can be said");
        }
    }
}
