/// Servers and clocks for tests: a model server whose answers and faults are scripted.
///
/// Entry types: [FaultServer] in a test, [FaultServerMain] as a programme beside a measured command. To
/// script another kind of answer, add a case to [ScriptedReply] and write it in [ReplyWriter].
@NullMarked
package dev.touchstone.models.testing;

import org.jspecify.annotations.NullMarked;
