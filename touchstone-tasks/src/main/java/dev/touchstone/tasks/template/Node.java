package dev.touchstone.tasks.template;

import java.util.List;
import java.util.Optional;

/// A piece of a template as a tree.
sealed interface Node {

    record Literal(String text) implements Node {}

    record Output(Expression expression) implements Node {}

    record Branches(List<Branch> branches, List<Node> otherwise) implements Node {}

    record Branch(Expression condition, List<Node> body) {}

    record Loop(List<String> names, Expression items, Optional<Expression> condition, List<Node> body,
            List<Node> otherwise, int offset) implements Node {}

    record Assignment(List<String> names, Expression value, int offset) implements Node {}
}
