package dev.touchstone.tasks.assemble;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.assemble.TaskDefinition.Candidate;
import dev.touchstone.tasks.assemble.TaskDefinition.Completion;
import dev.touchstone.tasks.assemble.TaskDefinition.Range;
import dev.touchstone.tasks.read.ReadOptions;
import dev.touchstone.tasks.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the keys of a task file that say where its rows are.
final class DataReader {

    private static final Pattern RANGE =
            Pattern.compile("\\[?\\s*([0-9]{0,9})\\s*[:,]\\s*([0-9]{0,9})\\s*]?");

    /// What lm-evaluation-harness hands to its data library; files on disk need none of it.
    private static final List<String> HUB_ONLY =
            List.of("trust_remote_code", "streaming", "revision", "download_mode");

    private final Section file;

    DataReader(Section file) {
        this.file = file;
    }

    TaskDefinition.Data read() {
        Optional<String> training = file.text("training_split");
        Optional<String> validation = file.text("validation_split");
        String test = file.text("test_split").or(() -> validation).orElse("test");
        String examples = file.text("fewshot_split").or(() -> training).or(() -> validation).orElse(test);
        Section arguments = file.section("dataset_kwargs");
        Section files = arguments.section("data_files");
        Fields form = arguments.fields().without("data_files");
        for (String hubOnly : HUB_ONLY) {
            form = form.without(hubOnly);
        }
        ReadOptions options = ReadOptions.from(Section.of(file.place("dataset_kwargs"), form));
        if (!files.fields().names().isEmpty()) {
            return new TaskDefinition.Data(named(files, test, options), named(files, examples, options), test,
                    examples, range());
        }
        List<Candidate> candidates = candidates("dataset_path", options);
        if (candidates.isEmpty()) {
            throw file.missing("dataset_path");
        }
        return new TaskDefinition.Data(candidates, candidates("fewshot_path", options), test, examples,
                range());
    }

    private List<Candidate> named(Section files, String split, ReadOptions options) {
        return files.texts(split).stream().map(path -> candidate(path, options)).toList();
    }

    private List<Candidate> candidates(String key, ReadOptions options) {
        List<Value> items = file.value(key).map(value -> value instanceof Value.Items(List<Value> list)
                ? list : List.of(value)).orElse(List.of());
        List<Candidate> candidates = new ArrayList<>();
        for (Value item : items) {
            switch (item) {
                case Value.Text(String path) ->
                    withDatasetName(path).forEach(each -> candidates.add(candidate(each, options)));
                case Fields fields -> {
                    Section section = Section.of(file.place(key) + " " + key,
                            fields.without("path").without("join").without("lines").without("row_number")
                                    .without("further_paths"));
                    String path = fields.findText("path")
                            .orElseThrow(() -> file.wrong(key, "a path, or a section with the key 'path'"));
                    Candidate plain = candidate(path, merged(options, ReadOptions.from(section)));
                    List<Template> further = Section.of(file.place(key) + " " + key, fields)
                            .texts("further_paths").stream()
                            .map(each -> Template.compileText(file.place(key) + " further_paths", each))
                            .toList();
                    candidates.add(new Candidate(plain.path(), plain.options(),
                            completions(file.place(key) + " " + key, fields), further));
                }
                case Value.Numeric _, Value.Flag _, Value.Absent _, Value.Items _ ->
                    throw file.wrong(key, "a path, or a list of paths and of sections with the key 'path'");
            }
        }
        return List.copyOf(candidates);
    }

    /// A name as the hub has it (`openai/gsm8k`, sub-set `main`) may lie under all of it or under its last
    /// part.
    private Stream<String> withDatasetName(String path) {
        Optional<String> name = file.text("dataset_name");
        String last = path.substring(path.lastIndexOf('/') + 1);
        Stream<String> bases = path.startsWith(".") || path.startsWith("/") || path.contains("{")
                ? Stream.of(path) : Stream.of(path, last);
        return bases.distinct().flatMap(base ->
                name.map(inner -> Stream.of(base + "/" + inner, base)).orElse(Stream.of(base)));
    }

    private static ReadOptions merged(ReadOptions outer, ReadOptions inner) {
        return new ReadOptions(
                inner.columns().isEmpty() ? outer.columns() : inner.columns(),
                inner.rename().isEmpty() ? outer.rename() : inner.rename(),
                inner.rowsAt().or(outer::rowsAt));
    }

    private Candidate candidate(String path, ReadOptions options) {
        return new Candidate(Template.compileText(file.place("dataset_path") + " dataset_path", path),
                options);
    }

    private static List<Completion> completions(String place, Fields fields) {
        Section section = Section.of(place, fields);
        List<Completion> completions = new ArrayList<>();
        if (fields.find("join").isPresent()) {
            Section join = section.section("join");
            completions.add(new Completion.Join(Template.compileText(place + ".join.path",
                    join.requireText("path")), join.requireText("on")));
            join.refuseUnknown();
        }
        if (fields.find("lines").isPresent()) {
            Section lines = section.section("lines");
            completions.add(new Completion.Lines(Template.compileText(place + ".lines.path",
                    lines.requireText("path")), lines.requireText("as")));
            lines.refuseUnknown();
        }
        section.text("row_number").ifPresent(name -> completions.add(new Completion.Number(name)));
        return completions;
    }

    private Range range() {
        Optional<String> text = file.value("test_range").map(Value::display);
        if (text.isEmpty()) {
            return new Range(0, OptionalInt.empty());
        }
        Matcher matcher = RANGE.matcher(text.get());
        if (!matcher.matches()) {
            throw file.wrong("test_range", "\"[from:to]\", such as \"[0:8]\"");
        }
        int from = matcher.group(1).isEmpty() ? 0 : Integer.parseInt(matcher.group(1));
        OptionalInt to = matcher.group(2).isEmpty()
                ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(matcher.group(2)));
        if (to.isPresent() && to.getAsInt() <= from) {
            throw file.wrong("test_range", "a range of at least one row");
        }
        return new Range(from, to);
    }
}
