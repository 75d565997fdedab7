package dev.touchstone.judge.check;

import java.util.List;
import java.util.Map;

/// What a check found.
///
/// @param findings one for each probe
/// @param requests how many prompts were asked
/// @param failed how many brought no reply
/// @param unread replies that could not be read, by reason
/// @param promptTokens as the server counted them
/// @param completionTokens as the server counted them
/// @param firstFailure the server's words at the first failure; empty where none failed
public record CheckReport(List<Finding> findings, int requests, int failed, Map<String, Integer> unread,
        long promptTokens, long completionTokens, String firstFailure) {

    public CheckReport {
        findings = List.copyOf(findings);
        unread = Map.copyOf(unread);
    }

    /// Whether a probe showed a fault.
    public boolean faulty() {
        return findings.stream().anyMatch(finding -> finding.status() == Finding.Status.FAILED);
    }

    /// Whether too little could be read to say anything.
    public boolean mute() {
        return requests == failed
                || findings.stream().allMatch(finding -> finding.status() == Finding.Status.NOT_MEASURED);
    }
}
