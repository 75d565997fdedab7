package dev.touchstone.judge.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Timing;
import dev.touchstone.core.config.Yaml;
import dev.touchstone.core.error.ErrorCode;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.judge.JudgeFigure;
import dev.touchstone.core.judge.JudgeSummary;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.judge.Replies;
import dev.touchstone.core.judge.Subject;
import dev.touchstone.core.prompt.Message;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.prompt.Role;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JudgeScorerTest {

    private static final Question QUESTION = new Question(3, Prompt.user("What is 6 times 7?"), "42",
            List.of(),
            OptionalInt.empty(), Fields.EMPTY.with("baseline", Value.of("It is 41.")));

    private static JudgedScorer scorer(String settings) {
        return (JudgedScorer) new JudgeScorerFactory().create(Yaml.parse("test", settings));
    }

    private static Subject subject(int row, String answer) {
        return new Subject(new Question(row, QUESTION.prompt(), QUESTION.gold(), List.of(),
                OptionalInt.empty(), QUESTION.extra()), new Answer(answer, "", Finish.STOP),
                Optional.empty());
    }

    private static Subject subject(String answer) {
        return new Subject(QUESTION, new Answer(answer, "", Finish.STOP), Optional.empty());
    }

    /// What the judges say: one list for each, in the order of its inquiries; `!` is a failure, `?` no reply.
    private static Replies replies(List<List<String>> said) {
        return new Replies() {
            @Override
            public List<String> judges() {
                List<String> names = new ArrayList<>();
                said.forEach(_ -> names.add("judge" + names.size()));
                return names;
            }

            @Override
            public Optional<Outcome> find(int judge, int inquiry, int repeat) {
                String text = said.get(judge).get(inquiry);
                return switch (text) {
                    case "?" -> Optional.empty();
                    case "!" -> Optional.of(new Outcome.Failed(
                            new Failure(ErrorCode.MODEL_TIMEOUT, "late", OptionalInt.empty(), false), 1));
                    default -> Optional.of(new Outcome.Generated(text, "", Finish.STOP, Optional.empty(),
                            new Timing(Duration.ZERO, Optional.empty()), 1));
                };
            }
        };
    }

    private static Replies one(String... inquiries) {
        return replies(List.of(List.of(inquiries)));
    }

    private static String said(Score score) {
        return score.reading() == Reading.UNJUDGED ? score.rule()
                : "%s %s %s".formatted(score.value(), score.extracted(), score.rule());
    }

    private static double value(List<JudgeFigure> figures, String metric) {
        return figures.stream().filter(figure -> figure.metric().equals(metric)).findFirst().orElseThrow()
                .value().orElseThrow();
    }

    @Test
    void aRubricShowsQuestionAnswerAndReferenceAndMapsTheGrade() {
        JudgedScorer rubric = scorer("kind: rubric\nscale: [0, 4]\n");

        Prompt prompt = rubric.inquiries(subject("It is 42.")).getFirst();

        assertThat(prompt.toString()).contains("6 times 7").contains("It is 42.").contains("42")
                .contains("from 0");
        assertThat(said(rubric.score(subject("x"), one("{\"score\": 3}")))).isEqualTo("0.75 3 json");
    }

    @Test
    void everyTurnOfATalkIsJudgedWithWhatStandsBeforeIt() {
        JudgedScorer each = scorer("kind: rubric\nturns: each\n");
        Question talk = new Question(0, new Prompt.Dialogue(List.of(new Message(Role.USER, "Write a poem.")),
                List.of("Now shorten it.")), "gold one", List.of(), OptionalInt.empty(), Fields.EMPTY
                .with("targets", Value.ofTexts(List.of("gold one", "gold two"))));
        Subject subject = new Subject(talk, new Answer("short", "", Finish.STOP, List.of(),
                List.of("a long poem"),
                List.of()), Optional.empty());

        List<Prompt.Asked> prompts = each.inquiries(subject);

        assertThat(prompts).hasSize(2);
        assertThat(prompts.getFirst().toString()).contains("a long poem").contains("gold one")
                .doesNotContain("Now shorten it.").doesNotContain("gold two");
        assertThat(prompts.getLast().toString()).contains("[turn 1]\na long poem\n\n[turn 2]\nshort")
                .contains("[turn 2]\nNow shorten it.").contains("gold two");
        assertThat(scorer("kind: rubric\n").inquiries(subject)).containsExactly(prompts.getLast());
        JudgeSummary summary = each.summary(List.of("judge0"));
        summary.add(subject, one("[[4]]", "[[8]]"));
        assertThat(said(each.score(subject, one("[[4]]", "[[8]]")))).endsWith(" 6 mean_of_turns");
        assertThat(value(summary.figures(), "turn 1 (1-10)")).isEqualTo(4);
        assertThat(value(summary.figures(), "turn 2 (1-10)")).isEqualTo(8);
    }

    @Test
    void whatIsMissingIsMissingAndNamed() {
        JudgedScorer graded = scorer("kind: graded\n");

        assertThat(said(graded.score(subject("x"), one("GRADE: A")))).isEqualTo("1.0 correct labelled");
        assertThat(said(graded.score(subject("x"), one("!")))).isEqualTo("judge_failed");
        assertThat(said(graded.score(subject("x"), one("?")))).isEqualTo("judge_missing");
        assertThat(said(graded.score(subject("x"), one("hm")))).isEqualTo("judge_unread/no_verdict");
    }

    @Test
    void aPairIsAskedInBothOrdersAndDisagreementIsATie() {
        JudgedScorer pair = scorer("kind: pairwise\nbaseline_field: baseline\n");

        assertThat(pair.comparative()).isFalse();
        assertThat(pair.inquiries(subject("It is 42."))).hasSize(2);
        assertThat(said(pair.score(subject("x"), one("[[A]]", "[[B]]"))))
                .isEqualTo("1.0 win double_brackets");
        assertThat(said(pair.score(subject("x"), one("[[B]]", "[[A]]"))))
                .isEqualTo("0.0 loss double_brackets");
        assertThat(said(pair.score(subject("x"), one("[[C]]", "[[C]]"))))
                .isEqualTo("0.5 tie double_brackets");
        assertThat(said(pair.score(subject("x"), one("[[A]]", "[[A]]"))))
                .isEqualTo("0.5 tie orders_disagree");
        assertThat(said(pair.score(subject("x"), one("[[A]]", "[[C]]"))))
                .isEqualTo("0.5 tie orders_disagree");
        assertThat(said(pair.score(subject("x"), one("[[A]]", "hm")))).isEqualTo("judge_unread/no_verdict");
    }

    @Test
    void aPairWithoutAnotherSideHasNothingToAsk() {
        JudgedScorer pair = scorer("kind: pairwise\n");

        assertThat(pair.comparative()).isTrue();
        assertThat(pair.inquiries(subject("x"))).isEmpty();
        assertThat(said(pair.score(subject("x"), one()))).isEqualTo("no_baseline");
    }

    @Test
    void severalJudgesDecideByMajorityOrByTheMean() {
        JudgedScorer graded = scorer("kind: graded\n");
        JudgedScorer rubric = scorer("kind: rubric\n");

        assertThat(said(graded.score(subject("x"),
                replies(List.of(List.of("A"), List.of("A"), List.of("B"))))))
                .isEqualTo("1.0 correct majority_of_3");
        assertThat(said(graded.score(subject("x"),
                replies(List.of(List.of("A"), List.of("!"), List.of("B"))))))
                .isEqualTo("judge_undecided");
        assertThat(said(graded.score(subject("x"), replies(List.of(List.of("A"), List.of("B"))))))
                .isEqualTo("judge_undecided");
        assertThat(said(graded.score(subject("x"),
                replies(List.of(List.of("A"), List.of("!"), List.of("?"))))))
                .isEqualTo("judge_failed");
        assertThat(rubric.score(subject("x"), replies(List.of(List.of("[[4]]"), List.of("[[10]]")))).value())
                .isCloseTo(2.0 / 3, within(1e-12));
        assertThat(said(scorer("kind: rubric\ncombine: median\n").score(subject("x"),
                replies(List.of(List.of("[[1]]"), List.of("[[10]]"), List.of("[[10]]"))))))
                .startsWith("1.0 10 ");
    }

    @Test
    void ratesOfComparisonsAreToldApart() {
        JudgedScorer pair = scorer("kind: pairwise\nbaseline_field: baseline\n");
        JudgeSummary summary = pair.summary(List.of("judge0"));

        summary.add(subject("a"), one("[[A]]", "[[B]]"));
        summary.add(subject("b"), one("[[A]]", "[[A]]"));
        summary.add(subject("c"), one("[[C]]", "[[C]]"));
        summary.add(subject("d"), one("hm", "!"));

        List<JudgeFigure> figures = summary.figures();
        assertThat(value(figures, "wins")).isCloseTo(100.0 / 3, within(1e-9));
        assertThat(value(figures, "tie_rate")).isCloseTo(200.0 / 3, within(1e-9));
        assertThat(value(figures, "inconsistent")).isCloseTo(100.0 / 3, within(1e-9));
        assertThat(value(figures, "first_slot")).isEqualTo(75);
        assertThat(value(figures, "judge_unread")).isCloseTo(100.0 / 7, within(1e-9));
        assertThat(value(figures, "judge_failed")).isEqualTo(12.5);
        assertThat(figures).filteredOn(figure -> figure.metric().equals("lc_win_rate")).singleElement()
                .satisfies(figure -> assertThat(figure.value()).isEmpty());
    }

    @Test
    void whatWasNeverAskedIsNoFailureAndWhatCannotBeReadIsSaidToBeThere() {
        JudgedScorer pair = scorer("kind: pairwise\nbaseline_field: baseline\n");
        JudgeSummary summary = pair.summary(List.of("judge0"));
        Replies broken = one("!", "hm");

        summary.add(subject("a"), broken);
        summary.add(subject("b"), new Replies() {
            @Override
            public List<String> judges() {
                return broken.judges();
            }

            @Override
            public Optional<Outcome> find(int judge, int inquiry, int repeat) {
                return Optional.empty();
            }
        });

        List<JudgeFigure> figures = summary.figures();
        assertThat(value(figures, "judge_failed")).isEqualTo(25);
        assertThat(value(figures, "judge_missing")).isEqualTo(50);
        assertThat(figures).filteredOn(figure -> figure.metric().equals("wins")).singleElement()
                .satisfies(figure -> assertThat(figure.reason()).isEqualTo("no verdict could be read"));
    }

    @Test
    void severalJudgesWithoutAMajorityMakeAComparisonATie() {
        JudgedScorer pair = scorer("kind: pairwise\nbaseline_field: baseline\n");

        assertThat(said(pair.score(subject("x"), replies(List.of(
                List.of("[[A]]", "[[B]]"), List.of("[[B]]", "[[A]]")))))).isEqualTo("0.5 tie majority_of_2");
    }

    @Test
    void oneQuantityHasOneIntervalAndGradesAreNeitherRightNorWrong() {
        JudgedScorer rubric = scorer("kind: rubric\n");
        JudgeSummary summary = rubric.summary(List.of("judge0", "judge1"));
        for (int row = 0; row < 10; row++) {
            String grade = "[[%d]]".formatted(1 + row % 5);
            summary.add(subject(row, "a"), replies(List.of(List.of(grade), List.of(grade))));
        }

        List<JudgeFigure> figures = summary.figures();

        JudgeFigure grade = figures.getFirst();
        JudgeFigure judge = figures.get(1);
        assertThat(grade.metric()).isEqualTo("grade (1-10)");
        assertThat(judge.metric()).isEqualTo("judge judge0");
        assertThat(judge.behind()).isEqualTo(new JudgeFigure.Behind(0, 8, 2, 0));
        assertThat(grade.behind()).isEqualTo(JudgeFigure.Behind.measured(10));
        JudgeFigure.Interval share = judge.interval().orElseThrow();
        JudgeFigure.Interval own = grade.interval().orElseThrow();
        assertThat(List.of(share.method(), own.method())).containsOnly("bootstrap_expanded");
        assertThat(own.low()).isCloseTo(1 + 9 * share.low() / 100, within(1e-9));
        assertThat(own.high()).isCloseTo(1 + 9 * share.high() / 100, within(1e-9));
    }

    @Test
    void gradesAreToldOnTheirOwnScaleAndJudgesOneByOne() {
        JudgedScorer rubric = scorer("kind: rubric\ndimensions: [style, truth]\n");
        JudgeSummary summary = rubric.summary(List.of("judge0", "judge1"));

        summary.add(subject("a"), replies(List.of(List.of("{\"style\": 4, \"truth\": 8}"),
                List.of("{\"style\": 6, \"truth\": 10}"))));
        summary.add(subject("b"), replies(List.of(List.of("{\"style\": 1, \"truth\": 1}"),
                List.of("{\"style\": 1, \"truth\": 1}"))));

        List<JudgeFigure> figures = summary.figures();
        assertThat(value(figures, "grade (1-10)")).isCloseTo(4, within(1e-12));
        assertThat(value(figures, "style (1-10)")).isCloseTo(3, within(1e-12));
        assertThat(value(figures, "judge judge0")).isCloseTo(100 * (5.0 / 9) / 2, within(1e-9));
        assertThat(value(figures, "judge_alpha")).isBetween(0.5, 1.0);
    }

    /// Reference: samples of the rows drawn with numpy (20,000, three seeds), at the percentiles of the
    /// expanded interval.
    @Test
    void theAgreementOfJudgesHasAnInterval() {
        JudgedScorer graded = scorer("kind: graded\n");
        JudgeSummary summary = graded.summary(List.of("judge0", "judge1"));
        for (int row = 0; row < 60; row++) { // 26 twice right, 20 twice wrong, 14 differ
            String one = row < 26 || row >= 46 && row < 55 ? "A" : "B";
            String other = row < 26 || row >= 55 ? "A" : "B";
            summary.add(subject("x"), replies(List.of(List.of(one), List.of(other))));
        }

        JudgeFigure alpha = summary.figures().stream()
                .filter(figure -> figure.metric().equals("judge_alpha")).findFirst().orElseThrow();

        assertThat(alpha.value().orElseThrow()).isCloseTo(0.5325476992143658, within(1e-12));
        assertThat(alpha.interval().orElseThrow().low()).isCloseTo(0.297, within(0.04));
        assertThat(alpha.interval().orElseThrow().high()).isCloseTo(0.735, within(0.04));
        assertThat(alpha.interval().orElseThrow().draws()).contains(new JudgeFigure.Draws(1000, 0));
    }

    @Test
    void confidencesGiveTheCalibrationErrorOfThePublishedBins() {
        JudgedScorer extraction = scorer("kind: extraction\n");
        JudgeSummary summary = extraction.summary(List.of("judge0"));
        for (int row = 0; row < 200; row++) { // half is right; the first hundred say 0.5, the others 0.9
            String reply = "{\"correct\": \"%s\", \"confidence\": %d}".formatted(
                    row % 2 == 0 ? "yes" : "no", row < 100 ? 50 : 90);
            summary.add(subject("a"), one(reply));
        }

        List<JudgeFigure> figures = summary.figures();

        assertThat(value(figures, "confidence")).isCloseTo(70, within(1e-9));
        assertThat(value(figures, "calibration_error")).isCloseTo(100 * Math.sqrt(0.5 * 0.16), within(1e-9));
        assertThat(value(figures, "calibration_error (hle)")).isCloseTo(0, within(1e-9));
    }

    @Test
    void wrongSettingsAreNamed() {
        for (String wrong : List.of("kind: rubrik\n", "scale: [10, 1]\n", "kind: graded\ncombine: median\n",
                "language: fr\n", "repeats: 0\n", "scael: [1, 5]\n", "dimensions: []\n",
                "kind: graded\ndimensions: [a]\n",
                "kind: rubric\nbaseline_field: x\n", "turns: some\n")) {
            assertThatExceptionOfType(TouchstoneException.class).as(wrong).isThrownBy(() -> scorer(wrong))
                    .withMessageMatching("(?s).*(kind|scale|combine|language|repeats|scael|dimens|turns).*");
        }
    }
}
