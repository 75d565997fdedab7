package dev.touchstone.tasks.template;

import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.value.Value;
import dev.touchstone.tasks.template.Expression.Operator;
import dev.touchstone.tasks.template.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tokens to an expression, with Jinja's precedence: a filter binds tighter than arithmetic.
final class ExpressionParser {

    private static final int DEEPEST = 60;

    private final Source source;
    private final Tokens tokens;
    private int depth;

    ExpressionParser(Source source, Tokens tokens) {
        this.source = source;
        this.tokens = tokens;
    }

    /// An expression, or several with commas between: a list.
    Expression parseList() {
        Expression first = parse();
        if (!tokens.peek().symbol(",")) {
            return first;
        }
        List<Expression> items = new ArrayList<>(List.of(first));
        while (tokens.takeSymbol(",")) {
            items.add(parse());
        }
        return new Expression.ListOf(List.copyOf(items), first.offset());
    }

    /// `a if condition else b`, and everything below.
    Expression parse() {
        if (++depth > DEEPEST) {
            throw source.invalid(tokens.peek().offset(), "expression nested deeper than " + DEEPEST);
        }
        Expression value = parseOr();
        if (tokens.peek().name("if")) {
            int offset = tokens.next().offset();
            Expression condition = parseOr();
            Optional<Expression> otherwise = tokens.takeName("else") ? Optional.of(parse())
                    : Optional.empty();
            value = new Expression.Conditional(condition, value, otherwise, offset);
        }
        depth--;
        return value;
    }

    Expression parseOr() {
        Expression left = parseAnd();
        while (tokens.takeName("or")) {
            left = new Expression.Either(left, parseAnd(), left.offset());
        }
        return left;
    }

    private Expression parseAnd() {
        Expression left = parseNot();
        while (tokens.takeName("and")) {
            left = new Expression.Both(left, parseNot(), left.offset());
        }
        return left;
    }

    private Expression parseNot() {
        if (tokens.peek().name("not")) {
            int offset = tokens.next().offset();
            if (++depth > DEEPEST) {
                throw source.invalid(offset, "expression nested deeper than " + DEEPEST);
            }
            Expression negated = new Expression.Negated(parseNot(), offset);
            depth--;
            return negated;
        }
        return comparison();
    }

    private Expression comparison() {
        Expression left = sum();
        while (true) {
            Token token = tokens.peek();
            Optional<Operator> operator = switch (token.text()) {
                case "==" -> Optional.of(Operator.EQUAL);
                case "!=" -> Optional.of(Operator.UNEQUAL);
                case "<" -> Optional.of(Operator.LESS);
                case "<=" -> Optional.of(Operator.LESS_OR_EQUAL);
                case ">" -> Optional.of(Operator.GREATER);
                case ">=" -> Optional.of(Operator.GREATER_OR_EQUAL);
                case "in" -> Optional.of(Operator.IN);
                case "not" -> tokens.peekSecond().name("in") ? Optional.of(Operator.NOT_IN)
                        : Optional.empty();
                default -> Optional.empty();
            };
            if (operator.isEmpty() || token.kind() != Kind.SYMBOL && token.kind() != Kind.NAME) {
                return left;
            }
            tokens.next();
            if (operator.get() == Operator.NOT_IN) {
                tokens.next();
            }
            left = new Expression.Binary(operator.get(), left, sum(), token.offset());
        }
    }

    private Expression sum() {
        Expression left = joined();
        while (tokens.peek().symbol("+") || tokens.peek().symbol("-")) {
            Token token = tokens.next();
            Operator operator = token.symbol("+") ? Operator.ADD : Operator.SUBTRACT;
            left = new Expression.Binary(operator, left, joined(), token.offset());
        }
        return left;
    }

    private Expression joined() {
        Expression left = product();
        while (tokens.peek().symbol("~")) {
            int offset = tokens.next().offset();
            left = new Expression.Binary(Operator.CONCATENATE, left, product(), offset);
        }
        return left;
    }

