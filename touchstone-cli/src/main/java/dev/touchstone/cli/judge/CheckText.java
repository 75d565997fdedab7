package dev.touchstone.cli.judge;

import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import dev.touchstone.engine.report.Messages;
import dev.touchstone.judge.check.CheckLevels;
import dev.touchstone.judge.check.CheckReport;
import dev.touchstone.judge.check.Finding;
import dev.touchstone.judge.check.Finding.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a check found, in words and as JSON.
final class CheckText {

    private final Messages messages;

    CheckText(Locale locale) {
        this.messages = Messages.of(CheckText.class, locale);
    }

    List<String> lines(String judge, int pairs, CheckReport report) {
        List<String> lines = new ArrayList<>();
        int unread = report.unread().values().stream().mapToInt(Integer::intValue).sum();
        lines.add(messages.text("check.heading", judge, report.requests(), pairs, report.failed(), unread,
                report.promptTokens(), report.completionTokens()));
        report.findings().forEach(finding -> lines.add(line(finding)));
        if (unread > 0) {
            lines.add(messages.text("check.unread", new TreeMap<>(report.unread()).entrySet().stream()
                    .map(why -> messages.text("check.why." + why.getKey()) + " " + why.getValue())
                    .collect(Collectors.joining(messages.text("check.comma")))));
        }
        if (!report.firstFailure().isEmpty()) {
            lines.add(messages.text("check.first_failure", report.firstFailure()));
        }
        lines.add(verdict(pairs, report));
        return lines;
    }

    private String verdict(int pairs, CheckReport report) {
        if (report.mute()) {
            return messages.text("check.verdict.mute");
        }
        return report.faulty()
                ? messages.text("check.verdict.failed", report.findings().stream()
                        .filter(finding -> finding.status() == Status.FAILED)
                        .map(this::name).collect(Collectors.joining(messages.text("check.comma"))))
                : messages.text("check.verdict.clean", pairs);
    }

    private String line(Finding finding) {
        String status = finding.status().name().toLowerCase(Locale.ROOT);
        String mark = "%-6s".formatted(messages.text("check." + status));
        if (finding.status() == Status.NOT_MEASURED) {
            return mark + messages.text("check.unmeasured", name(finding), finding.cases());
        }
        String p = finding.pValue().isPresent()
                ? String.format(Locale.ROOT, "%.2g", finding.pValue().getAsDouble()) : "";
        String interval = finding.interval().map(ends -> messages.text("check.interval",
                percent(ends.low()), percent(ends.high()))).orElse("");
        return mark + messages.text("check.%s.%s".formatted(finding.probe().word(), status), finding.toward(),
                finding.against(), finding.cases(), p, interval);
    }

    private String name(Finding finding) {
        return messages.text("check.probe." + finding.probe().word());
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share);
    }

    static Fields json(String judge, CheckReport report, CheckLevels levels) {
        Fields unread = Fields.EMPTY;
        for (var why : new TreeMap<>(report.unread()).entrySet()) {
            unread = unread.with(why.getKey(), Value.of(why.getValue()));
        }
        return Fields.EMPTY
                .with("judge", Value.of(judge))
                .with("requests", Value.of(report.requests()))
                .with("failed", Value.of(report.failed()))
                .with("unread", unread)
                .with("prompt_tokens", Value.of(report.promptTokens()))
                .with("completion_tokens", Value.of(report.completionTokens()))
                .with("level", Value.of(levels.bias()))
                .with("alpha", Value.of(levels.alpha()))
                .with("verdict", Value.of(
                        report.mute() ? "not_measured" : report.faulty() ? "fault" : "clean"))
                .with("findings", new Value.Items(
                        report.findings().stream().<Value>map(CheckText::json).toList()));
    }

    private static Fields json(Finding finding) {
        Fields fields = Fields.EMPTY
                .with("probe", Value.of(finding.probe().word()))
                .with("status", Value.of(finding.status().name().toLowerCase(Locale.ROOT)))
                .with("cases", Value.of(finding.cases()))
                .with("toward", Value.of(finding.toward()))
                .with("against", Value.of(finding.against()));
        if (finding.status() == Status.NOT_MEASURED) {
            return fields;
        }
        fields = fields.with("value", Value.of(finding.value()));
        if (finding.pValue().isPresent()) {
            fields = fields.with("p_value_holm", Value.of(finding.pValue().getAsDouble()));
        }
        return finding.interval().isEmpty() ? fields : fields
                .with("low", Value.of(finding.interval().get().low()))
                .with("high", Value.of(finding.interval().get().high()));
    }
}
