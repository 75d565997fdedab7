/// How a model's server is asked, whatever form it speaks: what all such back ends share.
///
/// A request goes through [ServiceGenerator], [WireForm#write] (bytes out), [Tries], [PlainReply] or
/// [StreamReply] with the form's [AnswerReader] (bytes in), and [Refusal] (what a status means).
///
/// To add a back end for another kind of server, write one class: a [WireForm] with
/// `@AutoService(GeneratorFactory.class)`, whose answers [AnswerParts] collects; a built-in model file of the
/// same name, named in `BuiltInModels`; and a subclass of the tests' `WireContract` with a script of the
/// server's words. `dev.touchstone.models.service` has examples.
@NullMarked
package dev.touchstone.models.wire;

import org.jspecify.annotations.NullMarked;
