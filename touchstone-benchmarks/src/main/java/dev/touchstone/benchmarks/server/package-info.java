/// The model server beside which clients are measured.
///
/// Entry type: [AnswerServer]; what it saw: [ServerCounts]. It answers everything alike after a fixed delay
/// and does nothing else; for faults and scripts see `FaultServer` in the tests of touchstone-models. To
/// measure another wire (a stream, completions), give the server another whole reply.
@NullMarked
package dev.touchstone.benchmarks.server;

import org.jspecify.annotations.NullMarked;
