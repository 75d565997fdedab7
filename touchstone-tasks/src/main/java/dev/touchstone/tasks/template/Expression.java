package dev.touchstone.tasks.template;

import dev.touchstone.core.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What stands between `{{` and `}}`, as a tree; `offset` is the place in the template.
sealed interface Expression {

    int offset();

    record Constant(Value value, int offset) implements Expression {}

    record Name(String name, int offset) implements Expression {}

    record Attribute(Expression target, String name, int offset) implements Expression {}

    record Element(Expression target, Expression index, int offset) implements Expression {}

    record Slice(Expression target, Optional<Expression> from, Optional<Expression> to, int offset)
            implements Expression {}

    record MethodCall(Expression target, String method, List<Expression> arguments, int offset)
            implements Expression {}

    record Range(List<Expression> arguments, int offset) implements Expression {}

    record Filtered(Expression target, String filter, List<Expression> arguments, int offset)
            implements Expression {}

    record Tested(Expression target, String test, boolean negated, int offset) implements Expression {}

    record Negated(Expression target, int offset) implements Expression {}

    record Minus(Expression target, int offset) implements Expression {}

    record Both(Expression left, Expression right, int offset) implements Expression {}

    record Either(Expression left, Expression right, int offset) implements Expression {}

    record Binary(Operator operator, Expression left, Expression right, int offset) implements Expression {}

    record Conditional(Expression condition, Expression then, Optional<Expression> otherwise, int offset)
            implements Expression {}

    record ListOf(List<Expression> items, int offset) implements Expression {}

    record MapOf(Map<String, Expression> entries, int offset) implements Expression {}

    /// Operators whose two sides are both evaluated.
    enum Operator {
        EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN, NOT_IN,
        ADD, SUBTRACT, MULTIPLY, DIVIDE, FLOOR_DIVIDE, REMAINDER, CONCATENATE
    }
}
