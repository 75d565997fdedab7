package dev.touchstone.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Runs the filter as the kernel does.
class SeccompFilterTest {

    private static final int X86 = 0xc000003e;
    private static final int ARM = 0xc00000b7;
    private static final String ALLOW = "allow";

    @ParameterizedTest
    @CsvSource({
        "read,0,allow", "write,1,allow", "execve,59,allow", "fork,57,allow", "mmap,9,allow",
                "futex,202,allow",
        "ptrace,101,error 1", "mount,165,error 1", "unshare,272,error 1", "setns,308,error 1",
        "bpf,321,error 1",
        "io_uring_setup,425,error 1", "keyctl,250,error 1", "memfd_create,319,error 1", "shmget,29,error 1",
        "iopl,172,error 1", "clone3,435,error 38", "the last known,462,allow"})
    void callsOfX86AreAllowedOrRefusedByTheirNumber(String name, int number, String verdict) {
        assertThat(run("amd64", X86, number, 0, 0)).as(name).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"read,63,allow", "execve,221,allow", "ptrace,117,error 1", "mount,40,error 1",
            "bpf,280,error 1",
        "unshare,97,error 1", "clone3,435,error 38", "number 101 is another call here,101,allow"})
    void callsOfAarch64HaveNumbersOfTheirOwn(String name, int number, String verdict) {
        assertThat(run("aarch64", ARM, number, 0, 0)).as(name).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"1,allow", "2,allow", "10,allow", "16,error 97", "17,error 97", "38,error 97", "40,error 97"})
    void socketsAreThoseOfUnixAndOfIp(int family, String verdict) {
        assertThat(run("amd64", X86, 41, family, 0)).isEqualTo(verdict);
        assertThat(run("aarch64", ARM, 198, family, 0)).isEqualTo(verdict);
    }

    @Test
    void cloneMakesThreadsAndProcessesAndNoNamespaces() {
        assertThat(run("amd64", X86, 56, 0x003d0f00, 0)).isEqualTo(ALLOW);
        assertThat(run("amd64", X86, 56, 0x01200011, 0)).isEqualTo(ALLOW);
        for (int space : new int[] {0x00020000, 0x02000000, 0x04000000, 0x08000000, 0x10000000, 0x20000000,
            0x40000000}) {
            assertThat(run("amd64", X86, 56, space | 0x11, 0)).isEqualTo("error 1");
        }
    }

    @Test
    void nothingIsTypedIntoATerminal() {
        assertThat(run("amd64", X86, 16, 0, 0x5412)).isEqualTo("error 1");
        assertThat(run("amd64", X86, 16, 0, 0x5413)).isEqualTo(ALLOW);
    }

    @Test
    void callsOfAnotherArchitectureEndTheProcess() {
        assertThat(run("amd64", 0x40000003, 11, 0, 0)).isEqualTo("kill");
        assertThat(run("amd64", X86, 0x40000000 | 59, 0, 0)).isEqualTo("kill");
        assertThat(run("aarch64", X86, 63, 0, 0)).isEqualTo("kill");
    }

    @Test
    void otherProcessorsHaveNoFilter() {
        assertThat(SeccompFilter.of("riscv64")).isEmpty();
    }

    /// A filter's answer; runs off its end are errors of the filter.
    private static String run(String architecture, int audit, int number, int first, int second) {
        ByteBuffer code = ByteBuffer.wrap(SeccompFilter.of(architecture).orElseThrow())
                .order(ByteOrder.LITTLE_ENDIAN);
        int loaded = 0;
        int at = 0;
        while (true) {
            int operation = code.getShort(8 * at);
            int yes = code.get(8 * at + 2) & 0xff;
            int no = code.get(8 * at + 3) & 0xff;
            int operand = code.getInt(8 * at + 4);
            at++;
            switch (operation) {
                case 0x20 -> loaded = switch (operand) {
                    case 0 -> number;
                    case 4 -> audit;
                    case 16 -> first;
                    case 24 -> second;
                    default -> throw new IllegalStateException("loads from " + operand);
                };
                case 0x15 -> at += loaded == operand ? yes : no;
                case 0x35 -> at += Integer.compareUnsigned(loaded, operand) >= 0 ? yes : no;
                case 0x45 -> at += (loaded & operand) != 0 ? yes : no;
                case 0x06 -> {
                    return switch (operand & 0xffff0000) {
                        case 0x7fff0000 -> ALLOW;
                        case 0x80000000 -> "kill";
                        default -> "error " + (operand & 0xffff);
                    };
                }
                default -> throw new IllegalStateException("operation " + operation);
            }
        }
    }
}
