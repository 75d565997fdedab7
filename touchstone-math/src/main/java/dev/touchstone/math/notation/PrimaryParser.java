package dev.touchstone.math.notation;

import dev.touchstone.math.notation.Expression.Applied;
import dev.touchstone.math.notation.Expression.Bracketed;
import dev.touchstone.math.notation.Expression.Call;
import dev.touchstone.math.notation.Expression.Constant;
import dev.touchstone.math.notation.Expression.NamedSet;
import dev.touchstone.math.notation.Expression.Number;
import dev.touchstone.math.notation.Expression.Numeral;
import dev.touchstone.math.notation.Expression.Power;
import dev.touchstone.math.notation.Expression.Product;
import dev.touchstone.math.notation.Expression.Quantity;
import dev.touchstone.math.notation.Expression.Quotient;
import dev.touchstone.math.notation.Expression.Relation;
import dev.touchstone.math.notation.Expression.Sequence;
import dev.touchstone.math.notation.Expression.SetOf;
import dev.touchstone.math.notation.Expression.Sum;
import dev.touchstone.math.notation.Expression.Symbol;
import dev.touchstone.metrics.exact.Rational;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The smallest pieces: numbers, letters, brackets, functions.
final class PrimaryParser {

    private static final int EXACT_EXPONENT = 400;
    private static final Set<String> LETTERS =
            Set.of(("alpha beta gamma delta epsilon zeta eta theta iota kappa lambda"
            + " mu nu xi rho sigma tau phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Phi Psi"
                    + " Omega ell"
            + " hbar angle").split(" "));
    private static final Set<String> OPENING = Set.of("frac", "sqrt", "cbrt", "binom", "langle", "lfloor",
            "lceil",
            "{", "emptyset", "$", "|", "[");
    /// Spelt-out letters that are constants, `pi`; no field of [Expression], which its constants need first.
    private static final Map<String, Expression> NAMED = Map.of(
            "pi", Constant.PI, "infty", Constant.INFINITY, "infinity", Constant.INFINITY,
            "inf", Constant.INFINITY, "oo", Constant.INFINITY);

    private final Cursor cursor;
    private final Parser parser;
    private final ProductParser products;
    private final MatrixParser matrices;

    PrimaryParser(Cursor cursor, Parser parser, ProductParser products) {
        this.cursor = cursor;
        this.parser = parser;
        this.products = products;
        this.matrices = new MatrixParser(cursor, parser);
    }

    /// Whether a primary may begin with that command.
    boolean startsPrimary(String name) {
        return OPENING.contains(name) || LETTERS.contains(name) || NAMED.containsKey(name)
                || Function.find(name).isPresent() || name.startsWith("bb") || name.startsWith("begin:");
    }

    /// Whether a function with a name stands next.
    boolean startsFunction() {
        return cursor.peek() instanceof Token.Command(String name)
                && Function.find(name).isPresent() && !name.equals("binom");
    }

    Expression primary() {
        cursor.deeper();
        Expression primary = primary(cursor.next());
        cursor.shallower();
        return primary;
    }

    private Expression primary(Token token) {
        return switch (token) {
            case Token.Digits digits -> number(digits);
            case Token.Based(Rational value, int base, String digits) -> new Numeral(value, base, digits);
            case Token.Letter(String name) -> letter(name);
            case Token.Command(String name) -> command(name);
            case Token.Sign(String sign) -> switch (sign) {
                case "(", "[" -> bracket(sign.charAt(0));
                case "{" -> group();
                case "|" -> bars();
                case "¥", "€", "£" -> new Quantity(products.factor(), sign.equals("¥") ? "yuan" : sign);
                default -> throw Cursor.unreadable("'" + sign + "' was not expected");
            };
            case Token.Text(String words) when words.length() == 1 -> new Symbol(words);
            case Token.Text _, Token.End _ -> throw Cursor.unreadable(Cursor.describe(token)
                    + " was not expected");
        };
    }

    private static Expression number(Token.Digits digits) {
        long exponent = digits.exponent();
        if (exponent == 0) {
            return new Number(digits.value(), digits.decimals());
        }
        if (Math.abs(exponent) <= EXACT_EXPONENT) {
            Rational scale = new Rational(BigInteger.TEN.pow((int) Math.abs(exponent)), BigInteger.ONE);
            Rational value = exponent > 0 ? digits.value().times(scale) : digits.value().dividedBy(scale);
            return new Number(value, (int) Math.max(0, digits.decimals() - exponent));
        }
        return new Product(List.of(new Number(digits.value(), digits.decimals()),
                new Power(Expression.whole(10), Expression.whole(exponent))));
    }

