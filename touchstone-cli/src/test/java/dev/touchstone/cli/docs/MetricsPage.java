package dev.touchstone.cli.docs;

import dev.touchstone.score.metric.MetricCatalog;
import dev.touchstone.score.metric.MetricOption;
import dev.touchstone.score.metric.MetricPage;
import java.util.List;

/// `metrics.md`: the pages of all metrics that `touchstone score` finds.
final class MetricsPage {

    private MetricsPage() {}

    static String render() {
        StringBuilder page = new StringBuilder("# Metrics\n\n");
        page.append(ReferencePages.notice("the pages of the metrics that are found"));
        page.append("""
                What `touchstone score --metric NAME` takes; `touchstone score --list` prints the same. How
                files are scored is in [Score files of your own](../how-to/score-files.md). Names with `@k`
                are typed with a number, such as `ndcg@10`; `pass@5` and trec_eval's names (`P_5`,
                `recip_rank`, `ndcg_cut_10`) are understood too. Options have the names of the reference
                libraries, with dashes or underscores.

                Every value over all rows has its number of rows and, where it makes sense, a standard error
                and a 95 % interval that names its method: `wilson` for shares of right answers;
                `bootstrap_expanded` (`--resamples`, `--seed`) for everything else up to 2,000 rows;
                beyond, the value ± 1.96 standard errors (`normal` for means, `jackknife_normal` for corpus
                scores and labels, from 4,097 rows on `infinitesimal_jackknife_normal`); `wilson_bound` for
                grades that are all the same; `order_statistics` for percentiles. Up to five rows, which no
                resampling reaches beyond, have Student's t instead, `student_t` for means and `jackknife_t`
                for corpus scores, unless `--resamples` is given. No end lies beyond the metric's range.
                """);
        List<MetricPage> pages = new MetricCatalog().pages();
        for (MetricPage.Input input : MetricPage.Input.values()) {
            page.append("\n## ").append(title(input)).append("\n\n").append(rows(input)).append('\n');
            pages.stream().filter(each -> each.input() == input).forEach(each -> metric(page, each));
        }
        return page.toString();
    }

    private static void metric(StringBuilder page, MetricPage metric) {
        page.append("\n### `").append(metric.name()).append("`\n\n").append(metric.title()).append(".\n\n");
        page.append("- Formula: ").append(metric.formula()).append(".\n");
        page.append("- Range: ").append(metric.range().text()).append(".\n");
        page.append("- Origin: ").append(metric.origin()).append(".\n");
        if (metric.options().isEmpty()) {
            return;
        }
        page.append("\n| option | default | meaning |\n|---|---|---|\n");
        for (MetricOption option : metric.options()) {
            String choices = option.choices().isEmpty() ? ""
                    : " One of `" + String.join("`, `", option.choices()) + "`.";
            String initial = option.kind() == MetricOption.Kind.FLAG ? "off"
                    : option.initial().isEmpty() ? "" : "`" + option.initial() + "`";
            page.append("| `--").append(option.name()).append("` | ").append(initial).append(" | ")
                    .append(ReferencePages.cell(option.meaning() + choices)).append(" |\n");
        }
    }

    private static String title(MetricPage.Input input) {
        return switch (input) {
            case PAIRS -> "Texts";
            case LABELS -> "Labels";
            case SCORES -> "Scores of yes or no";
            case VALUES -> "Numbers";
            case LIKELIHOODS -> "Likelihoods";
            case RATINGS -> "Ratings";
            case REPEATS -> "Several attempts";
            case RANKING -> "Rankings";
        };
    }

    private static String rows(MetricPage.Input input) {
        return switch (input) {
            case PAIRS -> "Rows `{id, prediction, references[]}` in `--input`, or `--predictions FILE` and "
                    + "`--references FILE...` with one text a line.";
            case LABELS -> "Rows `{id, truth, prediction}`; a prediction that is `null` or empty was not "
                    + "read.";
            case SCORES -> "Rows `{id, truth, score}`; the truth is 0 or 1.";
            case VALUES -> "Rows `{value}`, or a `.txt` file with one number a line.";
            case LIKELIHOODS -> "Rows `{id, log_likelihood}` with `tokens`, `words` or `bytes`, or the "
                    + "`text` itself, whose words and bytes are counted.";
            case RATINGS -> "Rows `{id, ratings[]}`, or columns whose names begin with `rater`; `null` is "
                    + "a gap.";
            case REPEATS -> "Rows `{id, n, c}` (n attempts, c of them right) or `{id, gold, predictions[]}`; "
                    + "a prediction of `null` was not read.";
            case RANKING -> "trec_eval's files: `--qrels` (query, iteration, document, grade) and `--run` "
                    + "(query, Q0, document, rank, score, name of the run). Relevant are grades from 1 up; "
                    + "equal scores are ranked by document id, last in the alphabet first. Queries without "
                    + "retrieved documents are left out, or count as 0 with `-c`.";
        };
    }
}
