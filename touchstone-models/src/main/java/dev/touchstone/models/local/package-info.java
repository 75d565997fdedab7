/// Models that run on this machine: a Python process drives transformers or llama.cpp, this side collects
/// questions into batches, keeps the process alive and turns what it says into outcomes.
///
/// Entry types: [dev.touchstone.models.local.HfChatFactory], [dev.touchstone.models.local.HfBaseFactory],
/// [dev.touchstone.models.local.LlamaCppFactory]. The other side is one file, the resource `worker.py`, whose
/// first lines are the protocol. To add a runtime, write a class with `describe`, `generate` and `likelihood`
/// there, name it in `ENGINES`, and add a factory here.
@NullMarked
package dev.touchstone.models.local;

import org.jspecify.annotations.NullMarked;
