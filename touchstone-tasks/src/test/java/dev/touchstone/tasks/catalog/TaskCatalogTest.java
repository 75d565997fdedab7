package dev.touchstone.tasks.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.task.Task;
import dev.touchstone.tasks.assemble.TaskAssembly;
import dev.touchstone.tasks.assemble.TaskDefinition;
import dev.touchstone.tasks.assemble.TaskOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskCatalogTest {

    private static final String TASK = """
            dataset_path: sums
            doc_to_text: "{{question}}"
            doc_to_target: "{{answer}}"
            scorer: {function: number}
            """;

    @TempDir
    Path folder;

    private Path programme;
    private Path configuration;
    private Path home;

    @BeforeEach
    void folders() throws IOException {
        programme = Files.createDirectories(folder.resolve("programme"));
        configuration = Files.createDirectories(folder.resolve("configs"));
        home = folder.resolve("home");
        write(programme.resolve("tasks/sums/sums_gen.yaml"), "aliases: [sums, plus]\n" + TASK);
        write(programme.resolve("tasks/sums/_base.yaml"), TASK);
        write(folder.resolve("data/sums/test.jsonl"), "{\"question\": \"1+1\", \"answer\": 2}\n");
    }

    private TaskCatalog catalog() {
        return new TaskCatalog(List.of(configuration), new BuiltIns(programme, home, "9.9"),
                new TaskAssembly(FakeScorerFactory.named("number", "filters")));
    }

    private TaskOptions options() {
        return new TaskOptions(List.of(folder.resolve("data")), Optional.empty());
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private TouchstoneException failure(String name) {
        try {
            catalog().open(name, options());
        } catch (TouchstoneException failure) {
            return failure;
        }
        throw new AssertionError("no failure");
    }

    @Test
    void namesAndAliasesFindTheBuiltInFileAtARealPath() throws IOException {
        TaskEntry entry = catalog().require("sums_gen");
        assertThat(entry.builtIn()).isTrue();
        assertThat(entry.file()).isEqualTo(home.resolve("config/9.9/datasets/sums/sums_gen.yaml"))
                .isRegularFile();
        assertThat(catalog().require("plus").file()).isEqualTo(entry.file());
        assertThat(catalog().entries()).extracting(TaskEntry::name).containsExactly("sums_gen");
        assertThat(catalog().open("sums", options()).getFirst().spec().abbr()).isEqualTo("sums_gen");
    }

    @Test
    void theUsersFoldersGoFirstAndSeveralHitsAreReported() throws IOException {
        Path own = write(configuration.resolve("datasets/deep/er/sums_gen.yaml"), TASK);
        Path second = write(configuration.resolve("tasks/sums_gen.yaml"), TASK);
        assertThat(catalog().find("sums_gen")).extracting(TaskEntry::file)
                .containsExactly(own, second, home.resolve("config/9.9/datasets/sums/sums_gen.yaml"));
        assertThat(catalog().report(List.of("sums_gen", "nowhere")).orElseThrow())
                .contains("Not matched patterns", "| nowhere", "Ambiguous patterns", own + " (taken)",
                        second.toString());
        assertThat(catalog().report(List.of("plus"))).isEmpty();
    }

    @Test
    void anUnknownNameSuggestsNearOnes() {
        assertThatThrownBy(() -> catalog().require("sum_gen"))
                .isInstanceOfSatisfying(TouchstoneException.class,
                failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONFIG_NOT_FOUND))
                .hasMessageContaining("there is no task 'sum_gen', did you mean 'sums_gen'");
        assertThatThrownBy(() -> catalog().require("SUMS_GEN"))
                .hasMessageContaining("did you mean 'sums_gen'");
        assertThat(catalog().find("")).isEmpty();
        assertThat(catalog().find("../../etc/passwd")).isEmpty();
    }

    @Test
    void aGroupGivesATaskForEachSubsetAndASuffixPicksSome() throws IOException {
        write(configuration.resolve("datasets/many.yaml"), """
                group: many
                abbr: "many-{{subset}}"
                dataset_path: "{{subset}}.jsonl"
                doc_to_text: "{{hint}}{{question}}"
                doc_to_target: answer
                scorer: {function: number, places: 2}
                subsets:
                  one_easy: {hint: "Easy: "}
                  one_hard: {hint: "Hard: ", scorer: {function: filters}}
                  two_hard: {hint: "", abbr: other}
                """);
        List<TaskDefinition> all = catalog().definitions(catalog().require("many"));
        assertThat(all).extracting(task -> task.identity().abbr())
                .containsExactly("many-one_easy", "many-one_hard", "other");
        assertThat(all).extracting(task -> task.identity().group()).containsOnly(Optional.of("many"));
        assertThat(all.get(1).scoring().scorers().getFirst().names()).containsExactly("function");
        assertThat(catalog().definitions(catalog().require("many/hard")))
                .extracting(task -> task.identity().subset().orElseThrow())
                        .containsExactly("one_hard", "two_hard");
        assertThatThrownBy(() -> catalog().definitions(catalog().require("many/soft")))
                .hasMessageContaining("no sub-set ends with 'soft'")
                        .hasMessageContaining("one_easy, one_hard, two_hard");
    }

    @Test
    void anEditedBuiltInFileIsKeptAndAnUneditedOneFollowsTheProgramme() throws IOException {
        Path file = catalog().require("sums_gen").file();
        Path base = file.resolveSibling("_base.yaml");
        Files.writeString(file, "abbr: mine\n" + TASK);
        write(programme.resolve("tasks/sums/sums_gen.yaml"), "abbr: newer\n" + TASK);
        write(programme.resolve("tasks/sums/_base.yaml"), "abbr: newer\n" + TASK);
        assertThat(catalog().open("sums_gen", options()).getFirst().spec().abbr()).isEqualTo("mine");
        assertThat(Files.readString(base)).startsWith("abbr: newer");
        Files.delete(file);
        assertThat(catalog().open("sums_gen", options()).getFirst().spec().abbr()).isEqualTo("newer");
    }

    @Test
    void anUnpackingThatWasKilledIsFinishedByTheNext() throws IOException {
        Path unpacked = home.resolve("config/9.9/datasets");
        write(unpacked.resolve("sums/.unpacking123.tmp"), "half a fi");
        write(unpacked.resolve("sums/_base.yaml"), TASK);
        assertThat(catalog().open("sums", options())).hasSize(1);
        Files.writeString(unpacked.resolve(".unpacked"), "altered");
        assertThat(catalog().open("sums", options())).hasSize(1);
    }

    @Test
    void anUnwritableHomeIsNamed() throws IOException {
        home = write(folder.resolve("file"), "").resolve("below");
        assertThatThrownBy(() -> catalog().entries()).isInstanceOf(TouchstoneException.class)
                .hasMessageContaining("TOUCHSTONE_CACHE");
    }

    @Test
    void includesMergeMapsReplaceListsAndTheIncludingFileWins() throws IOException {
        write(configuration.resolve("datasets/_base.yaml"), TASK + """
                generation_kwargs: {until: ["A", "B"], temperature: 0.5}
                num_fewshot: 0
                """);
        write(configuration.resolve("datasets/child.yaml"), """
                include: _base.yaml
                generation_kwargs: {until: ["C"], max_gen_toks: 7}
                """);
        Task task = catalog().open("child", options()).getFirst();
        assertThat(task.spec().generation().find("stop").orElseThrow().display()).isEqualTo("['C']");
        assertThat(task.spec().generation().find("temperature").orElseThrow().display()).isEqualTo("0.5");
        assertThat(task.spec().maxOutputTokens()).hasValue(7);
    }

    @Test
    void aCircleOfIncludesAndAMissingOneAreNamed() throws IOException {
        write(configuration.resolve("datasets/a.yaml"), "include: b.yaml\n");
        write(configuration.resolve("datasets/b.yaml"), "include: a.yaml\n");
        write(configuration.resolve("datasets/c.yaml"), "include: nowhere.yaml\n");
        assertThat(failure("a")).hasMessageContaining("includes go in a circle")
                .hasMessageContaining("b.yaml -> ");
        assertThat(failure("c")).hasMessageEndingWith("nowhere.yaml: there is no such file, included by "
                + configuration.resolve("datasets/c.yaml"));
    }

    @Test
    void unknownKeysAndCodeAreRefusedWithTheirPlace() throws IOException {
        write(configuration.resolve("datasets/typo.yaml"), TASK + "num_fewshots: 4\n");
        write(configuration.resolve("datasets/code.yaml"), TASK + "process_docs: !function utils.process\n");
        write(configuration.resolve("datasets/word.yaml"), TASK + "process_docs: utils.process\n");
        write(configuration.resolve("datasets/likely.yaml"), TASK + "output_type: rag\n");
        write(configuration.resolve("datasets/scorer.yaml"), TASK.replace("number", "numbr"));
        assertThat(failure("typo").code()).isEqualTo(ErrorCode.CONFIG_UNKNOWN_KEY);
        assertThat(failure("typo")).hasMessageContaining("typo.yaml:5")
                .hasMessageContaining("did you mean 'num_fewshot'");
        assertThat(failure("code").code()).isEqualTo(ErrorCode.CONFIG_UNSUPPORTED);
        assertThat(failure("code")).hasMessageContaining("process_docs");
        assertThat(failure("word")).hasMessageContaining("word.yaml:5: key 'process_docs'");
        assertThat(failure("likely")).hasMessageContaining("likely.yaml:5: output_type 'rag'");
        assertThat(failure("scorer")).hasMessageContaining("no scorer 'numbr', did you mean 'number'");
    }

    @Test
    void aGenerationArgumentThatMissesOneOfOursByALetterIsRefusedAndOthersGoOut() throws IOException {
        write(configuration.resolve("datasets/short.yaml"), TASK + "generation_kwargs: {max_gen_tok: 24}\n");
        write(configuration.resolve("datasets/wire.yaml"), TASK
                + "generation_kwargs: {temperature: 0, top_p: 1, top_k: 5, min_p: 0.1, min_tokens: 2}\n");

        assertThat(failure("short")).hasMessageContaining(
                "short.yaml:5: unknown key 'generation_kwargs.max_gen_tok', did you mean 'max_gen_toks'?");
        assertThat(catalog().open("wire", options())).hasSize(1);
    }

    @Test
    void whatAScorerRefusesIsToldWithTheFileItStandsIn() throws IOException {
        write(configuration.resolve("datasets/odd.yaml"),
                TASK.replaceFirst("scorer:.*", "scorer: {function: number, wrong: 1}"));

        assertThat(failure("odd")).hasMessage(configuration.resolve("datasets/odd.yaml")
                + ", scorer 'number': 'wrong' is not for me");
    }

    @Test
    void truncatedAlteredAndHostileFilesAreRefusedWithTheirName() throws IOException {
        write(configuration.resolve("datasets/cut.yaml"), TASK.substring(0, TASK.indexOf("question") + 3));
        write(configuration.resolve("datasets/list.yaml"), "- a\n- b\n");
        write(configuration.resolve("datasets/empty.yaml"), "");
        write(configuration.resolve("datasets/huge.yaml"), "x".repeat(3_000_001));
        Files.write(configuration.resolve("datasets/latin.yaml"),
                "abbr: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        write(configuration.resolve("datasets/path.yaml"), "abbr: ../../x\n" + TASK);
        assertThat(failure("cut")).hasMessageContaining("cut.yaml");
        assertThat(failure("list")).hasMessageContaining("list.yaml");
        assertThat(failure("empty")).hasMessageContaining("empty.yaml").hasMessageContaining("is missing");
        assertThat(failure("huge")).hasMessageContaining("not a task file");
        assertThat(failure("latin")).hasMessageContaining("latin.yaml").hasMessageContaining("UTF-8");
        assertThat(failure("path")).hasMessageContaining("'abbr' is ../../x");
    }

    @Test
    void anEjectedTaskIsTheUsersWithAllItNeeds() throws IOException {
        write(programme.resolve("tasks/demo/demo.yaml"), "include: _d.yaml\ndataset_path: ./demo.jsonl\n");
        write(programme.resolve("tasks/demo/_d.yaml"), TASK);
        write(programme.resolve("tasks/demo/demo.jsonl"), "{\"question\": \"1+1\", \"answer\": 2}\n");
        List<Path> copies = catalog().eject("demo", configuration);
        assertThat(copies.getFirst()).isEqualTo(configuration.resolve("datasets/demo/demo.yaml"));
        assertThat(copies).hasSize(3).allSatisfy(copy -> assertThat(copy).isRegularFile());
        TaskEntry entry = catalog().require("demo");
        assertThat(entry.builtIn()).isFalse();
        assertThat(catalog().open(entry, options())).hasSize(1);
        assertThatThrownBy(() -> catalog().eject("demo", configuration))
                .isInstanceOfSatisfying(TouchstoneException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.COMMAND_INVALID))
                .hasMessageContaining("is there already");
    }
}
