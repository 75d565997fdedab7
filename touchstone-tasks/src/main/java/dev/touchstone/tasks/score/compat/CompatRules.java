package dev.touchstone.tasks.score.compat;

import com.google.auto.service.AutoService;
import dev.touchstone.core.score.Answer;
import dev.touchstone.core.score.Reference;
import dev.touchstone.core.score.Score;
import dev.touchstone.core.score.Scorer;
import dev.touchstone.core.score.ScorerFactory;
import dev.touchstone.core.value.Fields;
import dev.touchstone.tasks.score.Settings;
import dev.touchstone.tasks.score.filter.BoundedPattern;

/// The factories of this package, one for each function.
public final class CompatRules {

    private CompatRules() {}

    /// Last number before `Question:`; see [Gsm8kRule].
    @AutoService(ScorerFactory.class)
    public static final class Gsm8k implements ScorerFactory {

        /// Creates the factory.
        public Gsm8k() {}

        @Override
        public String name() {
            return "aisbench_gsm8k";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only();
            return new CompatScorer(known.function(), new Gsm8kRule());
        }
    }

    /// Last box, string equivalence; see [MathRule].
    @AutoService(ScorerFactory.class)
    public static final class MathBoxed implements ScorerFactory {

        /// Creates the factory.
        public MathBoxed() {}

        @Override
        public String name() {
            return "aisbench_math";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only();
            return new CompatScorer(known.function(), new MathRule());
        }
    }

    /// Not available: the original asks a Python library.
    @AutoService(ScorerFactory.class)
    public static final class MathVerify implements ScorerFactory {

        /// Creates the factory.
        public MathVerify() {}

        @Override
        public String name() {
            return "aisbench_math_verify";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only();
            return new Unavailable("needs the math_verify library, which " + known.function() + " calls");
        }
    }

    /// First upper-case letter of the text.
    @AutoService(ScorerFactory.class)
    public static final class FirstCapital implements ScorerFactory {

        /// Creates the factory.
        public FirstCapital() {}

        @Override
        public String name() {
            return "aisbench_first_capital";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only();
            return new CompatScorer(known.function(), new LetterRules.FirstCapital());
        }
    }

    /// First run of the letters A to D.
    @AutoService(ScorerFactory.class)
    public static final class FirstCapitals implements ScorerFactory {

        /// Creates the factory.
        public FirstCapitals() {}

        @Override
        public String name() {
            return "aisbench_first_capital_multi";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only();
            return new CompatScorer(known.function(), new LetterRules.FirstCapitals());
        }
    }

    /// Last option letter; setting `options`, by default ABCD.
    @AutoService(ScorerFactory.class)
    public static final class LastOption implements ScorerFactory {

        /// Creates the factory.
        public LastOption() {}

        @Override
        public String name() {
            return "aisbench_last_option";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only("options");
            return new CompatScorer(known.function(), new LetterRules.LastOption(known.text("options",
                    "ABCD")));
        }
    }

    /// Ordered rules for announced letters; setting `options`, by default ABCD.
    @AutoService(ScorerFactory.class)
    public static final class FirstOptionFactory implements ScorerFactory {

        /// Creates the factory.
        public FirstOptionFactory() {}

        @Override
        public String name() {
            return "aisbench_first_option";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only("options");
            return new CompatScorer(known.function(),
                    new LetterRules.FirstOptionRule(new FirstOption(known.text("options", "ABCD"))));
        }
    }

    /// AGIEval choices: ordered rules over A to E; setting `options`.
    @AutoService(ScorerFactory.class)
    public static final class AgievalChoice implements ScorerFactory {

        /// Creates the factory.
        public AgievalChoice() {}

        @Override
        public String name() {
            return "aisbench_agieval_choice";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only("options");
            return new CompatScorer(known.function(),
                    new LetterRules.FirstOptionRule(new FirstOption(known.text("options", "ABCDE"))));
        }
    }

    /// First group of the first match of the setting `regex`.
    @AutoService(ScorerFactory.class)
    public static final class AnswerPattern implements ScorerFactory {

        /// Creates the factory.
        public AnswerPattern() {}

        @Override
        public String name() {
            return "aisbench_answer_pattern";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only("regex");
            return new CompatScorer(known.function(), new LetterRules.AnswerPattern(
                    BoundedPattern.compile(known.required("regex"), "aisbench_answer_pattern, regex")));
        }
    }

    /// BIG-Bench Hard, choices; see [BbhRules.Choice].
    @AutoService(ScorerFactory.class)
    public static final class BbhChoice implements ScorerFactory {

        /// Creates the factory.
        public BbhChoice() {}

        @Override
        public String name() {
            return "aisbench_bbh_choice";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only();
            return new CompatScorer(known.function(), new BbhRules.Choice());
        }
    }

    /// BIG-Bench Hard, free form; see [BbhRules.FreeForm].
    @AutoService(ScorerFactory.class)
    public static final class BbhText implements ScorerFactory {

        /// Creates the factory.
        public BbhText() {}

        @Override
        public String name() {
            return "aisbench_bbh_text";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only();
            return new CompatScorer(known.function(), new BbhRules.FreeForm());
        }
    }

    /// Custom multiple choice; see [CustomMcqRule].
    @AutoService(ScorerFactory.class)
    public static final class CustomMcq implements ScorerFactory {

        /// Creates the factory.
        public CustomMcq() {}

        @Override
        public String name() {
            return "aisbench_custom_mcq";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only();
            return new CompatScorer(known.function(), new CustomMcqRule());
        }
    }

    /// Custom questions: exact equality of texts.
    @AutoService(ScorerFactory.class)
    public static final class CustomQa implements ScorerFactory {

        /// Creates the factory.
        public CustomQa() {}

        @Override
        public String name() {
            return "aisbench_custom_qa";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only();
            return new CompatScorer(known.function(), new LetterRules.Exact());
        }
    }

    /// AGIEval open questions; see [ClozeRule].
    @AutoService(ScorerFactory.class)
    public static final class Cloze implements ScorerFactory {

        /// Creates the factory.
        public Cloze() {}

        @Override
        public String name() {
            return "aisbench_cloze";
        }

        @Override
        public Scorer create(Fields settings) {
            Settings known = new Settings(name(), settings).only();
            return new CompatScorer(known.function(), new ClozeRule());
        }
    }

    /// A scorer that says why it can give no number.
    private record Unavailable(String unavailable) implements Scorer {
        @Override
        public String name() {
            return "compat";
        }

        @Override
        public Score score(Answer answer, Reference reference) {
            throw new IllegalStateException("asked to score although " + unavailable);
        }
    }
}
