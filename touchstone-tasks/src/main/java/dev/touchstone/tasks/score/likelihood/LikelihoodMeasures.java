package dev.touchstone.tasks.score.likelihood;

import dev.touchstone.core.score.CorpusMeasure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The numbers over all answers, by the names that `metric_list` has.
public final class LikelihoodMeasures {

    private static final Map<String, CorpusMeasure> ALL = all();

    private LikelihoodMeasures() {}

    /// Whether there is one of that name.
    public static boolean has(String name) {
        return ALL.containsKey(name);
    }

    /// All names.
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /// The measure of a name that there is.
    public static CorpusMeasure of(String name) {
        CorpusMeasure measure = ALL.get(name);
        if (measure == null) {
            throw new IllegalArgumentException("no measure is named " + name);
        }
        return measure;
    }

    private static Map<String, CorpusMeasure> all() {
        Map<String, CorpusMeasure> measures = new LinkedHashMap<>();
        for (PerplexityMeasure measure : PerplexityMeasure.values()) {
            measures.put(measure.key(), measure.measure());
        }
        measures.put(ClassMeasure.F1, ClassMeasure.f1());
        measures.put(ClassMeasure.F1_MACRO, ClassMeasure.macroF1());
        measures.put(ClassMeasure.MCC, ClassMeasure.mcc());
        return measures;
    }
}
