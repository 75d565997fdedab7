package dev.touchstone.math.notation;

import dev.touchstone.math.notation.Expression.Bracketed;
import dev.touchstone.math.notation.Expression.Choice;
import dev.touchstone.math.notation.Expression.Combined;
import dev.touchstone.math.notation.Expression.Joint;
import dev.touchstone.math.notation.Expression.NamedSet;
import dev.touchstone.math.notation.Expression.Product;
import dev.touchstone.math.notation.Expression.Quantity;
import dev.touchstone.math.notation.Expression.Ratio;
import dev.touchstone.math.notation.Expression.Relation;
import dev.touchstone.math.notation.Expression.Sequence;
import dev.touchstone.math.notation.Expression.SetOf;
import dev.touchstone.math.notation.Expression.Sum;
import dev.touchstone.math.notation.Expression.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lists, statements, sets, sums: everything above a product.
final class Parser {

    private static final int MAX_JOINTS = 60;

    private final Cursor cursor;
    private final ProductParser products;

    Parser(List<Token> tokens) {
        this.cursor = new Cursor(tokens);
        this.products = new ProductParser(cursor, this);
    }

    /// The whole answer.
    Expression answer() {
        Optional<Expression> words = onlyWords();
        if (words.isPresent()) {
            return words.get();
        }
        Expression answer = sequence();
        if (!(cursor.peek() instanceof Token.End)) {
            throw Cursor.unreadable(Cursor.describe(cursor.peek()) + " was not expected");
        }
        return answer;
    }

    private Optional<Expression> onlyWords() {
        StringBuilder words = new StringBuilder();
        for (int ahead = 0; ; ahead++) {
            switch (cursor.peek(ahead)) {
                case Token.Text(String text) -> words.append(words.isEmpty() ? "" : " ").append(text);
                case Token.Sign(String sign) when ".,;!?".contains(sign)
                        && !words.isEmpty() -> words.append(sign);
                case Token.End _ -> {
                    return words.isEmpty() ? Optional.empty() : Optional.of(new Words(words.toString()));
                }
                case Token.Digits _, Token.Based _, Token.Letter _, Token.Command _, Token.Sign _ -> {
                    return Optional.empty();
                }
            }
        }
    }

    /// Items with commas, semicolons, "and", "or" between them; one item alone stands for itself.
    Expression sequence() {
        cursor.deeper();
        List<Expression> items = new ArrayList<>();
        boolean comma = false;
        boolean or = false;
        boolean separated = true;
        while (separated) {
            items.add(relation());
            separated = false;
            while (true) {
                String joint = separator();
                if (joint.isEmpty()) {
                    break;
                }
                separated = true;
                comma |= joint.equals(",");
                or |= joint.equals("or");
            }
            if (separated && (cursor.peek() instanceof Token.End) && comma) {
                break;
            }
        }
        cursor.shallower();
        return items.size() == 1 ? items.getFirst()
                : new Sequence(items, or ? "or" : comma ? "," : "and");
    }

    private String separator() {
        if (cursor.accept(",") || cursor.accept(";")) {
            return ",";
        }
        if (cursor.accept("or")) {
            return "or";
        }
        if (cursor.accept("and")) {
            return "and";
        }
        if (cursor.peek() instanceof Token.Text(String words)) {
            String word = words.replace(",", " ").strip().toLowerCase(Locale.ROOT);
            if (word.equals("and") || word.equals("or") || word.isEmpty()) {
                cursor.next();
                return word.isEmpty() ? "," : word;
            }
        }
        return "";
    }

    private Expression relation() {
        Expression left = named().orElseGet(this::sets);
        List<Expression> sides = new ArrayList<>(List.of(left));
        List<Comparator> signs = new ArrayList<>();
        for (Optional<Comparator> sign = comparator(); sign.isPresent(); sign = comparator()) {
            signs.add(sign.get());
            sides.add(sets());
        }
        return signs.isEmpty() ? left : new Relation(sides, signs);
    }

    /// A name in words before an equals sign: `\text{Area} = 5`.
    private Optional<Expression> named() {
        if (cursor.peek() instanceof Token.Text(String words) && cursor.sign(1, "=")) {
            cursor.next();
            return Optional.of(new Words(words));
        }
        return Optional.empty();
    }

