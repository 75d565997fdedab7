package dev.touchstone.engine.judge;

import dev.touchstone.store.log.JudgementLog;

/// A judge and what it said.
record HeldReplies(JudgePlan judge, JudgementLog log) {}
