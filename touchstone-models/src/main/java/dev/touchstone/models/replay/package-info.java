/// A back end that answers from a file of recorded outputs, so that any scoring can be checked without a
/// model.
///
/// Entry type: [ReplayFactory] (back end `replay`). The file is JSON lines or a JSON document with a list;
/// each record holds an answer, and belongs to a sample by its `id` (row number), by `prompt_sha256` (see
/// [PromptHash]) or by its place in the file. To read another form of records, extend [RecordScan]; to take
/// an answer from elsewhere in a record, [RecordedAnswer].
@NullMarked
package dev.touchstone.models.replay;

import org.jspecify.annotations.NullMarked;
