package dev.touchstone.judge.check;

import dev.touchstone.core.attempt.AttemptKey;
import dev.touchstone.core.attempt.Outcome;
import dev.touchstone.core.model.GenerationRequest;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.model.Generator;
import dev.touchstone.core.prompt.Prompt;
import dev.touchstone.judge.check.Inquiry.Form;
import dev.touchstone.judge.prompt.JudgeTemplate;
import dev.touchstone.judge.prompt.PromptWriter;
import dev.touchstone.judge.prompt.Round;
import dev.touchstone.judge.verdict.GradeReader;
import dev.touchstone.judge.verdict.PairReader;
import dev.touchstone.judge.verdict.RubricReader;
import dev.touchstone.judge.verdict.VerdictReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Asks a judge the questions of a check and says what its replies show.
///
/// About ten prompts an item. Prompts are the built-in templates, so the same items give the same prompts.
public final class Battery {

    private static final int REPEATED = 12; // items that are asked three times
    private static final int REPEATS = 3;
    private static final int GIVEN_UP = 16; // failures without any reply: the others would fail too

    private final List<CheckItem> items;
    private final String language;
    private final PromptWriter pairs;
    private final PromptWriter grades;
    private final PromptWriter truths;

    /// @param items what the judge is asked about
    /// @param language of the prompts, `en` or `zh`
    public Battery(List<CheckItem> items, String language) {
        this.items = List.copyOf(items);
        this.language = language;
        String criteria = language.equals("zh")
                ? "回答是否正确、切题、有用。" : "whether the answer is right, relevant and helpful.";
        Map<String, String> texts = Map.of("criteria", criteria, "min_score", "1", "max_score", "10",
                "answer_form", "{\"reason\": \"...\", \"score\": N}");
        this.pairs = new PromptWriter(JudgeTemplate.builtIn("pairwise", language), texts, false);
        this.grades = new PromptWriter(JudgeTemplate.builtIn("rubric", language), texts, false);
        this.truths = new PromptWriter(JudgeTemplate.builtIn("graded", language), Map.of(), true);
    }

    /// How many requests a judge gets.
    public int size() {
        return inquiries().size();
    }

    /// Asks everything; a judge whose first sixteen requests to end all failed is asked no more.
    ///
    /// @param judge retries and limits are its own
    /// @param concurrency requests at once, at least 1
    /// @param ended called after each request, by any thread
    /// @return what came of it, by probe
    /// @throws InterruptedException when the calling thread is interrupted
    public CheckReport run(Generator judge, GenerationSettings settings, int concurrency, CheckLevels levels,
            Runnable ended) throws InterruptedException {
        List<Inquiry> inquiries = inquiries();
        Map<Inquiry, Outcome> outcomes = new ConcurrentHashMap<>();
        Semaphore places = new Semaphore(concurrency);
        AtomicInteger failed = new AtomicInteger();
        AtomicBoolean replied = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < inquiries.size(); number++) {
                Inquiry inquiry = inquiries.get(number);
                GenerationRequest request = new GenerationRequest(
                        new AttemptKey(number, inquiry.repeat()), inquiry.prompt(), settings);
                places.acquire();
                if (!replied.get() && failed.get() >= GIVEN_UP) {
                    break;
                }
                threads.submit(() -> {
                    try {
                        Outcome outcome = judge.generate(request);
                        switch (outcome) {
                            case Outcome.Answered _ -> replied.set(true);
                            case Outcome.Failed _ -> failed.incrementAndGet();
                        }
                        return outcomes.put(inquiry, outcome);
                    } finally {
                        places.release();
                        ended.run();
                    }
                });
            }
        }
        return new Findings(inquiries, outcomes, levels).report();
    }

    List<Inquiry> inquiries() {
        List<Inquiry> all = new ArrayList<>();
        for (int number = 0; number < items.size(); number++) {
            CheckItem item = items.get(number);
            VerdictReader pair = new PairReader();
            String padded = Texts.padded(item.better(), language);
            for (int repeat = 0; repeat < (number < REPEATED ? REPEATS : 1); repeat++) {
                all.add(new Inquiry(number, Form.PAIR, repeat,
                        pair(item, item.better(), item.worse()), pair));
            }
            all.add(new Inquiry(number, Form.PAIR_SWAPPED, 0, pair(item, item.worse(), item.better()), pair));
            all.add(new Inquiry(number, Form.SAME, 0, pair(item, item.better(), item.better()), pair));
            all.add(new Inquiry(number, Form.PADDED, 0, pair(item, padded, item.better()), pair));
            all.add(new Inquiry(number, Form.PADDED_SWAPPED, 0, pair(item, item.better(), padded), pair));
            VerdictReader grade = new RubricReader(1, 10, List.of());
            all.add(new Inquiry(number, Form.GRADE, 0, grades.single(rounds(item, item.better())), grade));
            all.add(new Inquiry(number, Form.GRADE_PADDED, 0, grades.single(rounds(item, padded)), grade));
            if (item.known() && !item.reference().isBlank()) {
                VerdictReader truth = new GradeReader();
                String asking = Texts.asking(item.worse(), number, language);
                all.add(truth(number, Form.RIGHT, item, item.better(), truth));
                all.add(truth(number, Form.WRONG, item, item.worse(), truth));
                all.add(truth(number, Form.WRONG_ASKING, item, asking, truth));
            }
        }
        return all;
    }

    private Inquiry truth(int number, Form form, CheckItem item, String answer, VerdictReader reader) {
        return new Inquiry(number, form, 0, truths.single(rounds(item, answer)), reader);
    }

    private Prompt.Asked pair(CheckItem item, String first, String second) {
        return pairs.pair(List.of(new Round(item.question(), first, Optional.of(second), "")), false);
    }

    private static List<Round> rounds(CheckItem item, String answer) {
        return List.of(new Round(item.question(), answer, Optional.empty(), item.reference()));
    }
}
