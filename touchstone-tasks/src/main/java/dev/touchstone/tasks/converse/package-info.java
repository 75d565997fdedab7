/// Questions that the data hold as talks: chats with their roles, turns of a user that follow each other, and
/// functions that the model may call.
///
/// Entry type: [dev.touchstone.tasks.converse.Conversation]. A further notation of functions is a case of
/// [dev.touchstone.tasks.converse.ToolSource.Notation].
@NullMarked
package dev.touchstone.tasks.converse;

import org.jspecify.annotations.NullMarked;
