/// What the whole command costs: CPU, rate, requests in flight and memory, measured from outside.
///
/// Entry type: [Main], started by `touchstone-benchmarks/run`. The command is started as its users start it,
/// by the launcher; its CPU is what the system charged to that process. To add a figure: one class that
/// implements [Figure] and one line in [Main].
@NullMarked
package dev.touchstone.benchmarks.endtoend;

import org.jspecify.annotations.NullMarked;
