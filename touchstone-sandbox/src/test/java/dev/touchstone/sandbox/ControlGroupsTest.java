package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Both versions as the kernel shows them, in folders of this test.
class ControlGroupsTest {

    @TempDir
    private Path folder;

    private Path proc(String mounts, String groups) throws IOException {
        Path self = Files.createDirectories(folder.resolve("proc/self"));
        Files.writeString(self.resolve("mountinfo"), mounts);
        Files.writeString(self.resolve("cgroup"), groups);
        return folder.resolve("proc");
    }

    private Path made(String path) throws IOException {
        return Files.createDirectories(folder.resolve(path));
    }

    @Test
    void versionOneIsUsedBelowTheOwnGroupOfEachController() throws IOException {
        Path memory = made("mem ory/docker/abc");
        Path pids = made("pids");
        ControlGroupFinder finder = new ControlGroupFinder(proc("""
                30 25 0:26 / %s rw,relatime - cgroup cgroup rw,memory
                31 25 0:27 / %s rw,relatime - cgroup cgroup rw,pids
                """.formatted(folder.resolve("mem\\040ory"), pids), """
                9:name=systemd:/
                8:pids:/docker/abc
                4:memory:/docker/abc
                """));
        assertThat(finder.find()).contains(new ControlGroups(1, memory,
                pids)); // pids: the container's own top
    }

    @Test
    void versionTwoIsUsedBelowTheNearestGroupThatHandsBothControllersOn() throws IOException {
        Path slice = made("unified/user.slice/app.slice");
        Path own = made("unified/user.slice/app.slice/run-1.scope");
        for (Path group : List.of(slice, own)) {
            Files.createFile(group.resolve("cgroup.procs"));
        }
        Files.writeString(own.resolve("cgroup.subtree_control"), "\n");
        Files.writeString(slice.resolve("cgroup.subtree_control"), "cpu memory pids\n");
        ControlGroupFinder finder = new ControlGroupFinder(proc(
                "30 25 0:26 / %s rw,nosuid - cgroup2 cgroup2 rw,nsdelegate%n".formatted(
                folder.resolve("unified")),
                "0::/user.slice/app.slice/run-1.scope\n"));
        assertThat(finder.find()).contains(new ControlGroups(2, slice, slice));
    }

    @Test
    void versionTwoWithoutAGroupToUseSaysWhatToDo() throws IOException {
        Path own = made("unified/session.scope");
        Files.createFile(own.resolve("cgroup.procs"));
        Files.writeString(own.resolve("cgroup.subtree_control"), "cpu\n");
        ControlGroupFinder finder = new ControlGroupFinder(proc(
                "30 25 0:26 / %s rw - cgroup2 cgroup2 rw%n".formatted(folder.resolve("unified")),
                "0::/session.scope\n"));
        assertThat(finder.find()).isEmpty();
        assertThat(finder.reason()).contains("memory and pids").contains("systemd-run");
    }

    @Test
    void aMachineWithoutGroupsHasNone() throws IOException {
        ControlGroupFinder finder = new ControlGroupFinder(proc("1 1 0:1 / / rw - ext4 /dev/sda rw\n", ""));
        assertThat(finder.find()).isEmpty();
        assertThat(finder.reason()).contains("no control groups");
    }

    @Test
    void aGroupOfVersionTwoGetsItsLimitsAndTellsOfKills() throws IOException {
        Path owner = made("unified/owner");
        Path group = made("unified/owner/run1");
        for (String file : List.of("memory.max", "memory.swap.max", "memory.oom.group", "pids.max")) {
            Files.writeString(group.resolve(file), "max\n");
        }
        Files.writeString(owner.resolve("cgroup.subtree_control"), "\n");
        Files.writeString(group.resolve("memory.events"),
                "low 0\nhigh 0\nmax 4\noom 1\noom_kill 3\noom_group_kill 1\n");
        ControlGroups groups = new ControlGroups(2, folder.resolve("unified"), folder.resolve("unified"));
        ControlGroups.Group made = groups.open("owner", "run1", Boxes.SMALL, 2);
        assertThat(group.resolve("memory.max")).hasContent(Long.toString(256L << 20));
        assertThat(Files.readString(group.resolve("memory.swap.max"))).startsWith("0");
        assertThat(Files.readString(group.resolve("memory.oom.group"))).startsWith("1");
        assertThat(Files.readString(group.resolve("pids.max"))).startsWith("66");
        assertThat(Files.readString(owner.resolve("cgroup.subtree_control"))).startsWith("+memory +pids");
        assertThat(made.memoryKills()).isEqualTo(3);
        assertThat(made.entrances()).containsExactly(group.resolve("cgroup.procs"));
    }

    @Test
    void aGroupOfVersionOneLiesInTwoTrees() throws IOException {
        Path memory = made("memory/owner/run1");
        Path pids = made("pids/owner/run1");
        Files.writeString(memory.resolve("memory.limit_in_bytes"), "0");
        Files.writeString(pids.resolve("pids.max"), "max\n");
        Files.writeString(memory.resolve("memory.oom_control"),
                "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
        ControlGroups groups = new ControlGroups(1, folder.resolve("memory"), folder.resolve("pids"));
        ControlGroups.Group made = groups.open("owner", "run1", Boxes.SMALL, 2);
        assertThat(memory.resolve("memory.limit_in_bytes")).hasContent(Long.toString(256L << 20));
        assertThat(made.memoryKills()).isEqualTo(2);
        assertThat(made.entrances()).containsExactly(memory.resolve("cgroup.procs"),
                pids.resolve("cgroup.procs"));
    }

    @Test
    void foldersOfTheDeadAreRemovedAndThoseOfTheLivingKept() throws IOException {
        Path dead = made("touchstone-sandbox-999999999-1");
        Files.writeString(Files.createDirectories(dead.resolve("box/run1")).resolve("status"), "x");
        Path living = made(Leftovers.ownName());
        Path reused = made("touchstone-sandbox-%d-1".formatted(ProcessHandle.current().pid()));
        Path other = made("touchstone-sandbox-notes");
        Path outside = made("outside");
        Files.createSymbolicLink(folder.resolve("touchstone-sandbox-999999998-1"), outside);
        Files.createSymbolicLink(dead.resolve("link"), outside);
        Leftovers.remove(folder, Optional.empty());
        assertThat(dead).doesNotExist();
        assertThat(reused).doesNotExist();
        assertThat(living).exists();
        assertThat(other).exists();
        assertThat(outside).exists();
        assertThat(folder.resolve("touchstone-sandbox-999999998-1")).isSymbolicLink();
    }
}
