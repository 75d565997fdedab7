/// Data whose shape only the data knows: [dev.touchstone.core.value.Value], a tree as in JSON.
///
/// Numbers keep their digits, objects their order. There is no null: what is absent is a case of its own.
@NullMarked
package dev.touchstone.core.value;

import org.jspecify.annotations.NullMarked;
