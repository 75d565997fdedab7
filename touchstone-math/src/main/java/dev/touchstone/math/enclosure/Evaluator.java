package dev.touchstone.math.enclosure;

import dev.touchstone.math.exact.Work;
import dev.touchstone.math.notation.Expression;
import dev.touchstone.math.notation.Expression.Call;
import dev.touchstone.math.notation.Expression.Constant;
import dev.touchstone.math.notation.Expression.Degrees;
import dev.touchstone.math.notation.Expression.Number;
import dev.touchstone.math.notation.Expression.Numeral;
import dev.touchstone.math.notation.Expression.Percent;
import dev.touchstone.math.notation.Expression.Power;
import dev.touchstone.math.notation.Expression.Product;
import dev.touchstone.math.notation.Expression.Quotient;
import dev.touchstone.math.notation.Expression.Sum;
import dev.touchstone.math.notation.Expression.Symbol;
import dev.touchstone.math.notation.Function;
import dev.touchstone.math.notation.OutOfReach;
import dev.touchstone.metrics.exact.Rational;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Bounds for the value of an expression at a point; one object serves one comparison.
public final class Evaluator {

    private static final int MAX_FACTORIAL = 5_000;

    private final ComplexArithmetic arithmetic;
    private final Elementary real;
    private final Map<String, Rational> point;
    private final boolean realOnly;
    private boolean extreme;

    /// An evaluator.
    ///
    /// @param digits decimal digits carried
    /// @param point the value of every variable
    /// @param realOnly whether a square root of a negative number is undefined and not imaginary
    public Evaluator(int digits, Map<String, Rational> point, boolean realOnly, Work work) {
        this.arithmetic = new ComplexArithmetic(digits, work);
        this.real = arithmetic.real();
        this.point = Map.copyOf(point);
        this.realOnly = realOnly;
    }

    /// Bounds of the difference of two values.
    public Complex difference(Complex left, Complex right) {
        try {
            return arithmetic.plus(left, arithmetic.negated(right));
        } catch (ArithmeticException _) {
            throw tooLarge();
        }
    }

    /// Bounds of the value.
    ///
    /// @throws OutOfReach where it is undefined, too large or not to be told apart from a place where it
    ///     jumps
    public Complex value(Expression expression) {
        try {
            return of(expression);
        } catch (ArithmeticException _) {
            throw tooLarge();
        }
    }

    /// Exponents beyond what a decimal can hold.
    private static OutOfReach tooLarge() {
        return new OutOfReach(OutOfReach.Cause.LIMIT, "a value is too large or too small");
    }

    /// Whether a value on the way was so large or so small that a sum may have swallowed another value whole.
    public boolean extreme() {
        return extreme;
    }

    private Complex of(Expression expression) {
        Complex value = bounds(expression);
        if (!value.isZero()) {
            BigDecimal size = value.magnitude();
            long exponent = (long) size.precision() - size.scale();
            extreme |= Math.abs(exponent) > real.digits() / 4;
        }
        return value;
    }

    private Complex bounds(Expression expression) {
        return switch (expression) {
            case Number(Rational value, int _) -> rational(value);
            case Numeral(Rational value, int _, String _) -> rational(value);
            case Symbol(String name) -> rational(Optional.ofNullable(point.get(name)).orElseThrow(
                    () -> new OutOfReach(OutOfReach.Cause.UNDEFINED, "the variable " + name
                            + " has no value")));
            case Constant constant -> constant(constant);
            case Sum(List<Expression> terms) -> terms.stream().map(this::of).reduce(arithmetic::plus)
                    .orElseThrow();
            case Product(List<Expression> factors) ->
                factors.stream().map(this::of).reduce(arithmetic::times).orElseThrow();
            case Quotient(Expression top, Expression bottom) -> arithmetic.over(of(top), of(bottom));
            case Power(Expression base, Expression exponent) -> power(base, exponent);
            case Percent(Expression value) -> arithmetic.over(of(value), rational(Rational.of(100)));
            case Degrees(Expression value) -> arithmetic.over(
                    arithmetic.times(of(value), Complex.of(real.pi())), rational(Rational.of(180)));
            case Call(Function function, List<Expression> arguments)
                    when function == Function.ROOT && literal(arguments.getFirst()).isEmpty() ->
                power(arguments.getLast(), new Quotient(Expression.whole(1), arguments.getFirst()));
            case Call(Function function, List<Expression> arguments) ->
                call(function, arguments.stream().map(this::of).toList(), arguments);
            case Expression other -> throw new OutOfReach(OutOfReach.Cause.UNREADABLE,
                    "bounds of a " + other.getClass().getSimpleName());
        };
    }

