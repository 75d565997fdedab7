package dev.touchstone.engine.judge;

import dev.touchstone.core.model.ModelSpec;
import dev.touchstone.store.log.JudgementLog;
import java.util.Optional;

/// A judge and what it said.
///
/// @param spec its model file; empty where only its replies are known
record HeldReplies(JudgePlan judge, JudgementLog log, Optional<ModelSpec> spec) {}
