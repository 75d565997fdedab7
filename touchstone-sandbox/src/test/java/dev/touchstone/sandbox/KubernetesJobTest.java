package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.core.json.Json;
import dev.touchstone.core.value.Fields;
import dev.touchstone.core.value.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class KubernetesJobTest {

    private final Fields manifest = (Fields) Json.parse(KubernetesJob.manifest(
            Program.python("print(input())", "hello"), Boxes.SMALL, "answer-7", "python:3.13-slim"));

    private Fields item(String kind) {
        return manifest.findItems("items").orElseThrow().stream().map(Fields.class::cast)
                .filter(each -> each.findText("kind").orElseThrow().equals(kind)).findFirst().orElseThrow();
    }

    private static Fields at(Fields fields, String... path) {
        Fields found = fields;
        for (String name : path) {
            found = found.findFields(name).orElseThrow(() -> new AssertionError("no " + name));
        }
        return found;
    }

    private Fields container() {
        return (Fields) at(item("Job"), "spec", "template", "spec").findItems("containers").orElseThrow()
                .getFirst();
    }

    @Test
    void theJobHasTheLimitsOfTheSandbox() {
        Fields job = at(item("Job"), "spec");
        assertThat(job.findNumber("activeDeadlineSeconds").orElseThrow().intValue()).isEqualTo(3);
        assertThat(job.findNumber("backoffLimit").orElseThrow().intValue()).isZero();
        assertThat(at(container(), "resources", "limits").findText("memory"))
                .contains(Long.toString(256L << 20));
        List<String> command = container().findItems("command").orElseThrow().stream().map(Value::display)
                .toList();
        assertThat(command).containsSubsequence("prlimit", "--nproc=64", "--cpu=1:2", "--fsize=8388608",
                "--core=0",
                "--", "python3", "-B", "/program/program.py");
        assertThat(Json.write(job)).contains(
                "\"emptyDir\":{\"medium\":\"Memory\",\"sizeLimit\":\"33554432\"}");
    }

    @Test
    void theProgramHasNoRightsAndNoNetwork() {
        Fields pod = at(item("Job"), "spec", "template", "spec");
        assertThat(pod.findFlag("automountServiceAccountToken")).contains(false);
        assertThat(at(pod, "securityContext").findFlag("runAsNonRoot")).contains(true);
        Fields rights = at(container(), "securityContext");
        assertThat(rights.findFlag("allowPrivilegeEscalation")).contains(false);
        assertThat(rights.findFlag("readOnlyRootFilesystem")).contains(true);
        Fields policy = at(item("NetworkPolicy"), "spec");
        assertThat(policy.findItems("policyTypes").orElseThrow()).hasSize(2);
        assertThat(policy.names()).doesNotContain("ingress", "egress");
        assertThat(at(policy, "podSelector", "matchLabels"))
                .isEqualTo(at(item("Job"), "spec", "template", "metadata", "labels"));
    }

    @Test
    void filesAndInputAreInTheConfiguration() {
        assertThat(at(item("ConfigMap"), "data").findText("program.py")).contains("print(input())");
        assertThat(at(item("ConfigMap"), "data").findText(".stdin")).contains("hello");
    }

    @Test
    void namesAreThoseThatKubernetesTakes() {
        assertThatIllegalArgumentException().isThrownBy(() -> KubernetesJob.manifest(
                Program.python(""), Boxes.SMALL, "Answer_7", "python:3.13-slim"))
                .withMessageContaining("Answer_7");
    }
}
