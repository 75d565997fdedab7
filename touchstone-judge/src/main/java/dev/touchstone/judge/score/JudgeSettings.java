package dev.touchstone.judge.score;

import dev.touchstone.core.config.Section;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.judge.prompt.JudgeTemplate;
import dev.touchstone.judge.verdict.RubricReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// The section of a task file that names the scorer `judge`.
///
/// @param name of the scorer in tables
/// @param kind what is asked for
/// @param template the words of the prompt
/// @param lowest of the scale
/// @param highest of the scale
/// @param dimensions grades that are asked for by themselves, with what each means
/// @param texts what the template is filled with beside question and answer
/// @param reference whether references are shown
/// @param eachTurn whether every turn of a conversation is judged, not only the last one
/// @param combine how several verdicts on one answer become one
/// @param baselineField the field of the data that holds the other side's answer
/// @param judgeModels names of model files
/// @param generation sampling arguments of the judges
/// @param maxOutputTokens bound on their replies
/// @param repeats how often each judge is asked the same
record JudgeSettings(String name, Kind kind, JudgeTemplate template, double lowest, double highest,
        Map<String, String> dimensions, Map<String, String> texts, boolean reference, boolean eachTurn,
        Combine combine, Optional<String> baselineField, List<String> judgeModels, Fields generation,
        OptionalInt maxOutputTokens, int repeats) {

    private static final Map<String, String> CRITERIA_EN = Map.of(
            "rubric", "how helpful, relevant, correct, complete and clear the answer is.",
            "pairwise", "how helpful, relevant, correct, complete and clear the answers are.");
    private static final Map<String, String> CRITERIA_ZH = Map.of(
            "rubric", "回答是否有用、切题、正确、完整、清楚。", "pairwise", "回答是否有用、切题、正确、完整、清楚。");

    /// How several verdicts become one.
    enum Combine {
        /// Their mean.
        MEAN,
        /// What more than half of them say; without such a class a comparison is a tie and an answer wrong.
        MAJORITY,
        /// The middle one.
        MEDIAN
    }

    static JudgeSettings read(Fields fields) {
        Section section = Section.of("scorer 'judge'", fields);
        section.accept("function");
        Kind kind = Kind.of(section.text("kind").orElse("rubric"));
        String language = choice(section, "language", "en", List.of("en", "zh"));
        double[] scale = scale(section);
        Map<String, String> dimensions = dimensions(section);
        JudgeTemplate template = section.text("template_text")
                .map(text -> JudgeTemplate.parse(section.text("template_file").orElse("template_text"), text))
                .orElseGet(() -> JudgeTemplate.builtIn(kind.word(), language));
        section.accept("template_file");
        Map<String, String> texts = texts(section, kind, language, scale, dimensions);
        Combine combine = combine(section, kind);
        Fields generation = section.value("generation_kwargs").isPresent()
                ? section.section("generation_kwargs").fields()
                : Fields.EMPTY.with("temperature", Value.of(0));
        JudgeSettings settings = new JudgeSettings(section.text("name").orElse("judge"), kind, template,
                scale[0], scale[1], dimensions, texts, section.flag("reference").orElse(true),
                choice(section, "turns", "last", List.of("last", "each")).equals("each"), combine,
                section.text("baseline_field"), section.texts("judge_models"), generation,
                section.wholeNumber("max_gen_toks", 1, 1_000_000),
                section.wholeNumber("repeats", 1, 100).orElse(1));
        section.refuseUnknown();
        if (kind != Kind.RUBRIC && !dimensions.isEmpty()) {
            throw section.wrong("dimensions", "kind: rubric, which alone has grades");
        }
        if (kind != Kind.PAIRWISE && settings.baselineField().isPresent()) {
            throw section.wrong("baseline_field", "kind: pairwise, which alone compares");
        }
        return settings;
    }

    private static double[] scale(Section section) {
        if (section.value("scale").isEmpty()) {
            return new double[] {1, 10};
        }
        List<Value> ends = section.fields().findItems("scale").orElse(List.of());
        if (ends.size() == 2 && ends.get(0) instanceof Value.Numeric low
                && ends.get(1) instanceof Value.Numeric high && low.number().compareTo(high.number()) < 0) {
            section.accept("scale");
            return new double[] {low.number().doubleValue(), high.number().doubleValue()};
        }
        throw section.wrong("scale", "two rising numbers, such as [1, 10]");
    }

    private static Map<String, String> dimensions(Section section) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (Value item : section.fields().findItems("dimensions").orElse(List.of())) {
            String name = item instanceof Fields fields ? fields.findText("name").orElse("") : item.display();
            String meaning = item instanceof Fields fields ? fields.findText("description").orElse("") : "";
            if (name.isBlank() || name.matches(".*[\"{}\\n].*")
                    || dimensions.putIfAbsent(name.strip(), meaning) != null) {
                throw section.wrong("dimensions", "names that differ, or {name: ..., description: ...} each");
            }
        }
        if (dimensions.isEmpty() && section.value("dimensions").isPresent()) {
            throw section.wrong("dimensions", "a list of names, or of {name: ..., description: ...}");
        }
        section.accept("dimensions");
        return dimensions;
    }

    private static Map<String, String> texts(Section section, Kind kind, String language, double[] scale,
            Map<String, String> dimensions) {
        Map<String, String> texts = new LinkedHashMap<>();
        Map<String, String> usual = language.equals("zh") ? CRITERIA_ZH : CRITERIA_EN;
        texts.put("criteria", section.text("criteria").orElse(usual.getOrDefault(kind.word(), "")));
        texts.put("steps", section.text("steps").orElse(""));
        texts.put("min_score", RubricReader.shown(scale[0]));
        texts.put("max_score", RubricReader.shown(scale[1]));
        StringBuilder listed = new StringBuilder();
        StringBuilder form = new StringBuilder("{\"reason\": \"...\"");
        dimensions.forEach((name, meaning) -> {
            listed.append("- ").append(name).append(meaning.isEmpty() ? "" : ": " + meaning).append('\n');
            form.append(", \"").append(name).append("\": N");
        });
        texts.put("dimensions", listed.toString().strip());
        texts.put("answer_form", form.append(dimensions.isEmpty() ? ", \"score\": N}" : "}").toString());
        return texts;
    }

    private static Combine combine(Section section, Kind kind) {
        String usual = kind.classes() ? "majority" : "mean";
        List<String> words = kind.classes() ? List.of("majority", "mean") : List.of("mean", "median");
        return Combine.valueOf(choice(section, "combine", usual, words).toUpperCase(Locale.ROOT));
    }

    private static String choice(Section section, String key, String usual, List<String> words) {
        String word = section.text(key).orElse(usual);
        if (!words.contains(word)) {
            throw section.wrong(key, "one of " + String.join(", ", words));
        }
        return word;
    }

    /// What the log records of the instrument.
    Fields description() {
        Fields described = Fields.EMPTY
                .with("kind", Value.of(kind.word()))
                .with("system", Value.of(template.system()))
                .with("template", Value.of(template.user()))
                .with("combine", Value.of(combine.name().toLowerCase(Locale.ROOT)))
                .with("repeats", Value.of(repeats));
        return kind == Kind.RUBRIC
                ? described.with("scale", new Value.Items(List.of(Value.of(lowest), Value.of(highest))))
                : described;
    }
}
