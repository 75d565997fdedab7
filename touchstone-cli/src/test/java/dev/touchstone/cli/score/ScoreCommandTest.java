package dev.touchstone.cli.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.cli.CommandRun;
import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        write("pairs.jsonl", """
                {"id":"x","prediction":"the cat sat down","references":["the cat sat down"]}
                {"id":"y","prediction":"the cat","references":["a dog"]}
                """);
        write("labels.csv", "truth,prediction\na,a\na,b\nb,b\nb,b\n");
        write("q.txt", "q1 0 d1 1\nq1 0 d2 0\n");
        write("r.txt", "q1 Q0 d2 1 2 tag\nq1 Q0 d1 2 1 tag\n");
    }

    /// A named pipe in the folder, into which the file's content flows once somebody reads it.
    private void pipe(String name, String content) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", name).directory(folder.toFile()).start().waitFor()).isZero();
        Thread.ofPlatform().daemon().start(() -> {
            try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
                Files.copy(folder.resolve(content), out);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    @Test
    void pipesAreReadAsFilesAreAndErrorsNameThem() throws Exception {
        pipe("rows", "pairs.jsonl");
        assertThat(score("--metric bleu --input rows").results())
                .isEqualTo(score("--metric bleu --input pairs.jsonl").results());
        pipe("qrels", "q.txt");
        pipe("ranking", "r.txt");
        assertThat(score("--metric map --qrels qrels --run ranking").results())
                .isEqualTo(score("--metric map --qrels q.txt --run r.txt").results());
        write("bad.jsonl", "{\"id\":\"z\"}\n{\"id\":\"y\"}\n");
        pipe("wrong", "bad.jsonl");
        assertThat(score("--metric bleu --input wrong").messages())
                .contains(folder.resolve("wrong") + ", row 1").doesNotContain("touchstone-pipe");
    }

    @Test
    void totalsArePrintedForPeople() {
        CommandRun run = score("--metric bleu,chrf --input pairs.jsonl");
        assertThat(run.exit()).as(run.messages()).isZero();
        assertThat(run.results()).contains("bleu  (2 rows, nrefs:1|case:mixed|eff:no|tok:13a", "95 % between",
                "(jackknife_t)", "chrf  (2 rows, chrF2|");
    }

    @Test
    void jsonHoldsRowsAndTotals() {
        Fields object = json(score("--metric exact_match,bleu --input pairs.jsonl --output-json -"));
        assertThat(object.names()).containsExactly("rows", "metrics", "exit");
        Fields row = (Fields) object.findItems("rows").orElseThrow().getFirst();
        assertThat(row.find("id")).contains(Value.of("x"));
        assertThat(row.findNumber("exact_match").orElseThrow().doubleValue()).isEqualTo(1);
        Fields total = (Fields) object.findItems("metrics").orElseThrow().getFirst();
        assertThat(total.names()).containsExactly("metric", "value", "count", "standard_error", "interval",
                "signature", "values");
        assertThat(total.findNumber("value").orElseThrow().doubleValue()).isEqualTo(0.5);
        assertThat(total.findFields("interval").orElseThrow().find("method")).contains(Value.of("wilson"));
        Fields bare = json(score("--metric bleu --input pairs.jsonl --no-rows --output-json -"));
        assertThat(bare.findItems("rows").orElseThrow()).isEmpty();
    }

    @Test
    void optionsHaveTheNamesOfTheLibrariesWithDashesOrUnderscores() {
        String dashes = score("--metric bleu --smooth-method add-k --smooth-value 2 --input "
                + "pairs.jsonl").results();
        assertThat(dashes).contains("smooth:add-k[2.00]");
        assertThat(score("--metric bleu --smooth_method=add-k --smooth_value 2 --input pairs.jsonl")
                .results())
                .isEqualTo(dashes);
        assertThat(score("--metric f1 --average macro --input labels.csv").results()).contains("0.733333");
        assertThat(score("--metric f1 --pos_label b --input labels.csv").results()).contains("0.800000");
    }

    @Test
    void rankingsAreReadFromTrecFiles() {
        CommandRun run = score("--metric ndcg@10,map,mrr,P_1 --qrels q.txt --run r.txt");
        assertThat(run.exit()).as(run.messages()).isZero();
        assertThat(run.results()).contains("mrr                  0.500000", "ndcg@10              0.630930");
    }

    @Test
    void anErrorIsOneObjectTooWhereJsonWasAskedFor() throws IOException {
        write("bad.jsonl", Files.readString(folder.resolve("pairs.jsonl")) + "{\"id\":\"z\"}\n");
        for (String line : List.of("--metric bleu --input bad.jsonl", "--metric bleu --input absent.jsonl",
                "--metric nonsense --input pairs.jsonl", "--metric map --input pairs.jsonl", "--metric bleu",
                "--metric f1 --average macro --qrels q.txt --run r.txt", "--task nonsense --input "
                        + "pairs.jsonl",
                "--metric accuracy --labels a --input labels.csv", "--metric f1 --input labels.csv "
                        + "--labels a,a")) {
            CommandRun run = score(line + " --output-json -");
            assertThat(run.exit()).as(line).isEqualTo(2);
            Fields object = json(run);
            assertThat(object.find("exit")).as(line).contains(Value.of(2));
            assertThat(object.findFields("error").orElseThrow().names()).containsExactly("code", "message");
            assertThat(object.find("metrics")).isEmpty();
            assertThat(run.messages()).as(line).contains("TS-").doesNotContain("\tat ");
        }
        assertThat(score("--metric bleu --input bad.jsonl --output-json -").results())
                .contains("\"id\":\"y\"").contains("bad.jsonl, row 3 (line 3): has no 'prediction'");
    }

    @Test
    void hostileArgumentsAreRefused() {
        for (String line : List.of("", "--metric", "--metric bleu --input pairs.jsonl --output-json out.json",
                "--metric bleu --input pairs.jsonl --qrels q.txt", "--metric bleu --predictions pairs.jsonl",
                "--metric bleu,bleu --input pairs.jsonl", "--metric bleu --input pairs.jsonl --resamples 0",
                "--metric bleu --input pairs.jsonl --average macro", "--metric bleu --input .",
                "--metric bleu --input pairs.jsonl --columns a,a", "--metric map --qrels q.txt",
                "--metric bleu --task demo_choice --input pairs.jsonl", "--task demo_choice",
                "--task demo_choice --scorer best --input pairs.jsonl", "--list --metric nonsense")) {
            CommandRun run = score(line.strip());
            assertThat(run.exit()).as(line).isEqualTo(2);
            assertThat(run.messages()).as(line).contains("TS-").doesNotContain("\tat ");
        }
    }

    @Test
    void everyMetricIsListedAndOneAlone() {
        CommandRun all = score("--list");
        assertThat(all.exit()).isZero();
        assertThat(all.results()).contains("bleu: BLEU of a corpus", "ndcg@k:", "fleiss_kappa:",
                "--tokenize 13a|");
        assertThat(all.results().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(130));
        CommandRun one = score("--list --metric ndcg@10,rouge");
        assertThat(one.results()).contains("ndcg@k:", "rouge:").doesNotContain("bleu:");
        assertThat(score("--help").results()).contains("--smooth-method", "--zero-division", "--qrels");
        assertThat(score("--help").results()).contains("What takes the place of a precision of 0");
        assertThat(score("-ch").results()).as("help among short options")
                .contains("What takes the place of a precision of 0");
        assertThat(CommandRun.in(folder, Locale.CHINESE, "score", "--help").results()).contains("每行一条文本");
    }

    @Test
    void listsAndNumbersAreInTheUsersLanguage() {
        CommandRun all = CommandRun.in(folder, Locale.CHINESE, "score", "--list");
        assertThat(all.results()).contains("== 文本：每行 {id, prediction, references[]}", "bleu: 语料级 BLEU",
                "    范围     0 到 100，越高越好", "默认：13a。");
        // every title and range has its Chinese text; formulas and meanings of options are English
        assertThat(all.results().lines().filter(line -> line.startsWith("    范围 ")
                || line.matches("[a-z_0-9@]+: .*"))).hasSizeGreaterThan(80).allSatisfy(line ->
                assertThat(line).matches("f1: F1|[^:]+: ROUGE.*|.*\\p{IsHan}.*"));
        assertThat(all.results().lines().filter(line -> line.startsWith("    范围 "))).allSatisfy(line ->
                assertThat(line.substring(10)).containsPattern("\\p{IsHan}"));
        CommandRun run = CommandRun.in(folder, Locale.CHINESE, "score", "--metric", "f1,exact_match",
                "--average", "macro", "--input", "labels.csv");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(CommandRun.in(folder, Locale.CHINESE, "score", "--metric", "bleu", "--input",
                "pairs.jsonl").results()).contains("bleu  （2 行，nrefs:1|", "95 % 区间 ", "（jackknife_t）");
    }

    @Test
    void aMisspeltMetricIsToldWithNearOnesWhereverItIsNamed() {
        assertThat(score("--list --metric bleuu").messages())
                .contains("no metric 'bleuu', did you mean 'bleu'");
        assertThat(score("--list --metric P_10,pass@5,ndcg@k").results())
                .contains("p@k:", "pass_at_k:", "ndcg@k:").doesNotContain("recall@k:");
    }

    @Test
    void tooFewResamplesForAnIntervalAreTold() {
        CommandRun few = score("--metric f1 --average macro --input labels.csv --resamples 10");
        assertThat(few.exit()).isZero();
        assertThat(few.messages()).contains("--resamples 10 is few", "take 200 or more");
        assertThat(score("--metric f1 --average macro --input labels.csv --resamples 200").messages())
                .isEmpty();
        assertThat(CommandRun.in(folder, Locale.CHINESE, "score", "--metric", "bleu", "--input",
                "pairs.jsonl", "--resamples", "3").messages()).contains("--resamples 3 太少");
    }

    @Test
    void aNumberInTheNameAndAnotherInTheOptionAreRefused() throws IOException {
        write("p.jsonl", "{\"id\": 0, \"n\": 4, \"c\": 2}\n");
        CommandRun run = CommandRun.in(folder, Locale.ENGLISH,
                "score", "--metric", "pass@2", "--k", "3", "--input", "p.jsonl");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).contains("'pass@2' says k = 2 and --k says 3");
    }

    @Test
    void answersToATaskAreScoredByIdWhateverTheirOrder() throws IOException {
        task("{\"id\":\"b\",\"q\":\"1+1\",\"a\":\"2\"}\n{\"id\":\"c\",\"q\":\"1+2\",\"a\":\"3\"}\n"
                + "{\"id\":\"a\",\"q\":\"2+2\",\"a\":\"4\"}\n");
        write("own.jsonl", """
                {"id":"a","prediction":"The answer is 4."}
                {"id":"b","prediction":"I'm sorry, but I can't help with that request."}
                {"id":"c","prediction":"So we add one and","finish_reason":"length"}
                """);
        Fields object = json(score("--task sums --input own.jsonl --output-json -"));
        assertThat(object.findItems("rows").orElseThrow().stream()
                .map(row -> ((Fields) row).find("id").orElseThrow().display() + " "
                        + ((Fields) row).find("reading").orElseThrow().display()))
                .containsExactly("b refused", "c truncated", "a parsed");
        Fields total = (Fields) object.findItems("metrics").orElseThrow().getFirst();
        assertThat(total.findFields("values").orElseThrow().names()).containsExactly(
                "accuracy", "right", "wrong", "unparsed", "truncated", "refused", "missing");
        assertThat(List.of("right", "wrong", "unparsed", "truncated", "refused", "missing").stream()
                .map(name -> total.findFields("values").orElseThrow().findNumber(name).orElseThrow()
                        .intValue())).containsExactly(1, 0, 2, 1, 1, 0);
        assertThat(total.findNumber("value").orElseThrow().doubleValue()).isEqualTo(1 / 3.0);
        write("numbers.jsonl", "{\"id\":2,\"prediction\":\"4\"}\n{\"id\":0,\"prediction\":\"2\"}\n"
                + "{\"id\":1,\"prediction\":\"5\"}\n");
        CommandRun run = score("--task sums --input numbers.jsonl");
        assertThat(run.results()).contains("right                2", "wrong                1", "wilson");
        write("bare.jsonl", "{\"prediction\":\"2\"}\n{\"prediction\":\"3\"}\n{\"prediction\":\"4\"}\n");
        assertThat(score("--task sums --input bare.jsonl").results()).contains("right                3");
    }

    @Test
    void subsetsOfAGroupHaveTheirAveragesAndThoseWithoutAnswersAreNamed() throws IOException {
        group("one", "two", "three");
        write("all.jsonl", """
                {"id":0,"prediction":"2","task":"sums_one"}
                {"id":1,"prediction":"3","task":"sums_one"}
                {"id":0,"prediction":"2","task":"sums_two"}
                {"id":1,"prediction":"9","task":"sums_two"}
                {"id":0,"prediction":"2","task":"three"}
                """);
        CommandRun all = score("--task sums --input all.jsonl");
        assertThat(all.results()).as(all.messages()).contains("sums  (5 rows, scorer:robust)",
                "naive_average        0.833333   95 % between", "weighted_average     0.800000", "(mover)");
        assertThat(all.results() + all.messages()).doesNotContain("no answers");

        write("some.jsonl", "{\"id\":0,\"prediction\":\"2\",\"task\":\"sums_one\"}\n");
        CommandRun some = score("--task sums --input some.jsonl");
        assertThat(some.exit()).isZero();
        assertThat(some.results()).contains("naive_average        undefined",
                "sums: no answers to 2 of its sub-sets, so it has no average: sums_two, sums_three");
        List<Value> metrics = json(score("--task sums --input some.jsonl --output-json -"))
                .findItems("metrics").orElseThrow();
        assertThat(metrics).extracting(metric -> ((Fields) metric).findText("metric").orElseThrow())
                .containsExactly("accuracy of sums_one", "naive_average of sums", "weighted_average of sums");
        Fields naive = (Fields) metrics.get(1);
        assertThat(naive.find("value")).contains(Value.ABSENT);
        assertThat(naive.findFields("values").orElseThrow().find("unanswered_subsets"))
                .contains(Value.ofTexts(List.of("sums_two", "sums_three")));
        assertThat(CommandRun.in(folder, Locale.CHINESE, "score", "--task", "sums", "--input", "some.jsonl")
                .results()).contains("（1 行，scorer:robust）", "有 2 个子集没有答案", "无定义");
    }

    @Test
    void rowsWithoutAnAnswerAreCountedAndInNoFigure() throws IOException {
        task("{\"q\":\"1+1\",\"a\":\"2\"}\n{\"q\":\"1+2\",\"a\":\"3\"}\n{\"q\":\"2+2\",\"a\":\"4\"}\n");
        write("some.jsonl", "{\"id\":2,\"prediction\":\"4\"}\n");

        Fields object = json(score("--task sums --input some.jsonl --output-json -"));

        Fields total = (Fields) object.findItems("metrics").orElseThrow().getFirst();
        assertThat(total.findNumber("count").orElseThrow().intValue()).isEqualTo(1);
        assertThat(total.findNumber("value").orElseThrow().doubleValue()).isEqualTo(1);
        assertThat(total.findFields("values").orElseThrow().findNumber("missing").orElseThrow().intValue())
                .isEqualTo(2);
    }

    @Test
    void idsThatAreUnknownOrTwiceAreErrors() throws IOException {
        task("{\"q\":\"1+1\",\"a\":\"2\"}\n{\"q\":\"1+2\",\"a\":\"3\"}\n");
        String first = "{\"id\":0,\"prediction\":\"2\"}\n";
        refused(first + first, "answers.jsonl, row 2 (line 2): the id '0' occurs twice");
        refused(first + "{\"id\":7,\"prediction\":\"2\"}\n", "row 2 (line 2): sums has no row with the id "
                + "'7'");
        refused(first + "{\"prediction\":\"2\"}\n", "row 2 (line 2): has no 'id'");
        refused(first + "{\"id\":1,\"prediction\":null}\n", "row 2 (line 2): 'prediction' holds no text");
        refused(first + "{\"id\":1}\n", "row 2 (line 2): has no 'prediction'");
        refused(first + "{\"id\":1,\"prediction\":\"3\",\"task\":\"other\"}\n", "the task 'other' is none "
                + "of");
        refused(first + "{\"id\":1,\"pred", "row 2 (line 2)", "cut off");
        refused("", "answers.jsonl");
    }

    @Test
    void weightsByWhichEveryTextMatchesAreRefused() {
        for (String weights : List.of("0,0", "1,-1")) {
            CommandRun run = score("--metric nltk_bleu --input pairs.jsonl --weights " + weights);
            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.messages()).contains("--weights " + weights + ": expected numbers from 0 on");
        }
    }

    @Test
    void aFileThatIsNotThereIsToldWithARemedyOfItsOwn() {
        CommandRun run = score("--metric bleu --input nowhere.jsonl");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages()).contains("TS-DAT-006", "nowhere.jsonl", "working folder")
                .doesNotContain("--data-root");
    }

    @Test
    void columnsApartBySomethingElseAreNamedSo() throws IOException {
        write("semicolons.csv", "truth;prediction\na;a\n");

        CommandRun run = score("--metric accuracy --input semicolons.csv");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.messages())
                .contains("semicolons.csv, line 1: the columns are apart by semicolons, expected commas");
    }

    @Test
    void nullIsShownAsTheFileHasIt() throws IOException {
        write("null.jsonl", "{\"prediction\":null,\"references\":[\"a\"]}\n");

        assertThat(score("--metric bleu --input null.jsonl").messages()).contains("'prediction' holds null");
    }

    private void refused(String answers, String... messages) throws IOException {
        write("answers.jsonl", answers);
        CommandRun run = score("--task sums --input answers.jsonl");
        assertThat(run.exit()).as(answers).isEqualTo(2);
        assertThat(run.messages()).contains(messages);
    }

    @Test
    void answersThatJudgesScoreAreSentToARunThatAsksThem() throws IOException {
        task("{\"q\":\"1+1\",\"a\":\"2\"}\n");
        Path task = folder.resolve("configs/datasets/sums.yaml");
        String yaml = Files.readString(task);
        write("answers.jsonl", "{\"id\":0,\"prediction\":\"2\"}\n");
        for (String line : List.of("--task sums --input answers.jsonl",
                "--task sums --input answers.jsonl --scorer judge")) {
            write("configs/datasets/sums.yaml",
                    yaml.replace("scorer: {function: number}", "judge: {kind: graded}"));
            CommandRun run = score(line);

            assertThat(run.exit()).as(line).isEqualTo(2);
            assertThat(run.messages()).contains("run --replay-file").contains("--datasets sums");
        }
        write("configs/datasets/sums.yaml", yaml + "judge: {kind: graded}\n");
        assertThat(score("--task sums --input answers.jsonl").exit()).isZero();
        assertThat(score("--task sums --input answers.jsonl --scorer judge").messages())
                .contains("--replay-file");
    }

    private void task(String rows) throws IOException {
        Files.createDirectories(folder.resolve("configs/datasets"));
        write("configs/datasets/sums.yaml", """
                task: sums
                dataset_path: ./sums.jsonl
                doc_to_text: "{{q}}"
                doc_to_target: "{{a}}"
                scorer: {function: number}
                """);
        write("configs/datasets/sums.jsonl", rows);
    }

    private void group(String... subsets) throws IOException {
        task("{\"q\":\"1+1\",\"a\":\"2\"}\n{\"q\":\"1+2\",\"a\":\"3\"}\n");
        Path file = folder.resolve("configs/datasets/sums.yaml");
        Files.writeString(file, Files.readString(file) + "subsets: [%s]\n".formatted(
                String.join(", ", subsets)));
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    private CommandRun score(String line) {
        return CommandRun.in(folder, line.isEmpty() ? new String[] {"score"} : ("score " + line).split(" "));
    }

    private static Fields json(CommandRun run) {
        assertThat(run.results().lines()).hasSize(1);
        return (Fields) Json.parse(run.results().strip());
    }
}
