package dev.touchstone.engine.judge;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.judge.JudgedScorer;
import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.core.sample.Question;
import dev.touchstone.core.task.Selection;
import dev.touchstone.engine.plan.UnitPlan;
import dev.touchstone.engine.report.JudgeSpending;
import dev.touchstone.store.layout.Redaction;
import dev.touchstone.store.layout.RunFolder;
import dev.touchstone.store.log.AttemptState;
import dev.touchstone.store.log.AttemptStore;
import dev.touchstone.store.log.Judgement;
import dev.touchstone.store.log.JudgementLog;
import dev.touchstone.store.log.LogNotice;
import dev.touchstone.store.log.LoggedAttempt;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// What one judge is to be asked about the answers of one unit, in the form that a runner of attempts takes:
/// a task whose questions are the judge's prompts, and a store that keeps replies by their content.
///
/// Prompts are made anew from the log of answers at each walk, so memory grows by some 200 bytes a prompt and
/// not with texts. Equal prompts are asked once.
public final class JudgeLane implements AutoCloseable {

    private final RunFolder folder;
    private final UnitPlan unit;
    private final ModelSpec spec;
    private final JudgedScorer scorer;
    private final Supplier<Iterator<LoggedAttempt>> answers;
    private final Opposition opposition;
    private final boolean unreadAgain;
    private final Set<String> renewed = ConcurrentHashMap.newKeySet(); // asked in this session
    private final Map<Integer, Asked> asked = new ConcurrentHashMap<>(); // by number of the prompt
    private final AtomicInteger replaced = new AtomicInteger();
    private JudgePlan judge;
    private JudgementLog log;
    private boolean writing;

    /// @param unit whose answers are judged
    /// @param spec the judge
    /// @param answers the unit's attempts, anew at each call
    /// @throws dev.touchstone.core.error.TouchstoneException when replies or the other side cannot be read
    public JudgeLane(RunFolder folder, UnitPlan unit, ModelSpec spec, Judging judging,
            Supplier<Iterator<LoggedAttempt>> answers) {
        this.folder = folder;
        this.unit = unit;
        this.spec = spec;
        this.scorer = BoundJudges.judged(unit).orElseThrow();
        this.answers = answers;
        this.opposition = Opposition.open(folder, unit, judging.opponents());
        this.unreadAgain = judging.unreadAgain();
        this.log = JudgementLog.read(folder, whose());
        this.judge = JudgePlan.of(spec, scorer.conditions(), log);
    }

    /// Why this unit is not judged; empty when it is.
    public String unavailable() {
        return opposition.unavailable();
    }

    /// What is wrong with the replies that are held.
    public List<LogNotice> notices() {
        return log.notices();
    }

    /// What the replies cost, all sessions together.
    ///
    /// @param added how many of them are this session's
    public JudgeSpending spending(int added) {
        return JudgeSpending.of(whose(), judge.identity().orElse(""), log.usage(), Optional.of(spec))
                .asked(added);
    }

    /// How many replies there are.
    public int replies() {
        return log.usage().replies();
    }

    /// How many replies were replaced by newer ones since the lane was opened.
    public int replaced() {
        return replaced.get();
    }

    /// How far the replies are complete.
    ///
    /// @param held prompts with a reply
    /// @param missing prompts without one
    public record Coverage(int held, int missing) {}

    /// Counts the prompts; every one is missing where the judge's identity is not known yet.
    public Coverage coverage() {
        Set<String> seen = new HashSet<>();
        int[] counts = new int[2];
        try (Inquiries inquiries = inquiries()) {
            while (inquiries.hasNext()) {
                Inquiries.Inquiry inquiry = inquiries.nextInquiry();
                for (int repeat = 0; repeat < repeats(); repeat++) {
                    Optional<String> key = judge.key(inquiry.prompt(), repeat);
                    boolean done = key.filter(name -> known(name) == AttemptState.DONE).isPresent();
                    if (key.isEmpty() || seen.add(key.get())) {
                        counts[done ? 0 : 1]++;
                    }
                }
            }
        }
        return new Coverage(counts[0], counts[1]);
    }

    /// Makes the replies ready to be added to, by a judge that its server has told the name of.
    public void openForWriting(String identity, Redaction redaction, InstantSource clock) {
        judge = judge.identified(identity);
        log.close();
        log = JudgementLog.open(folder, whose(), judge.origin(spec, scorer.conditions()), redaction, clock);
        writing = true;
    }

    /// The plan by which a runner asks.
    public UnitPlan plan() {
        return new UnitPlan(spec, new JudgeTask(unit.task().spec(), this::noted), Selection.ALL,
                judge.settings(), false, repeats(), 1);
    }

    private Inquiries noted() {
        Inquiries inquiries = inquiries();
        inquiries.tell(inquiry -> asked.put(inquiry.number(), new Asked(inquiry.answer(), inquiry.place(),
                IntStream.range(0, repeats())
                        .mapToObj(repeat -> judge.key(inquiry.prompt(), repeat).orElseThrow()).toList())));
        return inquiries;
    }

    /// A prompt that was given out: of which answer, which of its prompts, and its keys by repeat.
    private record Asked(AttemptKey answer, int place, List<String> keys) {}

    /// Where a runner puts the replies.
    public AttemptStore store() {
        if (!writing) {
            throw new IllegalStateException("the judge's replies are open for reading");
        }
        return new Store();
    }

    @Override
    public void close() {
        try {
            log.close();
        } finally {
            opposition.close();
        }
    }

    private JudgementLog.Whose whose() {
        return new JudgementLog.Whose(unit.model().abbr(), unit.task().spec().abbr(), spec.abbr());
    }

    /// What is known of a reply. One without a verdict counts as never given where such are asked for anew,
    /// until it was asked for in this session.
    private AttemptState known(String name) {
        AttemptState held = log.state(name);
        boolean again = unreadAgain && held == AttemptState.DONE && !renewed.contains(name)
                && log.find(name).filter(Outcome.Generated.class::isInstance)
                        .map(Outcome.Generated.class::cast).filter(scorer::readable).isEmpty();
        return again ? AttemptState.MISSING : held;
    }

    private int repeats() {
        return scorer.conditions().repeats();
    }

    private Inquiries inquiries() {
        return new Inquiries(answers.get(), scorer, opposition);
    }

    /// Replies by the content of the prompt of that number. A prompt that was given out counts as done for
    /// equal ones behind it.
    private final class Store implements AttemptStore {

        private final Set<String> begun = ConcurrentHashMap.newKeySet();

        @Override
        public AttemptState state(AttemptKey key) {
            String name = name(key);
            AttemptState known = known(name);
            return known == AttemptState.DONE || begun.add(name) ? known : AttemptState.DONE;
        }

        @Override
        public boolean hasQuestion(int sample) {
            return true; // prompts follow from answers and template, which are kept
        }

        @Override
        public void append(Question question) {
            throw new IllegalStateException("prompts of judges are not kept");
        }

        @Override
        public void append(AttemptKey key, Outcome outcome, Instant at) {
            Asked inquiry = asked.get(key.sample());
            renewed.add(name(key));
            if (outcome instanceof Outcome.Generated && log.state(name(key)) == AttemptState.DONE) {
                replaced.incrementAndGet();
            }
            log.append(new Judgement(name(key), inquiry.answer(), inquiry.place(), key.repeat()),
                    outcome, at);
        }

        @Override
        public void close() {
            // the lane closes the log
        }

        private String name(AttemptKey key) {
            return asked.get(key.sample()).keys().get(key.repeat());
        }
    }
}
