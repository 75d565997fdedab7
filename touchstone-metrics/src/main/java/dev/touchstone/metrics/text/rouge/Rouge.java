package dev.touchstone.metrics.text.rouge;

import dev.touchstone.metrics.text.scan.NgramMatches;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// ROUGE of a prediction against one or several targets, 0..1, equal to rouge-score 0.1.2.
///
/// Each text is cut into tokens once for all types. Not thread-safe: it keeps scratch space; make one for
/// each thread.
public final class Rouge {

    private final RougeType[] types;
    private final int longest;
    private final RougeText prediction;
    private final RougeText target;
    private final Vocabulary words = new Vocabulary();
    private final NgramMatches ngrams = new NgramMatches();
    private final CommonSubsequence subsequence = new CommonSubsequence();
    private boolean[] covered = new boolean[256];
    private int[] inPrediction = new int[256];
    private int[] inTarget = new int[256];
    private int[] inCovered = new int[256];
    private int most; // tokens that would count if all lines matched

    private Rouge(RougeSettings settings) {
        this.types = settings.types().toArray(RougeType[]::new);
        this.prediction = new RougeText(settings.tokenizer(), words);
        this.target = new RougeText(settings.tokenizer(), words);
        this.longest = settings.types().stream()
                .mapToInt(type -> type instanceof RougeType.Ngrams(int length) ? length : 0).max().orElse(0);
    }

    /// ROUGE by these settings.
    public static Rouge of(RougeSettings settings) {
        return new Rouge(settings);
    }

    /// The scores of a prediction against one target.
    public Map<RougeType, RougeScore> score(String targetText, String predictionText) {
        return score(List.of(targetText), predictionText);
    }

    /// The scores of a prediction against several targets: for each type the one with the best F-measure,
    /// the first of equals.
    ///
    /// @param targets at least one
    public Map<RougeType, RougeScore> score(List<String> targets, String predictionText) {
        RougeScore[] scores = scores(targets, predictionText);
        Map<RougeType, RougeScore> named = LinkedHashMap.newLinkedHashMap(scores.length);
        for (int type = 0; type < scores.length; type++) {
            named.put(types[type], scores[type]);
        }
        return named;
    }

    /// The same in the order of the settings' types, for many rows.
    ///
    /// @param targets at least one
    public RougeScore[] scores(List<String> targets, String predictionText) {
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("a prediction needs at least one target, has none");
        }
        prediction.number(predictionText);
        if (longest > 0) {
            ngrams.hypothesisOfWords(prediction.ids, prediction.count(), words.size(), longest);
        }
        RougeScore[] best = new RougeScore[types.length];
        for (int text = 0; text < targets.size(); text++) {
            target.find(targets.get(text));
            if (longest > 0) {
                ngrams.forgetReferences();
                ngrams.reference(target.ids, target.count());
            }
            for (int type = 0; type < types.length; type++) {
                RougeScore score = score(types[type]);
                if (text == 0 || score.fmeasure() > best[type].fmeasure()) {
                    best[type] = score;
                }
            }
        }
        return best;
    }

    private RougeScore score(RougeType type) {
        int predicted = prediction.count();
        int wanted = target.count();
        if (type instanceof RougeType.Ngrams(int n)) { // a switch over types would be made at its first use
            return RougeScore.of(
                    ngrams.matched(n), Math.max(0, predicted - n + 1), Math.max(0, wanted - n + 1));
        }
        int common = type instanceof RougeType.LongestSubsequence ? longestCommon() : unionOfLines();
        return RougeScore.of(common, predicted, wanted);
    }

    private int longestCommon() {
        subsequence.pattern(prediction.ids, 0, prediction.count(), words.size());
        int common = subsequence.length(target.ids, 0, target.count());
        subsequence.clear();
        return common;
    }

    /// Lines with the same number come first: where they cover all that both sides have, as those of like
    /// summaries do, other pairs of lines add nothing.
    private int unionOfLines() {
        int wanted = target.count();
        if (covered.length < wanted) {
            covered = new boolean[Math.max(wanted, 2 * covered.length)];
        } else {
            Arrays.fill(covered, 0, wanted, false);
        }
        for (int line = Math.min(prediction.lineCount, target.lineCount) - 1; line >= 0; line--) {
            subsequence.pattern(
                    prediction.ids, prediction.lines[line], prediction.lines[line + 1], words.size());
            subsequence.mark(target.ids, target.lines[line], target.lines[line + 1], covered);
            subsequence.clear();
        }
        int hits = countOnce();
        return hits == most ? hits : unionOfAllPairs();
    }

    private int unionOfAllPairs() {
        for (int c = 0; c < prediction.lineCount; c++) {
            subsequence.pattern(prediction.ids, prediction.lines[c], prediction.lines[c + 1], words.size());
            for (int r = 0; r < target.lineCount; r++) {
                if (r != c) {
                    subsequence.mark(target.ids, target.lines[r], target.lines[r + 1], covered);
                }
            }
            subsequence.clear();
        }
        return countOnce();
    }

    /// How many of the covered tokens count, when no token of either side counts twice; `most` is how many
    /// there would be if all were covered.
    private int countOnce() {
        int size = words.size();
        if (inPrediction.length < size) {
            inPrediction = new int[2 * size];
            inTarget = new int[2 * size];
            inCovered = new int[2 * size];
        } else {
            Arrays.fill(inPrediction, 0, size, 0);
            Arrays.fill(inTarget, 0, size, 0);
            Arrays.fill(inCovered, 0, size, 0);
        }
        for (int j = 0; j < prediction.count(); j++) {
            inPrediction[prediction.ids[j]]++;
        }
        // in the reference each covered token takes one from both counts while there are any
        for (int i = 0; i < target.count(); i++) {
            int id = target.ids[i];
            if (id >= 0) {
                inTarget[id]++;
                inCovered[id] += covered[i] ? 1 : 0;
            }
        }
        int hits = 0;
        most = 0;
        for (int id = 0; id < size; id++) {
            most += Math.min(inPrediction[id], inTarget[id]);
            hits += Math.min(inPrediction[id], inCovered[id]);
        }
        return hits;
    }
}
