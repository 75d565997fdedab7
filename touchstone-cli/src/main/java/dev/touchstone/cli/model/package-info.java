/// `touchstone model`: fetches the embedded model and serves it as an OpenAI-style server.
///
/// Entry type: [dev.touchstone.cli.model.ModelCommand]. A further verb is a method of it, added beside
/// `pull` and `serve`, and its texts in `Help.properties` and its translations.
@NullMarked
package dev.touchstone.cli.model;

import org.jspecify.annotations.NullMarked;
