/// Runs programs that nobody vouches for, such as the answers of a model: without a network, on a read-only
/// system, with limits on time, memory, processes, files and output.
///
/// Entry types: [dev.touchstone.sandbox.SandboxCheck] says what this machine can enforce and opens a
/// [dev.touchstone.sandbox.Sandbox], which runs a [dev.touchstone.sandbox.Program] under
/// [dev.touchstone.sandbox.SandboxLimits] to its [dev.touchstone.sandbox.ProgramEnd]. To add a language, add
/// a constant to `Language` and say in `InterpreterFinder` how its interpreter is found. To add a way to
/// isolate, write a further `Sandbox` and let `SandboxCheck` try its limits before it is used.
@NullMarked
package dev.touchstone.sandbox;

import org.jspecify.annotations.NullMarked;
