package dev.touchstone.judge.score;

import dev.touchstone.core.attempt.Finish;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.judge.Conditions;
import dev.touchstone.core.judge.JudgeSummary;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.judge.Replies;
import dev.touchstone.core.judge.Subject;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reading;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.ScoreKind;
import dev.touchstone.judge.prompt.PromptWriter;
import dev.touchstone.judge.prompt.Round;
import dev.touchstone.judge.verdict.Verdict;
import dev.touchstone.judge.verdict.VerdictReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The scorer `judge`.
final class JudgeScorer implements JudgedScorer {

    private final JudgeSettings settings;
    private final PromptWriter writer;
    private final VerdictReader reader;

    JudgeScorer(JudgeSettings settings) {
        this.settings = settings;
        this.writer = new PromptWriter(settings.template(), settings.texts(), settings.reference());
        this.reader = settings.kind().reader(settings.lowest(), settings.highest(),
                List.copyOf(settings.dimensions().keySet()));
    }

    @Override
    public String name() {
        return settings.name();
    }

    /// Right or wrong by one judge, or by the majority of several, is a share; all else is graded.
    @Override
    public ScoreKind kind() {
        boolean verdicts = settings.kind() == Kind.GRADED || settings.kind() == Kind.EXTRACTION;
        boolean whole = settings.combine() == JudgeSettings.Combine.MAJORITY && !settings.eachTurn();
        return verdicts && whole ? ScoreKind.PROPORTION : ScoreKind.MEAN;
    }

    @Override
    public List<String> judgeModels() {
        return settings.judgeModels();
    }

    @Override
    public Conditions conditions() {
        return new Conditions(settings.generation(), settings.maxOutputTokens(), settings.repeats(),
                settings.description());
    }

    @Override
    public boolean comparative() {
        return settings.kind() == Kind.PAIRWISE && settings.baselineField().isEmpty();
    }

    @Override
    public List<Prompt.Asked> inquiries(Subject given) {
        Subject subject = withBaseline(given);
        boolean pairwise = settings.kind() == Kind.PAIRWISE;
        if (pairwise && subject.opponent().isEmpty()) {
            return List.of();
        }
        List<Round> rounds = Round.of(subject);
        List<Prompt.Asked> prompts = new ArrayList<>();
        for (int turns = settings.eachTurn() ? 1 : rounds.size(); turns <= rounds.size(); turns++) {
            List<Round> shown = rounds.subList(0, turns);
            prompts.add(pairwise ? writer.pair(shown, false) : writer.single(shown));
            if (pairwise) {
                prompts.add(writer.pair(shown, true));
            }
        }
        return prompts;
    }

    @Override
    public Score score(Subject subject, Replies replies) {
        String reference = subject.question().gold();
        int inquiries = inquiries(subject).size();
        if (inquiries == 0) {
            return Score.unjudged("no_baseline", reference);
        }
        Ruling ruling = Ruling.of(poll(replies, inquiries), settings);
        return ruling.value().isPresent()
                ? new Score(ruling.value().getAsDouble(), Reading.PARSED, ruling.label(), ruling.rule(),
                        reference)
                : Score.unjudged(ruling.rule(), reference);
    }

    @Override
    public boolean readable(Outcome.Generated reply) {
        return reader.read(reply) instanceof Verdict.Read;
    }

    @Override
    public JudgeSummary summary(List<String> judges) {
        return new Summary(this, settings, judges);
    }

    Poll poll(Replies replies, int inquiries) {
        return Poll.of(replies, inquiries, settings, reader);
    }

    /// The subject with the answer of the data's own baseline where the run names no other side.
    Subject withBaseline(Subject subject) {
        Optional<Answer> held = settings.baselineField()
                .flatMap(field -> subject.question().extra().findText(field))
                .map(text -> new Answer(text, "", Finish.UNKNOWN));
        return subject.opponent().isPresent() || held.isEmpty() ? subject
                : new Subject(subject.question(), subject.answer(), held);
    }
}
