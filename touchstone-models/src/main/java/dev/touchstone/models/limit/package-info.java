/// What keeps a server from being flooded and a purse from being emptied: permits, rate, pauses, budget.
///
/// [Pace] puts them together for a back end. Each is a small class with its clock given from outside; a new
/// kind of limit is one more class here and one more step in [Pace#enter].
@NullMarked
package dev.touchstone.models.limit;

import org.jspecify.annotations.NullMarked;