    private Expression product() {
        Expression left = unary();
        while (true) {
            Token token = tokens.peek();
            if (token.kind() != Kind.SYMBOL || !List.of("*", "/", "//", "%").contains(token.text())) {
                return left;
            }
            tokens.next();
            Operator operator = switch (token.text()) {
                case "*" -> Operator.MULTIPLY;
                case "/" -> Operator.DIVIDE;
                case "//" -> Operator.FLOOR_DIVIDE;
                default -> Operator.REMAINDER;
            };
            left = new Expression.Binary(operator, left, unary(), token.offset());
        }
    }

    private Expression unary() {
        if (tokens.peek().symbol("-")) {
            int offset = tokens.next().offset();
            if (++depth > DEEPEST) {
                throw source.invalid(offset, "expression nested deeper than " + DEEPEST);
            }
            Expression minus = new Expression.Minus(unary(), offset);
            depth--;
            return minus;
        }
        return postfix(primary());
    }

    private Expression postfix(Expression start) {
        Expression value = start;
        while (true) {
            Token token = tokens.peek();
            if (tokens.takeSymbol(".")) {
                value = member(value, token.offset());
            } else if (tokens.takeSymbol("[")) {
                value = element(value, token.offset());
            } else if (tokens.takeSymbol("|")) {
                value = filtered(value);
            } else if (tokens.takeName("is")) {
                value = tested(value);
            } else {
                return value;
            }
        }
    }

    private Expression member(Expression target, int offset) {
        Token name = tokens.next();
        if (name.kind() != Kind.NAME && name.kind() != Kind.NUMBER) {
            throw source.invalid(name.offset(),
                    "expected a name behind '.', found '%s'".formatted(name.text()));
        }
        if (!tokens.takeSymbol("(")) {
            return new Expression.Attribute(target, name.text(), name.offset());
        }
        if (!Methods.NAMES.contains(name.text())) {
            throw source.unsupported(name.offset(),
                    "method '%s' is not supported%s; known: %s".formatted(name.text(),
                    Suggestions.sentence(name.text(), Methods.NAMES), String.join(", ", Methods.NAMES)));
        }
        return new Expression.MethodCall(target, name.text(), arguments(), offset);
    }

    private Expression element(Expression target, int offset) {
        Optional<Expression> from = tokens.peek().symbol(":") ? Optional.empty() : Optional.of(parse());
        if (tokens.takeSymbol(":")) {
            Optional<Expression> to = tokens.peek().symbol("]") ? Optional.empty() : Optional.of(parse());
            tokens.expectSymbol("]");
            return new Expression.Slice(target, from, to, offset);
        }
        tokens.expectSymbol("]");
        return new Expression.Element(target, from.orElseThrow(), offset);
    }

    private Expression filtered(Expression target) {
        Token name = tokens.expect(Kind.NAME, "the name of a filter");
        if (!Filters.NAMES.contains(name.text())) {
            throw source.unsupported(name.offset(),
                    "filter '%s' is not supported%s; known: %s".formatted(name.text(),
                    Suggestions.sentence(name.text(), Filters.NAMES), String.join(", ", Filters.NAMES)));
        }
        List<Expression> arguments = !tokens.takeSymbol("(") ? List.of()
                : name.text().equals("map") ? attribute() : arguments();
        return new Expression.Filtered(target, name.text(), arguments, name.offset());
    }

    private Expression tested(Expression target) {
        boolean negated = tokens.takeName("not");
        Token name = tokens.expect(Kind.NAME, "the name of a test");
        if (!Operations.TESTS.contains(name.text())) {
            throw source.unsupported(name.offset(), "test '%s' is not supported; known: %s"
                    .formatted(name.text(), String.join(", ", Operations.TESTS)));
        }
        return new Expression.Tested(target, name.text(), negated, name.offset());
    }

    /// The one argument of `map`, which has a name: a filter for each item is not supported.
    private List<Expression> attribute() {
        if (!tokens.peek().name("attribute") || !tokens.peekSecond().symbol("=")) {
            throw source.unsupported(tokens.peek().offset(),
                    "of 'map' only map(attribute='name') is supported");
        }
        tokens.next();
        tokens.next();
        return arguments();
    }