    private Complex rational(Rational value) {
        return Complex.of(value.whole() && value.numerator().bitLength() < 60
                ? Interval.exact(new BigDecimal(value.numerator()))
                : real.rational(value.numerator(), value.denominator()));
    }

    private Complex constant(Constant constant) {
        return switch (constant) {
            case PI -> Complex.of(real.pi());
            case E -> Complex.of(real.exponential(Interval.ONE));
            case I -> new Complex(Interval.ZERO, Interval.ONE);
            case INFINITY -> throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "infinity is no number");
        };
    }

    private Complex power(Expression base, Expression exponent) {
        Optional<Rational> literal = literal(exponent);
        if (literal.isPresent()) {
            Rational number = literal.get();
            if (number.whole()) {
                Complex value = of(base);
                if (value.isZero() && number.signum() <= 0) {
                    throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "a power of 0");
                }
                return arithmetic.power(value, number.numerator());
            }
            if (number.denominator().bitLength() < 10) {
                Complex root = root(number.denominator().intValue(), of(base));
                return arithmetic.power(root, number.numerator());
            }
        }
        if (base == Constant.E) {
            return arithmetic.exponential(of(exponent));
        }
        Complex value = of(base);
        Complex power = of(exponent);
        if (power.isReal() && power.real().point() && whole(power.real().low())) {
            return arithmetic.power(value, power.real().low().toBigIntegerExact());
        }
        if (realOnly && value.isReal() && value.real().high().signum() < 0) {
            throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "a power of a negative number");
        }
        return arithmetic.exponential(arithmetic.times(power, arithmetic.logarithm(value)));
    }

    private static boolean whole(BigDecimal value) {
        return (long) value.precision() - value.scale() < 12 && value.stripTrailingZeros().scale() <= 0;
    }

    /// The rational number that an expression without names spells out.
    public static Optional<Rational> literal(Expression expression) {
        return switch (expression) {
            case Number(Rational value, int _) -> Optional.of(value);
            case Quotient(Expression top, Expression bottom) -> literal(top).flatMap(above -> literal(bottom)
                    .filter(below -> below.signum() != 0).map(above::dividedBy));
            case Product(List<Expression> factors) when factors.size() == 2 ->
                literal(factors.getFirst()).flatMap(left -> literal(factors.getLast()).map(left::times));
            default -> Optional.empty();
        };
    }

    private Complex root(int index, Complex value) {
        boolean negative = value.isReal() && value.real().high().signum() < 0;
        if (negative && index % 2 == 1) {
            return arithmetic.negated(arithmetic.root(index, arithmetic.negated(value)));
        }
        if (negative && realOnly) {
            throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "an even root of a negative number");
        }
        return arithmetic.root(index, value);
    }

    private Complex call(Function function, List<Complex> values, List<Expression> arguments) {
        Complex last = values.getLast();
        return switch (function) {
            case EXP -> arithmetic.exponential(last);
            case LN -> logarithm(last);
            case LOG -> arithmetic.over(logarithm(last), logarithm(values.getFirst()));
            case ROOT -> root(literal(arguments.getFirst()).filter(index -> index.whole()
                    && index.signum() > 0
                    && index.numerator().bitLength() < 10).orElseThrow(() -> new OutOfReach(
                    OutOfReach.Cause.LIMIT, "a root without a small index")).numerator().intValue(), last);
            case SIN, COS, TAN, COT, SEC, CSC -> angle(function, last);
            case ARCSIN, ARCCOS, ARCTAN, ARCCOT -> Complex.of(inverse(function, realPart(last)));
            case SINH, COSH, TANH -> hyperbolic(function, last);
            case ABS -> Complex.of(arithmetic.absolute(last));
            case FLOOR -> rounded(realPart(last), RoundingMode.FLOOR);
            case CEILING -> rounded(realPart(last), RoundingMode.CEILING);
            case FACTORIAL -> rational(factorial(wholeNumber(last)));
            case BINOMIAL -> chosen(values.getFirst(), last);
            case MIN, MAX -> values.stream().map(this::realPart)
                    .reduce((left, right) -> function == Function.MIN
                    ? new Interval(left.low().min(right.low()), left.high().min(right.high()))
                    : new Interval(left.low().max(right.low()), left.high().max(right.high())))
                    .map(Complex::of).orElseThrow();
            case GCD, LCM -> throw new OutOfReach(OutOfReach.Cause.LIMIT, "divisors of a value with bounds");
        };
    }

    private Complex logarithm(Complex value) {
        if (realOnly && value.isReal() && value.real().high().signum() < 0) {
            throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "the logarithm of a negative number");
        }
        return arithmetic.logarithm(value);
    }

    private Interval realPart(Complex value) {
        if (!value.isReal()) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "a function of a complex number");
        }
        return value.real();
    }

    private Complex angle(Function function, Complex value) {
        Complex sine;
        Complex cosine;
        if (value.isReal()) {
            sine = Complex.of(real.sine(value.real()));
            cosine = Complex.of(real.cosine(value.real()));
        } else {
            Complex unit = new Complex(Interval.ZERO, Interval.ONE);
            Complex up = arithmetic.exponential(arithmetic.times(unit, value));
            Complex down = arithmetic.over(Complex.of(Interval.ONE), up);
            Complex two = rational(Rational.of(2));
            sine = arithmetic.over(arithmetic.plus(up, arithmetic.negated(down)),
                    arithmetic.times(two, unit));
            cosine = arithmetic.over(arithmetic.plus(up, down), two);
        }
        Complex one = Complex.of(Interval.ONE);
        return switch (function) {
            case SIN -> sine;
            case COS -> cosine;
            case TAN -> arithmetic.over(sine, cosine);
            case COT -> arithmetic.over(cosine, sine);
            case SEC -> arithmetic.over(one, cosine);
            default -> arithmetic.over(one, sine);
        };
    }

    private Interval inverse(Function function, Interval value) {
        Interval right = real.times(real.pi(), Interval.exact(new BigDecimal("0.5")));
        return switch (function) {
            case ARCSIN -> real.arcSine(value);
            case ARCCOS -> real.minus(right, real.arcSine(value));
            case ARCTAN -> real.arcTangent(value);
            default -> real.minus(right, real.arcTangent(value));
        };
    }

    private Complex hyperbolic(Function function, Complex value) {
        Complex up = arithmetic.exponential(value);
        Complex down = arithmetic.over(Complex.of(Interval.ONE), up);
        Complex sine = arithmetic.plus(up, arithmetic.negated(down));
        Complex cosine = arithmetic.plus(up, down);
        Complex two = rational(Rational.of(2));
        return switch (function) {
            case SINH -> arithmetic.over(sine, two);
            case COSH -> arithmetic.over(cosine, two);
            default -> arithmetic.over(sine, cosine);
        };
    }

    private static Complex rounded(Interval value, RoundingMode mode) {
        if ((long) value.high().precision() - value.high().scale() > 1_000) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "rounding of a number that is too large");
        }
        if (value.isZero()) {
            return Complex.of(value);
        }
        if ((long) value.low().precision() - value.low().scale() < -1_000
                || (long) value.high().precision() - value.high().scale() < -1_000) {
            throw new OutOfReach(OutOfReach.Cause.PRECISION, "a number too close to a whole one");
        }
        BigDecimal low = value.low().setScale(0, mode);
        if (low.compareTo(value.high().setScale(0, mode)) != 0) {
            throw new OutOfReach(OutOfReach.Cause.PRECISION, "a number too close to a whole one");
        }
        return Complex.of(Interval.exact(low));
    }

    private int wholeNumber(Complex value) {
        Interval number = realPart(value);
        if (!number.point() || !whole(number.low()) || number.low().signum() < 0) {
            throw new OutOfReach(OutOfReach.Cause.UNDEFINED, "a factorial of what is no whole number");
        }
        if (number.low().compareTo(BigDecimal.valueOf(MAX_FACTORIAL)) > 0) {
            throw new OutOfReach(OutOfReach.Cause.LIMIT, "a factorial is too large");
        }
        return number.low().intValueExact();
    }

    /// How many ways there are to take so many; a whole count from any number.
    private Complex chosen(Complex from, Complex taken) {
        int count = wholeNumber(taken);
        Complex result = Complex.of(Interval.ONE);
        for (int step = 0; step < count; step++) {
            Complex factor = arithmetic.plus(from, rational(Rational.of(-step)));
            result = arithmetic.over(arithmetic.times(result, factor), rational(Rational.of(step + 1)));
        }
        return result;
    }

    private Rational factorial(int number) {
        BigInteger product = BigInteger.ONE;
        for (int factor = 2; factor <= number; factor++) {
            product = product.multiply(BigInteger.valueOf(factor));
        }
        real.spend(number);
        return new Rational(product, BigInteger.ONE);
    }
}
