/// `touchstone verify`: golden files held against the programme as it is installed.
///
/// Entry type: [dev.touchstone.cli.verify.VerifyCommand]. What a family of files means stands in
/// touchstone-score.
@NullMarked
package dev.touchstone.cli.verify;

import org.jspecify.annotations.NullMarked;
