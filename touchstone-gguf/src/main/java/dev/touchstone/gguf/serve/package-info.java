/// Serves an embedded model over HTTP in the form of OpenAI's API.
///
/// Entry type: [dev.touchstone.gguf.serve.EmbeddedServer]. To add a route, write a handler beside `ChatRoute`
/// and name it in the server's routing.
@NullMarked
package dev.touchstone.gguf.serve;

import org.jspecify.annotations.NullMarked;
