package dev.touchstone.report.html;

import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.result.UnitRecord;
import dev.touchstone.engine.result.UnitScores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// The questions of one task, held once for all units that were asked the same: same data, same prompt.
///
/// A line is `[[turns], gold, options...]`; a turn begins with a character of the private use area that tells
/// its role.
final class QuestionSet {

    private static final char ROLES = '\uE000';
    private static final char PLAIN = '\uE00F';

    private final String task;
    private final List<UnitRecord> units = new ArrayList<>();
    private final Map<UnitRecord, List<Value>> charts = new IdentityHashMap<>();

    QuestionSet(UnitRecord first) {
        this.task = first.task();
        this.units.add(first);
    }

    /// Whether a unit was asked the same.
    boolean holds(UnitRecord unit) {
        UnitRecord first = units.getFirst();
        return task.equals(unit.task()) && same(first, unit, "data") && same(first, unit, "prompt");
    }

    void add(UnitRecord unit) {
        units.add(unit);
    }

    /// Writes the questions of every sample that one of the units has.
    Fields write(Blocks blocks) throws IOException {
        Lines lines = new Lines(blocks);
        Columns columns = new Columns();
        Columns.Column number = columns.add("sample", 4);
        Map<Integer, Fields> slices = slices();
        Tags tags = new Tags(units.stream().flatMap(unit -> unit.scores().sliceFields().stream())
                .collect(Collectors.toSet()));
        Map<Integer, Integer> places = new HashMap<>();
        BitSet samples = samples();
        for (int sample = samples.nextSetBit(0); sample >= 0; sample = samples.nextSetBit(sample + 1)) {
            columns.set(number, sample);
            Optional<Question> question = find(sample);
            lines.add(question.map(QuestionSet::line).orElse(List.of()));
            Fields fields = question.map(Question::extra).orElse(Fields.EMPTY);
            for (var slice : slices.getOrDefault(sample, Fields.EMPTY).entries().entrySet()) {
                fields = fields.with(slice.getKey(), slice.getValue());
            }
            tags.add(fields);
            places.put(sample, columns.rows());
            columns.endRow();
        }
        for (UnitRecord unit : units) {
            SliceMeans means = new SliceMeans(unit.rows());
            tags.names().forEach(name ->
                    means.add(unit, name, sample -> tags.value(name, places.get(sample))));
            charts.put(unit, means.charts());
        }
        Lines.Written written = lines.finish();
        return Fields.EMPTY
                .with("task", Value.of(task))
                .with("data", columns.finish(blocks))
                .with("blocks", written.blocks())
                .with("starts", written.starts())
                .with("tags", tags.finish(blocks));
    }

    /// The charts of a unit's parts, once the set was written.
    List<Value> charts(UnitRecord unit) {
        return charts.get(unit);
    }

    /// What the runs were broken down by, for each sample.
    private Map<Integer, Fields> slices() {
        Map<Integer, Fields> slices = new HashMap<>();
        for (UnitRecord unit : units) {
            UnitScores scores = unit.scores();
            List<String> names = scores.sliceFields();
            for (int attempt = 0; attempt < scores.size() && !names.isEmpty(); attempt++) {
                Fields fields = slices.getOrDefault(scores.sample(attempt), Fields.EMPTY);
                for (int field = 0; field < names.size(); field++) {
                    fields = fields.with(names.get(field), Value.of(scores.sliceValue(field, attempt)));
                }
                slices.put(scores.sample(attempt), fields);
            }
        }
        return slices;
    }

    private BitSet samples() {
        BitSet samples = new BitSet();
        for (UnitRecord unit : units) {
            UnitScores scores = unit.scores();
            for (int attempt = 0; attempt < scores.size(); attempt++) {
                samples.set(scores.sample(attempt));
            }
        }
        return samples;
    }

    private Optional<Question> find(int sample) {
        return units.stream().flatMap(unit -> unit.findQuestion(sample).stream()).findFirst();
    }

    private static List<Value> line(Question question) {
        List<Value> turns = switch (question.prompt()) {
            case Prompt.Text(String text) -> List.of(Lines.text(PLAIN + text));
            case Prompt.Rolling(String text) -> List.of(Lines.text(PLAIN + text));
            case Prompt.Continuations(var pairs) when !beginning(pairs).isBlank() ->
                    List.of(Lines.text(PLAIN + beginning(pairs)));
            default -> question.prompt().turns().stream()
                    .map(turn -> Lines.text((char) (ROLES + turn.role().ordinal()) + turn.content()))
                            .toList();
        };
        List<Value> line = new ArrayList<>();
        line.add(new Value.Items(turns));
        line.add(Lines.text(gold(question)));
        question.choices().forEach(choice -> line.add(Lines.text(choice)));
        return line;
    }

    /// The reference; of a talk with one for each turn all of them, numbered as its answers are.
    static String gold(Question question) {
        List<Value> targets = question.extra().findItems("targets").orElse(List.of());
        boolean talk = question.prompt() instanceof Prompt.Dialogue dialogue
                && targets.size() == dialogue.later().size() + 1 && targets.size() > 1;
        if (!talk) {
            return question.gold();
        }
        StringJoiner lines = new StringJoiner("\n");
        for (int turn = 0; turn < targets.size(); turn++) {
            if (!(targets.get(turn) instanceof Value.Absent)) {
                lines.add("[%d] %s".formatted(turn + 1, targets.get(turn).display()));
            }
        }
        return lines.toString();
    }

    /// What all measured texts begin with: the question; what differs stands beside the likelihoods. Options
    /// behind nothing, measured for comparison, are left out.
    private static String beginning(List<Prompt.Continuation> pairs) {
        String context = pairs.getFirst().context();
        if (!context.isBlank()) {
            return pairs.stream().allMatch(pair -> pair.context().equals(context) || pair.context().isEmpty())
                    ? context : "";
        }
        String common = pairs.getFirst().text();
        for (Prompt.Continuation pair : pairs) {
            int same = 0;
            while (same < Math.min(common.length(), pair.text().length())
                    && common.charAt(same) == pair.text().charAt(same)) {
                same++;
            }
            common = common.substring(0, same);
        }
        // not within a character of two halves
        return common.isEmpty() || !Character.isHighSurrogate(common.charAt(common.length() - 1)) ? common
                : common.substring(0, common.length() - 1);
    }

    private static boolean same(UnitRecord left, UnitRecord right, String part) {
        return left.fingerprint().getOrDefault(part, "").equals(right.fingerprint().getOrDefault(part, ""));
    }
}
