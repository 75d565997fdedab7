package dev.touchstone.models.service;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.models.wire.AnswerParts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a message of Anthropic's interface, whole or from the events of a stream.
///
/// Blocks of type `text` are the answer, of type `thinking` the reasoning; others (tools, encrypted thinking)
/// are skipped. Tokens of the prompt are those that were read anew and those that came from a cache.
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
                object.findFields("content_block").ifPresent(block -> takeBlock(block, parts));
            case "content_block_delta" ->
                object.findFields("delta").ifPresent(delta -> takeBlock(delta, parts));
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
            for (Value block : blocks) {
                if (block instanceof Fields fields) {
                    takeBlock(fields, parts);
                }
            }
        });
        parts.finish(message.findText("stop_reason"));
        takeUsage(message, parts);
    }

    /// A block, the start of one, or the next piece of one: the names of the texts are the same.
    private static void takeBlock(Fields block, AnswerParts parts) {
        switch (AnswerParts.textOf(block, "type")) {
            case "text", "text_delta" -> parts.say(AnswerParts.textOf(block, "text"));
            case "thinking", "thinking_delta" -> parts.think(AnswerParts.textOf(block, "thinking"));
            default -> {} // signatures, tools and what the interface may bring
        }
    }

    private static void takeUsage(Fields holder, AnswerParts parts) {
        Fields usage = holder.findFields("usage").orElse(Fields.EMPTY);
        List<BigDecimal> read = Stream.of("input_tokens", "cache_creation_input_tokens",
                        "cache_read_input_tokens")
                .map(usage::findNumber).flatMap(Optional::stream).toList();
        if (usage.findNumber("input_tokens").isPresent()) {
            parts.promptTokens(read.stream().reduce(BigDecimal::add));
        }
        parts.completionTokens(usage.findNumber("output_tokens"));
    }
}
