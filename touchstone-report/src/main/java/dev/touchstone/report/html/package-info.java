/// The report as one HTML page that opens without a network.
///
/// Entry type: [dev.touchstone.report.html.HtmlReport]. The page's own code and style stand beside this
/// package as plain `.js` and `.css` files without a build step; they are put into the page as they are.
/// Texts of the data travel in blocks, gzip and base64, that the page opens when it shows them; numbers
/// travel as columns. `docs/adr` says why.
///
/// Whatever comes from data is untrusted: it reaches the page only as base64 or as JSON in which `<` is
/// escaped, and the document only as text nodes. The page's policy allows its own script and style, by
/// their hashes, and nothing else.
///
/// To show a further thing, put it into a column ([dev.touchstone.report.html.Columns]) when it is a number,
/// into a line of a block when it is a text, and into the head when there is one of it.
@NullMarked
package dev.touchstone.report.html;

import org.jspecify.annotations.NullMarked;
