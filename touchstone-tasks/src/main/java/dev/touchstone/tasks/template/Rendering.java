package dev.touchstone.tasks.template;

import dev.touchstone.core.config.Suggestions;
import dev.touchstone.core.error.TouchstoneException;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One template being rendered for one row; bounded in loop turns and in the length of what it writes.
final class Rendering {

    /// No template loops more often, all loops of a rendering together.
    static final int MOST_ITERATIONS = 100_000;

    private final Source source;
    private final StringBuilder out = new StringBuilder();
    private int iterations;

    Rendering(Source source) {
        this.source = source;
    }

    String text() {
        return out.toString();
    }

    void run(List<Node> nodes, Scope scope) {
        for (Node node : nodes) {
            switch (node) {
                case Node.Literal(String text) -> write(text);
                case Node.Output(Expression expression) -> write(evaluate(expression, scope).display());
                case Node.Branches branches -> run(chosen(branches, scope), scope);
                case Node.Loop loop -> loop(loop, scope);
                case Node.Assignment(var names, var value, int offset) ->
                    assign(names, evaluate(value, scope), scope, offset);
            }
        }
    }

    private void write(String text) {
        if ((long) out.length() + text.length() > Operations.LONGEST_TEXT) {
            throw source.unrenderable(0,
                    "the text grows over %,d characters".formatted(Operations.LONGEST_TEXT));
        }
        out.append(text);
    }

    private List<Node> chosen(Node.Branches branches, Scope scope) {
        for (Node.Branch branch : branches.branches()) {
            if (holds(branch.condition(), scope)) {
                return branch.body();
            }
        }
        return branches.otherwise();
    }

    private void loop(Node.Loop loop, Scope scope) {
        List<Value> items = new ArrayList<>();
        for (Value item : items(evaluate(loop.items(), scope), loop.offset())) {
            Scope inner = scope.inner();
            assign(loop.names(), item, inner, loop.offset());
            if (loop.condition().isEmpty() || holds(loop.condition().get(), inner)) {
                items.add(item);
            }
        }
        for (int at = 0; at < items.size(); at++) {
            if (++iterations > MOST_ITERATIONS) {
                throw source.unrenderable(loop.offset(),
                        "more than %,d loop turns".formatted(MOST_ITERATIONS));
            }
            Scope inner = scope.inner();
            assign(loop.names(), items.get(at), inner, loop.offset());
            inner.set("loop", counters(at, items.size()));
            run(loop.body(), inner);
        }
        if (items.isEmpty()) {
            run(loop.otherwise(), scope);
        }
    }

    private static Fields counters(int at, int size) {
        return new Fields(
                Map.of("index", Value.of(at + 1), "index0", Value.of(at), "first", Value.of(at == 0),
                "last", Value.of(at == size - 1), "length", Value.of(size)));
    }

    private List<Value> items(Value value, int offset) {
        try {
            return Filters.items(value, "for");
        } catch (Problem problem) {
            throw source.unrenderable(offset, problem.getMessage());
        }
    }

    private void assign(List<String> names, Value value, Scope scope, int offset) {
        if (names.size() == 1) {
            scope.set(names.getFirst(), value);
            return;
        }
        if (!(value instanceof Value.Items(List<Value> items)) || items.size() != names.size()) {
            throw source.unrenderable(offset, "%d names need a list of as many items, not %s"
                    .formatted(names.size(), Operations.kind(value)));
        }
        for (int at = 0; at < names.size(); at++) {
            scope.set(names.get(at), items.get(at));
        }
    }

    private boolean holds(Expression expression, Scope scope) {
        return Operations.truth(evaluate(expression, scope));
    }

    Value evaluate(Expression expression, Scope scope) {
        try {
            Optional<Value> value = find(expression, scope);
            if (value.isPresent()) {
                return value.get();
            }
        } catch (Problem problem) {
            throw source.unrenderable(expression.offset(), problem.getMessage());
        }
        throw missing(expression, scope);
    }