    /// A whole number with a proper fraction directly behind it is a mixed number.
    Optional<Expression> mixed() {
        if (!(cursor.next() instanceof Token.Digits whole)) {
            cursor.back();
            return Optional.empty();
        }
        Optional<Expression> mixed = mixed(whole);
        if (mixed.isEmpty()) {
            cursor.back();
        }
        return mixed;
    }

    private Optional<Expression> mixed(Token.Digits whole) {
        Rational top;
        Rational bottom;
        int length;
        if (whole.decimals() > 0 || whole.exponent() != 0) {
            return Optional.empty();
        } else if (cursor.command("frac") && cursor.peek(2) instanceof Token.Digits a && cursor.sign(3, "}")
                && cursor.peek(5) instanceof Token.Digits b && cursor.sign(6, "}")) {
            top = a.value();
            bottom = b.value();
            length = 7;
        } else if (cursor.peek() instanceof Token.Digits a && a.spaced() && cursor.sign(1, "/")
                && cursor.peek(2) instanceof Token.Digits b) {
            top = a.value();
            bottom = b.value();
            length = 3;
        } else {
            return Optional.empty();
        }
        if (!top.whole() || !bottom.whole() || top.compareTo(bottom) >= 0) {
            return Optional.empty();
        }
        for (int i = 0; i < length; i++) {
            cursor.next();
        }
        return Optional.of(new Sum(List.of(new Number(whole.value(), 0),
                new Quotient(new Number(top, 0), new Number(bottom, 0)))));
    }

    private Expression letter(String name) {
        String full = name;
        if (cursor.sign("_")) {
            cursor.next();
            full += "_" + index();
        }
        while (cursor.accept("'")) {
            full += "'";
        }
        if (full.equals("i")) {
            return Constant.I;
        }
        if (full.equals("e")) {
            return Constant.E;
        }
        if ((name.equals("f") || name.equals("g")) && cursor.sign("(")) {
            cursor.next();
            return new Applied(full, arguments(bracket('(')));
        }
        return new Symbol(full);
    }

    private String index() {
        if (!cursor.sign("{")) {
            return Cursor.describe(cursor.peek()).equals("a number")
                    && cursor.next() instanceof Token.Digits digits
                    ? digits.value().display() : plain(cursor.next());
        }
        StringBuilder index = new StringBuilder();
        cursor.next();
        for (int depth = 1; depth > 0; ) {
            Token token = cursor.next();
            depth += token.equals(new Token.Sign("{")) ? 1 : token.equals(new Token.Sign("}")) ? -1 : 0;
            if (token instanceof Token.End) {
                throw Cursor.unreadable("an index is not closed");
            }
            if (depth > 0) {
                index.append(plain(token));
            }
        }
        return index.toString();
    }

    private static String plain(Token token) {
        return token instanceof Token.Digits digits ? digits.value().display()
                : token instanceof Token.Text(String words) ? words : Cursor.describe(token).replace("'", "");
    }

    private Expression command(String name) {
        if (name.startsWith("begin:")) {
            return matrices.matrix(name.substring("begin:".length()));
        }
        if (name.startsWith("bb")) {
            return new NamedSet(name.substring(2));
        }
        if (NAMED.containsKey(name)) {
            return NAMED.get(name);
        }
        if (LETTERS.contains(name)) {
            return letter("\\" + name);
        }
        return switch (name) {
            case "frac" -> new Quotient(group1(), group1());
            case "binom" -> new Call(Function.BINOMIAL, List.of(group1(), group1()));
            case "sqrt" -> root();
            case "cbrt" -> new Call(Function.ROOT, List.of(Expression.whole(3), primary()));
            case "{" -> braces("}");
            case "[" -> bracket('[');
            case "|" -> bars();
            case "langle" -> angle();
            case "lfloor" -> delimited(Function.FLOOR, "rfloor");
            case "lceil" -> delimited(Function.CEILING, "rceil");
            case "emptyset" -> new SetOf(List.of());
            case "$" -> new Quantity(products.factor(), "dollar");
            default -> function(name, Function.find(name)
                    .orElseThrow(() -> Cursor.unreadable("\\" + name + " is not known")));
        };
    }

