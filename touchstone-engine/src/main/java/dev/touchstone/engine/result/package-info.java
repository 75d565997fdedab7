/// What a finished run folder holds, read without tasks, models or requests.
///
/// Entry type: [dev.touchstone.engine.result.RunReader]. It gives the sessions, the rows of the table with
/// their intervals and counts, and for each unit its fingerprint, a packed form of the scores of every
/// attempt, a walk over them, and the texts of one attempt from the log. Nothing is written and nothing is
/// locked; a folder that is being written to gives what was complete when it was opened.
///
/// To read a further key of a result file, add it to `ResultHead` and `ResultFile`; keys that are not known
/// are passed over.
@NullMarked
package dev.touchstone.engine.result;

import org.jspecify.annotations.NullMarked;
