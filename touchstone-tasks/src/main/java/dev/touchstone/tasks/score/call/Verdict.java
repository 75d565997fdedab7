package dev.touchstone.tasks.score.call;

/// Whether calls are those that are wanted.
///
/// @param right whether they are
/// @param rule `right`, or the first thing that is wrong: `wrong_count`, `wrong_function`,
///        `missing_argument:a`, `unexpected_argument:a`, `wrong_type:a`, `wrong_value:a`, `no_match`
record Verdict(boolean right, String rule) {

    static final Verdict RIGHT = new Verdict(true, "right");

    static Verdict wrong(String rule) {
        return new Verdict(false, rule);
    }

    static Verdict wrong(String rule, String argument) {
        return new Verdict(false, rule + ":" + argument);
    }
}
