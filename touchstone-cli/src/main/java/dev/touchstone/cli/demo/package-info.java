/// `touchstone demo`: the whole product in minutes, with the embedded model or its recorded answers.
///
/// Entry type: [dev.touchstone.cli.demo.DemoCommand], which only makes the arguments of a `touchstone run`.
@NullMarked
package dev.touchstone.cli.demo;

import org.jspecify.annotations.NullMarked;
