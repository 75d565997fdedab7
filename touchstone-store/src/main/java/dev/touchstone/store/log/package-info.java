/// The truth of a run: append-only logs, their index, and the lock that keeps writers apart.
///
/// Entry types: [UnitLog] for attempts, [EventLog] for state changes, [Sessions] for what was asked,
/// [RunLock] for the one writer. A line of a log is one JSON record in the frame that [RecordFrame]
/// describes. To add a type of record, add it to `RecordHead.Type`, write it in `RecordEncoder` and read it
/// in `RecordDecoder`; older readers pass over types they do not know.
@NullMarked
package dev.touchstone.store.log;

import org.jspecify.annotations.NullMarked;
