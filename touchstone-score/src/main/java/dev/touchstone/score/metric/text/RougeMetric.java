package dev.touchstone.score.metric.text;

import com.google.auto.service.AutoService;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.metrics.text.rouge.Rouge;
import dev.touchstone.metrics.text.rouge.RougeScore;
import dev.touchstone.metrics.text.rouge.RougeSettings;
import dev.touchstone.metrics.text.rouge.RougeTokenizer;
import dev.touchstone.metrics.text.rouge.RougeType;
import dev.touchstone.score.metric.FileMetric;
import dev.touchstone.score.metric.MeanOfRows;
import dev.touchstone.score.metric.Measuring;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import dev.touchstone.score.metric.Range;
import dev.touchstone.score.metric.Sampling;
import dev.touchstone.score.metric.Settings;
import dev.touchstone.score.metric.Total;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The mean over rows of ROUGE's precision, recall and F-measure as rouge-score computes them.
@AutoService(FileMetric.class)
public final class RougeMetric implements FileMetric {

    private static final MetricPage PAGE = new MetricPage("rouge", "ROUGE of summaries",
            "for each type the mean over rows of precision, recall and their harmonic mean (F-measure): "
                    + "rouge1 to rouge9 compare n-grams, rougeL the longest common subsequence, rougeLsum "
                    + "that of lines; of several references the best F-measure counts. The values named by a "
                    + "type are F-measures",
            Range.of(0, 1, "higher is better"),
            "Lin 2004; equal to rouge-score 0.1.2", MetricPage.Input.PAIRS, List.of(
                    MetricOption.text("rouge-types", "rouge1,rouge2,rougeL,rougeLsum",
                            "Types, apart by commas."),
                    MetricOption.flag("use-stemmer", "Cuts English words to their stem first (Porter)."),
                    MetricOption.choice("tokenizer", "default keeps runs of a-z and 0-9, so that Chinese "
                            + "scores 0; char takes each character that is no white "
                            + "space.", "default", "char")));

    @Override
    public List<MetricPage> pages() {
        return List.of(PAGE);
    }

    @Override
    public Measuring begin(MetricPage page, Settings settings, Sampling sampling) {
        Map<String, RougeType> types = new LinkedHashMap<>();
        for (String label : settings.text("rouge-types").split(",")) {
            RougeType type = RougeType.labelled(label.strip()).orElseThrow(() ->
                    settings.wrong("rouge-types", "rouge1 to rouge9, rougeL, rougeLsum"));
            if (types.put(type.label(), type) != null) {
                throw settings.wrong("rouge-types", "each type once");
            }
        }
        boolean characters = settings.text("tokenizer").equals("char");
        boolean stems = settings.flag("use-stemmer");
        if (characters && stems) {
            throw settings.wrong("use-stemmer", "no stemmer together with --tokenizer char");
        }
        RougeTokenizer tokenizer = characters ? RougeTokenizer.CHARACTERS
                : stems ? RougeTokenizer.STEMS : RougeTokenizer.WORDS;
        return new Rows(new RougeSettings(List.copyOf(types.values()), tokenizer), sampling);
    }

    private static final class Rows implements Measuring.OverPairs {

        private final RougeSettings settings;
        private final Sampling sampling;
        private final Rouge rouge;
        private final List<MeanOfRows> precisions = new ArrayList<>();
        private final List<MeanOfRows> recalls = new ArrayList<>();
        private final List<MeanOfRows> fmeasures = new ArrayList<>();
        private RougeScore[] last = new RougeScore[0]; // by type, in the settings' order

        Rows(RougeSettings settings, Sampling sampling) {
            this.settings = settings;
            this.sampling = sampling;
            this.rouge = Rouge.of(settings);
            settings.types().forEach(_ -> {
                precisions.add(MeanOfRows.ofGrades());
                recalls.add(MeanOfRows.ofGrades());
                fmeasures.add(MeanOfRows.ofGrades());
            });
        }

        @Override
        public void add(String prediction, List<String> references) {
            last = rouge.scores(references, prediction);
            for (int type = 0; type < last.length; type++) {
                precisions.get(type).add(last[type].precision());
                recalls.get(type).add(last[type].recall());
                fmeasures.get(type).add(last[type].fmeasure());
            }
        }

        @Override
        public Fields row() {
            Fields fields = Fields.EMPTY;
            for (int type = 0; type < last.length; type++) {
                RougeScore score = last[type];
                fields = fields.with(label(type), Fields.EMPTY.with("precision", Value.of(score.precision()))
                        .with("recall", Value.of(score.recall()))
                        .with("fmeasure", Value.of(score.fmeasure())));
            }
            return fields;
        }

        @Override
        public Total end() {
            String signature = "tokenizer:" + switch (settings.tokenizer()) {
                case WORDS -> "default";
                case STEMS -> "default|stemmer:porter";
                case CHARACTERS -> "char";
            };
            Total total = fmeasures.getFirst().end(label(0), sampling, signature);
            for (int type = 1; type < settings.types().size(); type++) {
                total = fmeasures.get(type).end(total, label(type), sampling);
            }
            for (int type = 0; type < settings.types().size(); type++) {
                total = precisions.get(type).end(total, label(type) + "_precision", sampling);
                total = recalls.get(type).end(total, label(type) + "_recall", sampling);
            }
            return total;
        }

        private String label(int type) {
            return settings.types().get(type).label();
        }
    }
}