    /// Empty for a name, field or item that is not there.
    private Optional<Value> find(Expression expression, Scope scope) throws Problem {
        return switch (expression) {
            case Expression.Constant(Value value, _) -> Optional.of(value);
            case Expression.Name(String name, _) -> scope.find(name);
            case Expression.Attribute(var target, String name, _) ->
                    member(evaluate(target, scope), Value.of(name));
            case Expression.Element(var target, var index, _) ->
                member(evaluate(target, scope), evaluate(index, scope));
            case Expression.Slice slice -> Optional.of(slice(slice, scope));
            case Expression.MethodCall(var target, String method, var arguments, _) ->
                Optional.of(Methods.call(evaluate(target, scope), method, all(arguments, scope)));
            case Expression.Range(var arguments, _) -> Optional.of(range(all(arguments, scope)));
            case Expression.Filtered filtered -> Optional.of(filtered(filtered, scope));
            case Expression.Tested tested -> Optional.of(Value.of(tested(tested, scope)));
            case Expression.Negated(var target, _) -> Optional.of(Value.of(!holds(target, scope)));
            case Expression.Minus(var target, _) ->
                Optional.of(new Value.Numeric(Operations.number(evaluate(target, scope), "-").negate()));
            case Expression.Both(var left, var right, _) -> {
                Value first = evaluate(left, scope);
                yield Optional.of(Operations.truth(first) ? evaluate(right, scope) : first);
            }
            case Expression.Either(var left, var right, _) -> {
                Value first = evaluate(left, scope);
                yield Optional.of(Operations.truth(first) ? first : evaluate(right, scope));
            }
            case Expression.Binary(var operator, var left, var right, _) ->
                Optional.of(Operations.apply(operator, evaluate(left, scope), evaluate(right, scope)));
            case Expression.Conditional(var condition, var then, var otherwise, _) -> {
                if (holds(condition, scope)) {
                    yield Optional.of(evaluate(then, scope));
                }
                yield Optional.of(otherwise.isPresent() ? evaluate(otherwise.get(), scope) : Value.of(""));
            }
            case Expression.ListOf(var items, _) -> Optional.of(new Value.Items(all(items, scope)));
            case Expression.MapOf(var entries, _) -> {
                Map<String, Value> values = new LinkedHashMap<>();
                entries.forEach((name, value) -> values.put(name, evaluate(value, scope)));
                yield Optional.of(new Fields(values));
            }
        };
    }