    private Optional<Comparator> comparator() {
        Optional<Comparator> found = switch (cursor.peek()) {
            case Token.Sign(String sign) -> switch (sign) {
                case "=" -> Optional.of(Comparator.EQUAL);
                case "<" -> Optional.of(Comparator.LESS);
                case ">" -> Optional.of(Comparator.GREATER);
                default -> Optional.empty();
            };
            case Token.Command(String name) -> switch (name) {
                case "=", "equiv" -> Optional.of(Comparator.EQUAL);
                case "ne" -> Optional.of(Comparator.NOT_EQUAL);
                case "lt" -> Optional.of(Comparator.LESS);
                case "gt" -> Optional.of(Comparator.GREATER);
                case "le" -> Optional.of(Comparator.AT_MOST);
                case "ge" -> Optional.of(Comparator.AT_LEAST);
                case "in" -> Optional.of(Comparator.IN);
                default -> Optional.empty();
            };
            case Token.Text(String words) when words.equals("in") -> Optional.of(Comparator.IN);
            case Token.Text _, Token.Digits _, Token.Based _, Token.Letter _, Token.End _ -> Optional.empty();
        };
        if (found.isPresent()) {
            cursor.next();
        }
        return found;
    }

    private Expression sets() {
        Expression left = ratio();
        int joints = 0;
        for (Optional<Joint> joint = joint(left); joint.isPresent(); joint = joint(left)) {
            joints++;
            if (joints > MAX_JOINTS) {
                throw new OutOfReach(OutOfReach.Cause.LIMIT, "more than " + MAX_JOINTS + " sets are joined");
            }
            left = new Combined(joint.get(), left, ratio());
        }
        return left;
    }

    private Optional<Joint> joint(Expression left) {
        Optional<Joint> found = switch (cursor.peek()) {
            case Token.Command(String name) -> switch (name) {
                case "cup", "union" -> Optional.of(Joint.UNION);
                case "cap" -> Optional.of(Joint.INTERSECTION);
                case "setminus" -> Optional.of(Joint.DIFFERENCE);
                default -> Optional.empty();
            };
            case Token.Letter(String name) when name.equals("U") && set(left) -> Optional.of(Joint.UNION);
            case Token.Sign(String sign) when sign.equals("-") && set(left) -> Optional.of(Joint.DIFFERENCE);
            case Token.Letter _, Token.Sign _, Token.Text _, Token.Digits _, Token.Based _, Token.End _ ->
                Optional.empty();
        };
        if (found.isPresent()) {
            cursor.next();
        }
        return found;
    }

    /// Whether a minus sign behind it takes members away.
    static boolean set(Expression expression) {
        return switch (expression) {
            case NamedSet _, SetOf _, Combined _ -> true;
            case Bracketed(char open, char close, List<Expression> items) ->
                items.size() == 2 && "([".indexOf(open) >= 0 && ")]".indexOf(close) >= 0;
            default -> false;
        };
    }

    private Expression ratio() {
        Expression first = sum();
        if (!cursor.before(":")) {
            return first;
        }
        List<Expression> parts = new ArrayList<>(List.of(first));
        while (cursor.accept(":")) {
            parts.add(sum());
        }
        return new Ratio(parts);
    }

    /// A sum; `\pm` becomes a factor of its term.
    Expression sum() {
        cursor.deeper();
        List<Expression> terms = new ArrayList<>();
        terms.add(signed());
        while (!set(terms.getLast()) && (cursor.before("+") || cursor.before("-") || cursor.before("pm")
                || cursor.before("mp"))) {
            terms.add(signed());
        }
        cursor.shallower();
        return terms.size() == 1 ? terms.getFirst() : sumOf(terms);
    }

    /// One unit behind a whole sum belongs to the sum.
    private static Expression sumOf(List<Expression> terms) {
        boolean onlyLast = terms.getLast() instanceof Quantity
                && terms.stream().filter(Quantity.class::isInstance).count() == 1;
        if (onlyLast && terms.getLast() instanceof Quantity(Expression value, String unit)) {
            List<Expression> bare = new ArrayList<>(terms);
            bare.set(terms.size() - 1, value);
            return new Quantity(new Sum(bare), unit);
        }
        return new Sum(terms);
    }

    private Expression signed() {
        boolean negative = false;
        Optional<Expression> choice = Optional.empty();
        while (true) {
            if (cursor.accept("-")) {
                negative = !negative;
            } else if (cursor.before("pm") || cursor.before("mp")) {
                choice = Optional.of(new Choice(cursor.next().equals(new Token.Command("pm"))));
            } else if (!cursor.accept("+")) {
                break;
            }
        }
        Expression term = products.product();
        Expression signed = negative ? Expression.negated(term) : term;
        return choice.isEmpty() ? signed : switch (signed) {
            case Quantity(Expression value, String unit) ->
                new Quantity(new Product(List.of(choice.get(), value)), unit);
            default -> new Product(List.of(choice.get(), signed));
        };
    }
}
