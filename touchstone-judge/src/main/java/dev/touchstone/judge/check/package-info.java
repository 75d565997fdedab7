/// Whether a judge can be trusted: a battery of questions whose outcome is known, and what it says.
///
/// Entry type: [dev.touchstone.judge.check.Battery]. A further probe is a case of
/// [dev.touchstone.judge.check.Probe], the prompts that it needs in `Battery`, and its reading in `Findings`.
@NullMarked
package dev.touchstone.judge.check;

import org.jspecify.annotations.NullMarked;
