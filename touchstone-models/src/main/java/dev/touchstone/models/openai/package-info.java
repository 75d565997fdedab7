/// Servers that speak OpenAI's HTTP interface: chat and completions, plain and streamed.
///
/// Entry types: [ChatFactory] and [CompletionsFactory] (back ends `openai_chat`, `openai_completions`),
/// forms of `dev.touchstone.models.wire`, which has the machinery. [RequestWriter] writes bodies and
/// [ReplyFields] reads answers by streaming JSON, never as a tree.
///
/// To add a similar wire (another path or body), write a [Wire] case and its names in [RequestWriter] and
/// [ReplyFields].
@NullMarked
package dev.touchstone.models.openai;

import org.jspecify.annotations.NullMarked;
