package dev.touchstone.gguf.serve;

import dev.touchstone.core.value.Value;
import dev.touchstone.gguf.tokenize.Tokenizer;
import java.math.BigDecimal;
import java.util.List;

/// Reads `prompt`: a text, a list of texts, a list of token ids or a list of such lists.
///
/// @param most prompts per request
record Prompts(Tokenizer tokenizer, int most) {

    List<int[]> read(RequestBody body) {
        List<int[]> prompts = switch (body.find("prompt").orElse(Value.ABSENT)) {
            case Value.Text(String text) -> List.of(tokenizer.encodePrompt(text));
            case Value.Items(List<Value> items) when !items.isEmpty()
                    && items.getFirst() instanceof Value.Numeric ->
                List.of(tokens(items));
            case Value.Items(List<Value> items) -> items.stream().map(this::one).toList();
            case Value _ -> throw wrong();
        };
        if (prompts.isEmpty() || prompts.size() > most) {
            throw ApiFailure.invalid("prompt", "from 1 to %d prompts per request, are %d"
                    .formatted(most, prompts.size()));
        }
        if (prompts.stream().anyMatch(prompt -> prompt.length == 0)) {
            throw ApiFailure.invalid("prompt", "the prompt is empty; give at least one token");
        }
        return prompts;
    }

    private int[] one(Value prompt) {
        return switch (prompt) {
            case Value.Text(String text) -> tokenizer.encodePrompt(text);
            case Value.Items(List<Value> items) -> tokens(items);
            case Value _ -> throw wrong();
        };
    }

    private int[] tokens(List<Value> items) {
        return items.stream().mapToInt(item -> {
            if (item instanceof Value.Numeric(BigDecimal number) && number.signum() >= 0
                    && number.compareTo(BigDecimal.valueOf(tokenizer.size())) < 0
                    && number.stripTrailingZeros().scale() <= 0) {
                return number.intValue();
            }
            throw ApiFailure.invalid("prompt", "token ids are from 0 to %d, found %s"
                    .formatted(tokenizer.size() - 1, item.display()));
        }).toArray();
    }

    private static ApiFailure wrong() {
        return ApiFailure.invalid("prompt",
                "'prompt' must be a text, a list of texts or a list of token ids");
    }
}
