/// What several attempts at one question say together: avg@n, pass@k, pass^k, G-Pass@k,
/// cons@k, maj@k.
///
/// Entry type: [dev.touchstone.metrics.repeat.RepeatAccumulator], fed once per question in dataset order;
/// it keeps a few sums and no answers. Formulas of one question stand alone in
/// [dev.touchstone.metrics.repeat.PassAtK], [dev.touchstone.metrics.repeat.GPassAtK] and
/// [dev.touchstone.metrics.repeat.Vote]; [dev.touchstone.metrics.repeat.RepeatedQuestion] holds all of them.
///
/// To add a measure, write its formula for one question as a static method with its origin, add a sum to the
/// accumulator and a component to [dev.touchstone.metrics.repeat.RepeatMeasures].
@NullMarked
package dev.touchstone.metrics.repeat;

import org.jspecify.annotations.NullMarked;
