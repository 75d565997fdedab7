/// How far a judge agrees with people.
///
/// Entry type: [dev.touchstone.judge.agreement.Agreement]; labels are read by
/// [dev.touchstone.judge.agreement.Labels]. A further measure is a component of the former.
@NullMarked
package dev.touchstone.judge.agreement;

import org.jspecify.annotations.NullMarked;
