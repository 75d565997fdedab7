package dev.touchstone.report.html;

import dev.touchstone.core.attempt.Failure;
import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.attempt.Usage;
import dev.touchstone.core.score.Place;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.result.AttemptScore;
import dev.touchstone.engine.result.Standing;
import dev.touchstone.engine.result.UnitRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The attempts of one unit: numbers as columns, texts as lines `[output, thinking, failure, extracted...]`.
///
/// `measures` says that likelihoods stand in place of written answers.
///
/// Tokens and times are held plus 1; 0 says that they are not known, as it does where an answer ends.
final class UnitPart {

    private static final double SHARE = 10_000;

    private final UnitRecord unit;
    private final Lines lines;
    private final Columns columns = new Columns();
    private final Columns.Column sample = columns.add("sample", 4);
    private final Columns.Column repeat = columns.add("repeat", 2);
    private final Columns.Column prompt = columns.add("prompt_tokens", 4);
    private final Columns.Column completion = columns.add("completion_tokens", 4);
    private final Columns.Column length = columns.add("length", 4);
    private final Columns.Column total = columns.add("total_us", 4);
    private final Columns.Column first = columns.add("first_us", 4);
    private final Columns.Column finish = columns.add("finish", 1);
    private final Columns.Column tries = columns.add("tries", 1);
    private final List<Scorer> scorers = new ArrayList<>();
    private final List<String> labels = new ArrayList<>(List.of(""));
    private boolean measures;

    /// The columns of one scorer.
    private record Scorer(String name, Columns.Column standing, Columns.Column value, Columns.Column rule,
            Columns.Column start, Columns.Column end) {}

    UnitPart(UnitRecord unit, Blocks blocks) {
        this.unit = unit;
        this.lines = new Lines(blocks);
        List<String> names = unit.scores().scorers();
        for (int place = 0; place < Math.max(1, names.size()); place++) {
            scorers.add(new Scorer(names.isEmpty() ? "" : names.get(place), columns.add("standing" + place,
                    1),
                    columns.add("value" + place, 2), columns.add("rule" + place, 2),
                    columns.add("start" + place, 4), columns.add("end" + place, 4)));
        }
    }

    /// Writes the attempts as they come from the disk; keeps the columns alone.
    Fields write(Blocks blocks) throws IOException {
        try {
            unit.walk(attempt -> {
                try {
                    add(attempt);
                } catch (IOException refused) {
                    throw new UncheckedIOException(refused);
                }
            });
        } catch (UncheckedIOException refused) {
            throw refused.getCause();
        }
        Lines.Written written = lines.finish();
        return Fields.EMPTY
                .with("model", Value.of(unit.model()))
                .with("task", Value.of(unit.task()))
                .with("scorers", Value.ofTexts(scorers.stream().map(Scorer::name).toList()))
                .with("labels", Value.ofTexts(labels))
                .with("measures", Value.of(measures))
                .with("data", columns.finish(blocks))
                .with("blocks", written.blocks())
                .with("starts", written.starts());
    }

    private void add(AttemptScore attempt) throws IOException {
        columns.set(sample, attempt.key().sample());
        columns.set(repeat, attempt.key().repeat());
        List<Value> texts = new ArrayList<>();
        Optional<Outcome> outcome = unit.outcome(attempt.key());
        if (outcome.isPresent()) {
            outcome(outcome.get(), texts);
        } else {
            texts.addAll(List.of(Value.of(""), Value.of(""), Value.of(attempt.failure())));
        }
        Standing unscored = attempt.withoutVerdicts();
        for (Scorer scorer : scorers) {
            Optional<AttemptScore.Verdict> verdict = attempt.verdicts().stream()
                    .filter(given -> given.scorer().equals(scorer.name())).findFirst();
            columns.set(scorer.standing(),
                    verdict.map(AttemptScore.Verdict::standing).orElse(unscored).ordinal());
            columns.set(scorer.value(),
                    Math.round(SHARE * verdict.map(AttemptScore.Verdict::value).orElse(0.0)));
            columns.set(scorer.rule(),
                    label(verdict.map(AttemptScore.Verdict::rule).orElseGet(attempt::failure)));
            Optional<Place> found = verdict.flatMap(AttemptScore.Verdict::place);
            columns.set(scorer.start(), found.map(Place::start).orElse(0));
            columns.set(scorer.end(), found.map(Place::end).orElse(0));
            texts.add(Lines.text(verdict.map(AttemptScore.Verdict::extracted).orElse("")));
        }
        lines.add(texts);
        columns.endRow();
    }

    private void outcome(Outcome outcome, List<Value> texts) {
        columns.set(tries, outcome.tries());
        switch (outcome) {
            case Outcome.Answered answered -> {
                cost(answered);
                switch (answered) {
                    case Outcome.Generated generated -> {
                        String text = AnswerText.of(generated);
                        columns.set(finish, generated.finish().ordinal());
                        columns.set(length, generated.text().codePointCount(0, generated.text().length()));
                        texts.addAll(List.of(Lines.text(text), Lines.text(generated.reasoning()),
                                Value.of("")));
                    }
                    case Outcome.Ranked ranked -> {
                        measures = true;
                        columns.set(finish, Finish.STOP.ordinal());
                        texts.addAll(List.of(Lines.text(AnswerText.of(ranked)), Value.of(""), Value.of("")));
                    }
                }
            }
            case Outcome.Failed(Failure failure, _) -> {
                columns.set(finish, Finish.UNKNOWN.ordinal());
                texts.addAll(List.of(Value.of(""), Value.of(""),
                        Lines.text(failure.code().id() + " " + failure.message())));
            }
        }
    }

    private void cost(Outcome.Answered answered) {
        columns.set(prompt, answered.usage().map(Usage::promptTokens).orElse(-1) + 1L);
        columns.set(completion, answered.usage().map(Usage::completionTokens).orElse(-1) + 1L);
        columns.set(total, micros(Optional.of(answered.timing().total())));
        columns.set(first, micros(answered.timing().firstToken()));
    }

    private static long micros(Optional<Duration> duration) {
        return duration.filter(known -> !known.isZero()).map(known -> known.toNanos() / 1000 + 1).orElse(0L);
    }

    private int label(String text) {
        int known = labels.indexOf(text);
        if (known >= 0) {
            return known;
        }
        labels.add(text);
        return labels.size() - 1;
    }
}
