package dev.touchstone.tasks.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.sample.Questions;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.spi.Extensions;
import dev.touchstone.core.task.Selection;
import dev.touchstone.core.task.Task;
import dev.touchstone.tasks.assemble.TaskAssembly;
import dev.touchstone.tasks.assemble.TaskOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Task files in the manner of lm-evaluation-harness, each with another of its features, load as they are.
class LmEvaluationFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void data() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/math_qa"));
        Files.writeString(data.resolve("train.jsonl"), """
                {"question": "1+1", "answer": "two #### 2", "choices": ["1", "2"], "gold": 1}
                {"question": "2+2", "answer": "four #### 4", "choices": ["4", "5"], "gold": 0}
                {"question": "3+3", "answer": "six #### 6", "choices": ["5", "6"], "gold": 1}
                """);
        Files.writeString(data.resolve("test.jsonl"), """
                {"question": "4+4", "answer": "eight #### 8", "choices": ["8", "9"], "gold": 0, \
                "aliases": ["8", "VIII"]}
                {"question": "5+5", "answer": "ten #### 10", "choices": ["8", "10"], "gold": 1, \
                "aliases": ["10"]}
                """);
        Path other = Files.createDirectories(folder.resolve("data/main"));
        Files.writeString(other.resolve("validation.csv"), "input,target\n\"a\nb\",yes\nc,no\n");
    }

    private Task open(String yaml) throws IOException {
        Path configuration = Files.createDirectories(folder.resolve("configs/tasks"));
        Files.writeString(configuration.resolve("lm.yaml"), yaml);
        Files.createDirectories(folder.resolve("programme"));
        TaskCatalog catalog = new TaskCatalog(List.of(folder.resolve("configs")),
                new BuiltIns(folder.resolve("programme"), folder.resolve("home"), "1"),
                new TaskAssembly(Extensions.load(ScorerFactory.class, ScorerFactory::name)));
        return catalog.open("lm", new TaskOptions(List.of(folder.resolve("data")), Optional.empty()))
                .getFirst();
    }

    private static Question first(Task task) {
        try (Questions questions = task.open(Selection.ALL)) {
            return questions.next();
        }
    }

    private static String text(Question question) {
        return ((Prompt.Text) question.prompt()).text();
    }

    @Test
    void fewShotWithTheDefaultDelimiters() throws IOException {
        Task task = open("""
                task: lm
                tag: [math_word_problems]
                dataset_path: someone/math_qa
                dataset_name: main
                output_type: generate_until
                training_split: train
                fewshot_split: train
                test_split: test
                doc_to_text: "Question: {{question}}\\nAnswer:"
                doc_to_target: "{{answer}}"
                num_fewshot: 2
                generation_kwargs:
                  until: ["Question:", "</s>"]
                  do_sample: false
                  temperature: 0.0
                repeats: 1
                metric_list:
                  - metric: exact_match
                    aggregation: mean
                    higher_is_better: true
                    ignore_case: true
                    regexes_to_ignore: [",", "(?s).*#### "]
                filter_list:
                  - name: strict-match
                    filter:
                      - {function: regex, regex_pattern: "#### (\\\\-?[0-9\\\\.\\\\,]+)"}
                      - {function: take_first}
                metadata: {version: 3.0}
                """);
        assertThat(text(first(task))).isEqualTo("""
                Question: 1+1
                Answer: two #### 2

                Question: 2+2
                Answer: four #### 4

                Question: 4+4
                Answer:""");
        assertThat(first(task).gold()).isEqualTo("eight #### 8");
        assertThat(task.spec().metric()).isEqualTo("exact_match");
        Reference reference = Reference.of(first(task).gold());
        Scorer scorer = task.scorers().getFirst();
        assertThat(scorer.score(new Answer("It is #### 8", "", Finish.STOP), reference).right()).isTrue();
        assertThat(scorer.score(new Answer("It is 8", "", Finish.STOP), reference).right()).isFalse();
        assertThat(task.spec().generation().find("stop").orElseThrow().display())
                .isEqualTo("['Question:', '</s>']");
        assertThat(task.spec().generation().find("temperature").orElseThrow().display()).isEqualTo("0.0");
    }

    private static final String HEAD = "dataset_path: math_qa\noutput_type: generate_until\n";

    @Test
    void fieldNamesInPlaceOfTemplates() throws IOException {
        Question question = first(open(HEAD + "doc_to_text: question\ndoc_to_target: gold\n"));
        assertThat(text(question)).isEqualTo("4+4");
        assertThat(question.gold()).isEqualTo("0");
    }

    @Test
    void aTargetThatIsThePlaceOfAChoice() throws IOException {
        Question question =
                first(open(HEAD + "doc_to_text: question\ndoc_to_target: gold\ndoc_to_choice: choices\n"));
        assertThat(question.choices()).containsExactly("8", "9");
        assertThat(question.gold()).isEqualTo("8");
    }

    @Test
    void choicesThatAnExpressionMakes() throws IOException {
        Question question = first(open(HEAD + """
                doc_to_text: "{{question}}"
                doc_to_choice: "{{[choices[0] + '!', choices[1] + '?']}}"
                doc_to_target: "{{gold}}"
                """));
        assertThat(question.choices()).containsExactly("8!", "9?");
        assertThat(question.gold()).isEqualTo("8!");
    }

    @Test
    void severalTargets() throws IOException {
        Question question = first(open(HEAD + "doc_to_text: question\ndoc_to_target: \"{{aliases}}\"\n"));
        assertThat(question.gold()).isEqualTo("8");
        assertThat(question.extra().findItems("targets").orElseThrow()).hasSize(2);
    }

    @Test
    void ownDelimitersDescriptionAndAnswerPrefix() throws IOException {
        Task task = open(HEAD + """
                fewshot_split: train
                num_fewshot: 1
                description: "Solve.\\n\\n"
                fewshot_delimiter: "\\n---\\n"
                target_delimiter: ""
                doc_to_text: "Q {{question}} A"
                doc_to_target: "{{answer.split('####')[1].strip()}}"
                gen_prefix: " It is"
                """);
        assertThat(text(first(task))).isEqualTo("Solve.\n\nQ 1+1 A2\n---\nQ 4+4 A It is");
    }

    @Test
    void optionsInALoop() throws IOException {
        Task task = open(HEAD + """
                doc_to_text: "{{question.strip()}}\\n\
                {% for c in choices %}{{'AB'[loop.index0]}}. {{c}}\\n{% endfor %}Answer:"
                doc_to_target: "{{['A', 'B'][gold]}}"
                """);
        assertThat(text(first(task))).isEqualTo("4+4\nA. 8\nB. 9\nAnswer:");
        assertThat(first(task).gold()).isEqualTo("A");
    }

    @Test
    void conditionsAndSet() throws IOException {
        Task task = open(HEAD + """
                doc_to_text: >-
                  {% set q = question | replace('+', ' plus ') %}\
                {% if gold == 0 %}First{% else %}Second{% endif %}: {{q}}
                doc_to_target: "{{answer}}"
                """);
        assertThat(text(first(task))).isEqualTo("First: 4 plus 4");
    }

    @Test
    void exampleRowsInTheFileAndTheirOwnTemplates() throws IOException {
        Task task = open(HEAD + """
                num_fewshot: 1
                doc_to_text: "Q: {{question}}\\nA:"
                doc_to_target: "{{answer}}"
                fewshot_config:
                  sampler: first_n
                  doc_to_target: "Because. {{target}}"
                  samples:
                    - {question: 0+1, target: "1"}
                """);
        assertThat(text(first(task))).isEqualTo("Q: 0+1\nA: Because. 1\n\nQ: 4+4\nA:");
    }

    @Test
    void aValidationSplitOfCsvWithLineBreaks() throws IOException {
        Task task = open("""
                dataset_path: main
                validation_split: validation
                doc_to_text: "{{input}}\\n"
                doc_to_target: target
                """);
        assertThat(text(first(task))).isEqualTo("a\nb\n");
        assertThat(task.count(Selection.ALL)).isEqualTo(2);
    }

    @Test
    void namedDataFiles() throws IOException {
        Task task = open("""
                dataset_path: json
                dataset_kwargs:
                  data_files: {train: math_qa/train.jsonl, test: math_qa/test.jsonl}
                training_split: train
                test_split: test
                num_fewshot: 1
                doc_to_text: "{{question}}"
                doc_to_target: "{{gold}}"
                """);
        assertThat(text(first(task))).isEqualTo("1+1 1\n\n4+4");
    }

    @Test
    void aRowIsNeverItsOwnExample() throws IOException {
        Task task = open(HEAD
                + "num_fewshot: 1\ndoc_to_text: \"{{question}}\"\ndoc_to_target: \"{{gold}}\"\n");
        try (Questions questions = task.open(Selection.ALL)) {
            assertThat(text(questions.next())).isEqualTo("5+5 1\n\n4+4");
            assertThat(text(questions.next())).isEqualTo("4+4 0\n\n5+5");
        }
    }

    @Test
    void tasksThatWantRandomExamplesGetTheSameOnesEachTime() throws IOException {
        String yaml = HEAD + """
                fewshot_split: train
                num_fewshot: 2
                doc_to_text: "{{question}}"
                doc_to_target: "{{gold}}"
                fewshot_config: {sampler: random, seed: %d}
                """;
        assertThat(text(first(open(yaml.formatted(7))))).isEqualTo(text(first(open(yaml.formatted(7)))));
        Set<String> fingerprints = new HashSet<>();
        for (int seed = 0; seed < 10; seed++) {
            fingerprints.add(open(yaml.formatted(seed)).spec().fingerprint().prompt());
        }
        assertThat(fingerprints).hasSizeGreaterThan(1);
    }

    @Test
    void ourChatFormHasTheExamplesAsTurns() throws IOException {
        Task task = open(HEAD + """
                fewshot_split: train
                num_fewshot: 1
                messages:
                  - {role: system, content: "Be short."}
                  - {role: user, content: "{{question}}"}
                doc_to_target: "{{gold}}"
                """);
        assertThat(((Prompt.Chat) first(task).prompt()).messages()).extracting(Message::content)
                .containsExactly("Be short.", "1+1", "1", "4+4");
    }
}
