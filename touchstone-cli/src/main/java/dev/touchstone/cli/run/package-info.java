/// `touchstone run`, which is `ais_bench` too: options, wiring of catalogues and engine, the screen.
///
/// Entry type: [dev.touchstone.cli.run.RunCommand]. `RunOptions` declares and reads the options,
/// `RequestBuilder` makes the request to the engine of them, `RunWiring` is the list of what runs. To add an
/// option, declare it in `RunOptions`, give it its text in `Help.properties` and its translations, and read
/// it where the request is made; the page of commands is generated from the help.
@NullMarked
package dev.touchstone.cli.run;

import org.jspecify.annotations.NullMarked;
