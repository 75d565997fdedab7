package dev.touchstone.math.notation;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The functions with a known meaning; the spellings are those of LaTeX and of plain text.
public enum Function {
    SIN("sin"), COS("cos"), TAN("tan", "tg"), COT("cot", "cotan", "ctg"), SEC("sec"), CSC("csc", "cosec"),
    ARCSIN("arcsin", "asin"), ARCCOS("arccos", "acos"), ARCTAN("arctan", "atan", "arctg"), ARCCOT("arccot"),
    SINH("sinh"), COSH("cosh"), TANH("tanh"),
    EXP("exp"), LN("ln"),
    /// Two arguments: base and value. Written without a base it is the logarithm to base 10.
    LOG("log", "lg"),
    /// Two arguments: index and value. A root with an odd index of a negative number is negative.
    ROOT("root"),
    ABS("abs"), FLOOR("floor"), CEILING("ceil", "ceiling"), FACTORIAL("factorial"),
    /// Two arguments: from how many, how many.
    BINOMIAL("binom", "binomial"),
    GCD("gcd"), LCM("lcm"), MIN("min"), MAX("max");

    private static final Map<String, Function> BY_NAME = names();

    private final String[] spellings;

    Function(String... spellings) {
        this.spellings = spellings;
    }

    /// The function of that name.
    public static Optional<Function> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /// Whether a value of it between whole arguments may jump or bend: agreement at points proves nothing.
    public boolean jumps() {
        return switch (this) {
            case ABS, FLOOR, CEILING, GCD, LCM, MIN, MAX, FACTORIAL, BINOMIAL -> true;
            case SIN, COS, TAN, COT, SEC, CSC, ARCSIN, ARCCOS, ARCTAN, ARCCOT, SINH, COSH, TANH, EXP, LN, LOG,
                    ROOT -> false;
        };
    }

    /// Whether a power behind the name belongs to the value, as in `\sin^2 x`.
    boolean takesPower() {
        return ordinal() <= LOG.ordinal();
    }

    private static Map<String, Function> names() {
        Map<String, Function> names = new HashMap<>();
        for (Function function : values()) {
            for (String spelling : function.spellings) {
                names.put(spelling, function);
            }
        }
        return Map.copyOf(names);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
