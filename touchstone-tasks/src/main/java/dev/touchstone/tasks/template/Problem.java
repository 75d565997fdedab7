package dev.touchstone.tasks.template;

/// What an operation, filter or method cannot do with its values; the place is added where the template is
/// known.
final class Problem extends Exception {

    private static final long serialVersionUID = 1;

    Problem(String message) {
        super(message, null, false, false);
    }
}
