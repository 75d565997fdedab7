package dev.touchstone.models.service;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.wire.AnswerParts;
import dev.touchstone.models.wire.TokenCount;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a message of Anthropic's interface, whole or from the events of a stream.
///
/// Blocks of type `text` are the answer, of type `thinking` the reasoning, of type `tool_use` calls, whose
/// `input` a stream brings as pieces of JSON; others (the server's own tools, encrypted thinking) are
/// skipped. Tokens of the prompt are those that were read anew and those that came from a cache.
final class AnthropicReply {

    private AnthropicReply() {}

    static AnswerParts reader() {
        return new AnswerParts("content", AnthropicReply::take);
    }

    private static void take(Fields object, AnswerParts parts) {
        switch (AnswerParts.textOf(object, "type")) {
            case "message_start" ->
                object.findFields("message").ifPresent(message -> takeMessage(message, parts));
            case "content_block_start" ->
                object.findFields("content_block").ifPresent(block -> takeBlock(block, place(object), parts));
            case "content_block_delta" ->
                object.findFields("delta").ifPresent(delta -> takeBlock(delta, place(object), parts));
            case "message_delta" -> {
                object.findFields("delta").ifPresent(delta -> parts.finish(delta.findText("stop_reason")));
                takeUsage(object, parts);
            }
            case "message_stop" -> parts.end();
            case "ping", "content_block_stop" -> {} // they tell nothing of the answer
            default -> takeMessage(object, parts);
        }
    }

    private static void takeMessage(Fields message, AnswerParts parts) {
        message.findItems("content").ifPresent(blocks -> {
            parts.begin();
            for (int place = 0; place < blocks.size(); place++) {
                if (blocks.get(place) instanceof Fields fields) {
                    takeBlock(fields, place, parts);
                }
            }
        });
        parts.finish(message.findText("stop_reason"));
        takeUsage(message, parts);
    }

    /// A block, the start of one, or the next piece of one: the names of the texts are the same.
    ///
    /// @param place of the block in the message
    private static void takeBlock(Fields block, int place, AnswerParts parts) {
        switch (AnswerParts.textOf(block, "type")) {
            case "text", "text_delta" -> parts.say(AnswerParts.textOf(block, "text"));
            case "thinking", "thinking_delta" -> parts.think(AnswerParts.textOf(block, "thinking"));
            case "tool_use" -> parts.callPiece(place, AnswerParts.textOf(block, "name"), input(block));
            case "input_json_delta" -> parts.callPiece(place, "", AnswerParts.textOf(block, "partial_json"));
            default -> {} // signatures, the server's own tools and what the interface may bring
        }
    }

    /// The arguments of a whole call; the start of a streamed one holds an empty object in their place.
    private static String input(Fields block) {
        return block.findFields("input").filter(input -> !input.names().isEmpty()).map(Json::write)
                .orElse("");
    }

    private static int place(Fields event) {
        return event.findNumber("index").map(Number::intValue).orElse(0);
    }

    private static void takeUsage(Fields holder, AnswerParts parts) {
        Fields usage = holder.findFields("usage").orElse(Fields.EMPTY);
        if (TokenCount.of(usage.find("input_tokens")).isPresent()) {
            long read = Stream.of("input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens")
                    .map(usage::find).map(TokenCount::of).flatMap(Optional::stream)
                    .mapToLong(Integer::longValue).sum();
            parts.promptTokens(Optional.of(Value.of(read)));
        }
        parts.completionTokens(usage.find("output_tokens"));
    }
}
