/// Values between two bounds that certainly hold: how two values are told apart for certain.
///
/// Every operation rounds its lower bound down and its upper bound up, and every series adds a bound for what
/// it leaves out. Disjoint bounds prove a difference. Whether a number made of roots is 0 is decided too,
/// because such a number cannot be arbitrarily close to 0 without being 0. Entry type:
/// [dev.touchstone.math.enclosure.Evaluator]; a new function is a case of its `call`.
@NullMarked
package dev.touchstone.math.enclosure;

import org.jspecify.annotations.NullMarked;