    private List<Value> all(List<Expression> expressions, Scope scope) {
        List<Value> values = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            values.add(evaluate(expression, scope));
        }
        return values;
    }

    private Value filtered(Expression.Filtered filtered, Scope scope) throws Problem {
        List<Value> arguments = all(filtered.arguments(), scope);
        boolean fallback = filtered.filter().equals("default") || filtered.filter().equals("d");
        Optional<Value> target = fallback
                ? find(filtered.target(), scope) : Optional.of(evaluate(filtered.target(), scope));
        try {
            return Filters.apply(target.orElse(Value.ABSENT), filtered.filter(), arguments);
        } catch (Problem problem) {
            throw source.unrenderable(filtered.offset(), problem.getMessage());
        }
    }

    private boolean tested(Expression.Tested tested, Scope scope) throws Problem {
        Optional<Value> target = find(tested.target(), scope);
        boolean holds = switch (tested.test()) {
            case "defined" -> target.isPresent();
            case "undefined" -> target.isEmpty();
            default -> Operations.test(tested.test(),
                    target.orElseThrow(() -> missing(tested.target(), scope)));
        };
        return holds != tested.negated();
    }

    private static Optional<Value> member(Value target, Value key) throws Problem {
        return switch (target) {
            case Fields fields -> fields.find(key.display());
            case Value.Items(List<Value> items) -> place(key, items.size()).map(items::get);
            case Value.Text(String text) when key instanceof Value.Numeric ->
                place(key, text.length()).map(at -> Value.of(text.substring(at, at + 1)));
            case Value.Text _, Value.Numeric _, Value.Flag _, Value.Absent _ -> Optional.empty();
        };
    }

    private static Optional<Integer> place(Value key, int size) throws Problem {
        BigDecimal number = switch (key) {
            case Value.Numeric(BigDecimal given) -> given;
            case Value.Text(String digits) when digits.matches("[0-9]{1,9}") -> new BigDecimal(digits);
            case Value.Text _, Value.Flag _, Value.Absent _, Value.Items _, Fields _ ->
                throw new Problem("the place in a list is a number, not %s".formatted(Operations.kind(key)));
        };
        int at = Operations.index(number);
        at = at < 0 ? at + size : at;
        return at >= 0 && at < size ? Optional.of(at) : Optional.empty();
    }

    private Value slice(Expression.Slice slice, Scope scope) throws Problem {
        Value target = evaluate(slice.target(), scope);
        int size = switch (target) {
            case Value.Text(String text) -> text.length();
            case Value.Items(List<Value> items) -> items.size();
            case Value.Numeric _, Value.Flag _, Value.Absent _, Fields _ ->
                throw new Problem(
                        "a part is taken of a text or a list, not of %s".formatted(Operations.kind(target)));
        };
        int from = bound(slice.from(), 0, size, scope);
        int to = Math.max(from, bound(slice.to(), size, size, scope));
        return switch (target) {
            case Value.Text(String text) -> Value.of(text.substring(from, to));
            case Value.Items(List<Value> items) -> new Value.Items(items.subList(from, to));
            case Value.Numeric _, Value.Flag _, Value.Absent _, Fields _ -> target;
        };
    }

    private int bound(Optional<Expression> bound, int otherwise, int size, Scope scope) throws Problem {
        if (bound.isEmpty()) {
            return otherwise;
        }
        int at = Operations.index(Operations.number(evaluate(bound.get(), scope), "[:]"));
        return Math.clamp(at < 0 ? (long) at + size : at, 0, size);
    }

    private static Value range(List<Value> arguments) throws Problem {
        Arguments with = new Arguments("range", arguments);
        int from = with.size() > 1 ? with.whole(0) : 0;
        int to = with.size() > 1 ? with.whole(1) : with.whole(0);
        int step = with.size() > 2 ? with.whole(2) : 1;
        if (step == 0 || Math.abs(((long) to - from) / step) > MOST_ITERATIONS) {
            throw new Problem("a range of more than %,d numbers".formatted(MOST_ITERATIONS));
        }
        List<Value> numbers = new ArrayList<>();
        for (long at = from; step > 0 ? at < to : at > to; at += step) {
            numbers.add(Value.of(at));
        }
        return new Value.Items(numbers);
    }

    private TouchstoneException missing(Expression expression, Scope scope) {
        String fields = String.join(", ", scope.row().names());
        String problem = switch (expression) {
            case Expression.Name(String name, _) -> "the row has no field '%s'%s".formatted(name,
                    Suggestions.sentence(name, scope.row().names()));
            case Expression.Attribute(_, String name, _) ->
                    "there is no '%s' in the value before the point".formatted(name);
            case Expression.Element(_, var index, _) ->
                "there is no item %s in the value before the bracket".formatted(
                        evaluate(index, scope).display());
            case Expression.Constant _, Expression.Slice _, Expression.MethodCall _, Expression.Range _,
                    Expression.Filtered _, Expression.Tested _, Expression.Negated _, Expression.Minus _,
                    Expression.Both _, Expression.Either _, Expression.Binary _, Expression.Conditional _,
                    Expression.ListOf _, Expression.MapOf _ -> "the value is not there";
        };
        return source.unrenderable(expression.offset(), "%s; fields of the row: %s".formatted(problem,
                fields.length() > 500 ? fields.substring(0, 500) + "..." : fields));
    }
}
