package dev.touchstone.models.wire;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.model.GenerationSettings;
import dev.touchstone.core.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonGenerator;

/// Sampling arguments on their way into a body, by name in order.
///
/// `num_return_sequences` is never among them: repeats are requests of their own.
public final class Arguments {

    private final Map<String, Value> arguments;

    private Arguments(Map<String, Value> arguments) {
        this.arguments = arguments;
    }

    /// The arguments of a request, less the names under which a form sends something of its own.
    public static Arguments of(GenerationSettings settings, String... own) {
        Map<String, Value> left = new TreeMap<>(settings.arguments().entries());
        left.remove("num_return_sequences");
        List.of(own).forEach(left::remove);
        return new Arguments(left);
    }

    /// Gives an argument the name that the server knows; one that is there under that name already stays.
    public Arguments rename(String from, String to) {
        Value value = arguments.remove(from);
        if (value != null) {
            arguments.putIfAbsent(to, value);
        }
        return this;
    }

    /// Makes a list of one of an argument that is a single text, where the server takes lists alone.
    public Arguments asList(String name) {
        arguments.computeIfPresent(name, (_, value) ->
                value instanceof Value.Text ? new Value.Items(List.of(value)) : value);
        return this;
    }

    /// Gives an argument the form that the server knows.
    public Arguments reshape(String name, UnaryOperator<Value> form) {
        arguments.computeIfPresent(name, (_, value) -> form.apply(value));
        return this;
    }

    /// Sets an argument that is not there.
    public Arguments orElse(String name, Value value) {
        arguments.putIfAbsent(name, value);
        return this;
    }

    /// Takes an argument out when it has that value.
    ///
    /// @return true when it did
    public boolean removeNumber(String name, double value) {
        boolean there = arguments.get(name) instanceof Value.Numeric(BigDecimal number)
                && number.doubleValue() == value;
        if (there) {
            arguments.remove(name);
        }
        return there;
    }

    /// Writes those of the names, and takes them out.
    public void writeOnly(JsonGenerator json, List<String> names) {
        for (String name : names) {
            Value value = arguments.remove(name);
            if (value != null) {
                json.writeName(name);
                Json.write(json, value);
            }
        }
    }

    /// Writes what is left.
    public void write(JsonGenerator json) {
        arguments.forEach((name, value) -> {
            json.writeName(name);
            Json.write(json, value);
        });
    }
}
