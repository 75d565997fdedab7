package dev.touchstone.store.log;

/// What a judge's replies cost, all sessions together.
///
/// @param replies how many there are, failures not counted
/// @param failures inquiries whose last outcome is a failure
/// @param requests sent, further tries included
/// @param promptTokens as the server counted them
/// @param completionTokens as the server counted them
public record JudgeUsage(int replies, int failures, long requests, long promptTokens,
        long completionTokens) {}