    private Expression group1() {
        cursor.expect("{");
        return group();
    }

    /// What stands in braces that only group; with a comma inside it is a set written without backslashes.
    private Expression group() {
        Expression inside = parser.sequence();
        if (cursor.accept("choose")) {
            inside = new Call(Function.BINOMIAL, List.of(inside, parser.sequence()));
        } else if (cursor.accept("over")) {
            inside = new Quotient(inside, parser.sequence());
        }
        cursor.expect("}");
        return inside instanceof Sequence(List<Expression> items, String _) ? new SetOf(items) : inside;
    }

    private Expression root() {
        Expression index = Expression.whole(2);
        if (cursor.sign("[")) {
            cursor.next();
            index = parser.sum();
            cursor.expect("]");
        }
        return new Call(Function.ROOT, List.of(index, primary()));
    }

    private Expression bracket(char open) {
        Expression inside = parser.sequence();
        char close = cursor.accept(")") ? ')' : ']';
        if (close == ']') {
            cursor.expect("]");
        }
        if (inside instanceof Sequence(List<Expression> items, String _)) {
            return new Bracketed(open, close, items);
        }
        if ((open == '(') != (close == ')')) {
            throw Cursor.unreadable("one value stands between brackets that do not match");
        }
        return inside;
    }

    private Expression angle() {
        Expression inside = parser.sequence();
        cursor.expect("rangle");
        return new Bracketed('<', '>', inside instanceof Sequence(List<Expression> items, String _)
                ? items : List.of(inside));
    }

    private Expression delimited(Function function, String close) {
        Expression inside = parser.sum();
        cursor.expect(close);
        return new Call(function, List.of(inside));
    }

    private Expression bars() {
        cursor.bars(1);
        Expression inside = parser.sum();
        cursor.bars(-1);
        cursor.expect("|");
        return new Call(Function.ABS, List.of(inside));
    }

    /// A set: its members, or the condition of its members.
    private Expression braces(String close) {
        if (cursor.accept(close)) {
            return new SetOf(List.of());
        }
        boolean builder = cursor.peek() instanceof Token.Letter
                && (cursor.sign(1, "|") || cursor.command(1, "|") || cursor.sign(1, ":")
                        || cursor.command(1, ":")
                || cursor.command(1, "in") && (cursor.sign(3, "|") || cursor.command(3, "|")
                        || cursor.sign(3, ":")));
        if (builder) {
            int skipped = cursor.command(1, "in") ? 4 : 2;
            for (int i = 0; i < skipped; i++) {
                cursor.next();
            }
        }
        Expression inside = parser.sequence();
        cursor.expect(close);
        boolean condition = builder && (inside instanceof Relation || inside instanceof Sequence);
        return condition ? inside
                : new SetOf(inside instanceof Sequence(List<Expression> items, String _) ? items
                        : List.of(inside));
    }

    private Expression function(String name, Function function) {
        Optional<Expression> power = Optional.empty();
        Expression base = Expression.whole(10);
        for (int i = 0; i < 2; i++) {
            if (function.takesPower() && cursor.sign("^")) {
                cursor.next();
                power = Optional.of(products.exponent());
            } else if (function == Function.LOG && cursor.sign("_")) {
                cursor.next();
                base = primary();
            }
        }
        boolean bracketed = cursor.sign("(") || cursor.sign("{") || cursor.sign("[");
        List<Expression> arguments = arguments(bracketed ? primary() : products.bareArgument());
        if (function == Function.LOG) {
            arguments = List.of(base, arguments.getFirst());
        }
        if (power.isPresent() && power.get().equals(Expression.whole(-1))) {
            Function inverse = Function.find("arc" + name)
                    .orElseThrow(() -> Cursor.unreadable("\\" + name + "^{-1} is not known"));
            return new Call(inverse, arguments);
        }
        Expression call = new Call(function, arguments);
        return power.isPresent() ? new Power(call, power.get()) : call;
    }

    private static List<Expression> arguments(Expression inside) {
        return switch (inside) {
            case Bracketed(char _, char _, List<Expression> items) -> items;
            case SetOf(List<Expression> items) -> items;
            default -> List.of(inside);
        };
    }
}
