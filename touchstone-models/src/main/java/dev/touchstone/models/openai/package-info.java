/// Servers that speak OpenAI's HTTP interface: chat and completions, plain and streamed.
///
/// Entry types: [ChatFactory] and [CompletionsFactory] (back ends `openai_chat`, `openai_completions`). A
/// request goes through [OpenAiGenerator], [RequestWriter] (bytes out), [Tries], [PlainReply] or
/// [StreamReply] (bytes in) and [Refusal] (what a status means). Bodies are written and read by streaming
/// JSON, never as a tree.
///
/// To add a similar wire (another path or body), write a [Wire] case and its names in [RequestWriter] and
/// [ReplyFields].
@NullMarked
package dev.touchstone.models.openai;

import org.jspecify.annotations.NullMarked;
