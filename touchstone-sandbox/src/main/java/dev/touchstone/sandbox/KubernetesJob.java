package dev.touchstone.sandbox;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes the Kubernetes objects that run a program under the same limits on a cluster: its files, a policy
/// without any network, and a job. A pure function; nothing here talks to a cluster.
///
/// | limit | by |
/// |---|---|
/// | time on the clock | `activeDeadlineSeconds` |
/// | processor time, processes, file size | `prlimit` in the container, as a user who owns nothing |
/// | memory | `resources.limits.memory`, the private folder included |
/// | private folder | an `emptyDir` in memory with `sizeLimit` |
/// | network | a `NetworkPolicy` that allows nothing, which the cluster's network must enforce |
/// | output | the reader of the log must stop at the limit |
public final class KubernetesJob {

    private static final String STDIN = ".stdin";
    private static final long USER = 65533;

    private KubernetesJob() {}

    /// The objects as one list in JSON, which `kubectl apply -f` takes.
    ///
    /// @param name of the objects: small letters, digits and `-`, at most 50
    /// @param image with `python3`, `prlimit` and a shell, such as `python:3.13-slim`
    /// @throws IllegalArgumentException when the name is another
    public static String manifest(Program program, SandboxLimits limits, String name, String image) {
        if (!name.matches("[a-z0-9]([a-z0-9-]{0,48}[a-z0-9])?")) {
            throw new IllegalArgumentException("not a name of Kubernetes: '" + name + "'");
        }
        Map<String, Value> files = new LinkedHashMap<>();
        program.files().forEach(file -> files.put(file.name(), Value.of(file.text())));
        files.put(STDIN, Value.of(program.stdin()));
        Fields configuration = object("v1", "ConfigMap", name).with("immutable", Value.of(true))
                .with("data", new Fields(files));
        Fields policy = object("networking.k8s.io/v1", "NetworkPolicy", name).with("spec", Fields.EMPTY
                .with("podSelector", Fields.EMPTY.with("matchLabels", labels(name)))
                .with("policyTypes", Value.ofTexts(List.of("Ingress", "Egress"))));
        return Json.writeIndented(Fields.EMPTY.with("apiVersion", Value.of("v1"))
                .with("kind", Value.of("List"))
                .with("items", new Value.Items(List.of(configuration, policy,
                job(program, limits, name, image)))))
                + "\n";
    }

    private static Fields job(Program program, SandboxLimits limits, String name, String image) {
        Fields pod = Fields.EMPTY
                .with("restartPolicy", Value.of("Never"))
                .with("automountServiceAccountToken", Value.of(false))
                .with("enableServiceLinks", Value.of(false))
                .with("hostUsers", Value.of(false))
                .with("securityContext", Fields.EMPTY
                        .with("runAsNonRoot", Value.of(true))
                        .with("runAsUser", Value.of(USER))
                        .with("runAsGroup", Value.of(USER))
                        .with("seccompProfile", Fields.EMPTY.with("type", Value.of("RuntimeDefault"))))
                .with("containers", new Value.Items(List.of(container(program, limits, image))))
                .with("volumes", new Value.Items(List.of(
                        named("program").with("configMap", Fields.EMPTY.with("name", Value.of(name))),
                        named("folder").with("emptyDir", Fields.EMPTY.with("medium", Value.of("Memory"))
                                .with("sizeLimit", Value.of(Long.toString(limits.space().folder())))))));
        Fields template = Fields.EMPTY.with("metadata", Fields.EMPTY.with("labels", labels(name)))
                .with("spec", pod);
        return object("batch/v1", "Job", name).with("spec", Fields.EMPTY
                .with("backoffLimit", Value.of(0))
                .with("activeDeadlineSeconds", Value.of(upwards(limits.time().wall())))
                .with("ttlSecondsAfterFinished", Value.of(300))
                .with("template", template));
    }

    private static Fields container(Program program, SandboxLimits limits, String image) {
        long seconds = limits.time().cpu().toSeconds();
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "exec \"$@\" </program/" + STDIN,
                "sandbox",
                "prlimit", "--nproc=" + limits.processes(), "--cpu=%d:%d".formatted(seconds, seconds + 1),
                "--fsize=" + limits.space().file(), "--core=0", "--", "python3", "-B",
                "/program/" + program.files().getFirst().name()));
        command.addAll(program.argv());
        Fields resources = Fields.EMPTY.with("cpu", Value.of("1"))
                .with("memory", Value.of(Long.toString(limits.space().memory())))
                .with("ephemeral-storage", Value.of(Long.toString(2 * limits.space().output())));
        return named("program").with("image", Value.of(image))
                .with("command", Value.ofTexts(command))
                .with("workingDir", Value.of("/tmp"))
                .with("env", new Value.Items(List.of(named("HOME").with("value", Value.of("/tmp")),
                        named("PYTHONHASHSEED").with("value", Value.of("0")))))
                .with("resources", Fields.EMPTY.with("requests", resources).with("limits", resources))
                .with("securityContext", Fields.EMPTY
                        .with("allowPrivilegeEscalation", Value.of(false))
                        .with("readOnlyRootFilesystem", Value.of(true))
                        .with("capabilities", Fields.EMPTY.with("drop", Value.ofTexts(List.of("ALL")))))
                .with("volumeMounts", new Value.Items(List.of(
                        named("program").with("mountPath", Value.of("/program"))
                        .with("readOnly", Value.of(true)),
                        named("folder").with("mountPath", Value.of("/tmp")))));
    }

    private static long upwards(Duration time) {
        return time.toSeconds() + (time.toNanosPart() > 0 ? 1 : 0);
    }

    private static Fields object(String version, String kind, String name) {
        return Fields.EMPTY.with("apiVersion", Value.of(version)).with("kind", Value.of(kind))
                .with("metadata", named(name).with("labels", labels(name)));
    }

    private static Fields named(String name) {
        return Fields.EMPTY.with("name", Value.of(name));
    }

    private static Fields labels(String name) {
        return Fields.EMPTY.with("app.kubernetes.io/managed-by", Value.of("touchstone"))
                .with("touchstone.dev/program", Value.of(name));
    }
}