    private List<Expression> arguments() {
        List<Expression> arguments = new ArrayList<>();
        while (!tokens.takeSymbol(")")) {
            if (tokens.peek().kind() == Kind.NAME && tokens.peekSecond().symbol("=")) {
                throw source.unsupported(tokens.peek().offset(), "arguments by name are not supported: '%s='"
                        .formatted(tokens.peek().text()));
            }
            arguments.add(parse());
            if (!tokens.peek().symbol(")")) {
                tokens.expectSymbol(",");
            }
        }
        return List.copyOf(arguments);
    }

    private Expression primary() {
        Token token = tokens.next();
        return switch (token.kind()) {
            case STRING -> new Expression.Constant(Value.of(strings(token)), token.offset());
            case NUMBER -> new Expression.Constant(new Value.Numeric(number(token)), token.offset());
            case NAME -> name(token);
            case SYMBOL -> switch (token.text()) {
                case "(" -> parenthesised(token);
                case "[" -> new Expression.ListOf(items("]"), token.offset());
                case "{" -> map(token);
                default -> throw source.invalid(token.offset(), "unexpected '%s'".formatted(token.text()));
            };
            case LITERAL, OUTPUT_OPEN, OUTPUT_CLOSE, BLOCK_OPEN, BLOCK_CLOSE, END ->
                throw source.invalid(token.offset(), "expected a value, found '%s'".formatted(token.text()));
        };
    }

    /// Texts that stand side by side are one.
    private String strings(Token first) {
        StringBuilder text = new StringBuilder(first.text());
        while (tokens.peek().kind() == Kind.STRING) {
            text.append(tokens.next().text());
        }
        return text.toString();
    }

    private BigDecimal number(Token token) {
        try {
            return new BigDecimal(token.text());
        } catch (NumberFormatException twoPoints) {
            throw source.invalid(token.offset(), "'%s' is not a number".formatted(token.text()));
        }
    }

    private Expression name(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new Expression.Constant(Value.of(true), token.offset());
            case "false", "False" -> new Expression.Constant(Value.of(false), token.offset());
            case "none", "None" -> new Expression.Constant(Value.ABSENT, token.offset());
            case "range" -> {
                tokens.expectSymbol("(");
                yield new Expression.Range(arguments(), token.offset());
            }
            default -> {
                if (tokens.peek().symbol("(")) {
                    throw source.unsupported(token.offset(),
                            "function '%s' is not supported; templates know range".formatted(token.text()));
                }
                yield new Expression.Name(token.text(), token.offset());
            }
        };
    }

    private Expression parenthesised(Token open) {
        if (tokens.takeSymbol(")")) {
            return new Expression.ListOf(List.of(), open.offset());
        }
        Expression first = parse();
        if (tokens.takeSymbol(")")) {
            return first;
        }
        tokens.expectSymbol(",");
        List<Expression> items = new ArrayList<>(List.of(first));
        items.addAll(items(")"));
        return new Expression.ListOf(List.copyOf(items), open.offset());
    }

    private List<Expression> items(String close) {
        List<Expression> items = new ArrayList<>();
        while (!tokens.takeSymbol(close)) {
            items.add(parse());
            if (!tokens.peek().symbol(close)) {
                tokens.expectSymbol(",");
            }
        }
        return List.copyOf(items);
    }

    private Expression map(Token open) {
        Map<String, Expression> entries = new LinkedHashMap<>();
        while (!tokens.takeSymbol("}")) {
            Token key = tokens.next();
            if (key.kind() != Kind.STRING && key.kind() != Kind.NUMBER) {
                throw source.unsupported(key.offset(),
                        "a key must be a text or a number in quotes or digits");
            }
            tokens.expectSymbol(":");
            entries.put(key.text(), parse());
            if (!tokens.peek().symbol("}")) {
                tokens.expectSymbol(",");
            }
        }
        return new Expression.MapOf(Collections.unmodifiableMap(entries), open.offset());
    }
}
