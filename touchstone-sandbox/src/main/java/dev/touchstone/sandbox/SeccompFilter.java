package dev.touchstone.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The system calls that a program may make, as a filter of the Linux kernel (classic BPF).
///
/// Everything that programs need is allowed; refused with `EPERM` is what reaches into other processes, into
/// mounts and namespaces, into the kernel's own features with a record of holes (`bpf`, `io_uring`,
/// `userfaultfd`, keys, performance counters) and memory that belongs to no process. Sockets are those of
/// Unix and of IP alone: a virtual machine's socket to its host is not kept out by a network namespace.
/// `clone3` is unknown, as its flags cannot be read here; the C library then takes `clone`, which may not
/// make namespaces. A call of another architecture ends the process.
///
/// Origin of the form: `seccomp(2)` and `linux/filter.h`; of the numbers: `asm/unistd.h`.
final class SeccompFilter {

    private static final int LOAD = 0x20;
    private static final int EQUAL = 0x15;
    private static final int AT_LEAST = 0x35;
    private static final int ANY_BIT = 0x45;
    private static final int RETURN = 0x06;

    private static final int NUMBER_AT = 0;
    private static final int ARCHITECTURE_AT = 4;
    private static final int FIRST_ARGUMENT_AT = 16;
    private static final int SECOND_ARGUMENT_AT = 24;

    private static final int ALLOW = 0x7fff0000;
    private static final int KILL_PROCESS = 0x80000000;
    private static final int ERROR = 0x00050000;
    private static final int EPERM = 1;
    private static final int ENOSYS = 38;
    private static final int EAFNOSUPPORT = 97;

    private static final int X32 = 0x40000000;
    private static final int NEW_NAMESPACES = 0x7e020080;
    private static final int PUSH_INPUT = 0x5412; // TIOCSTI: types into a terminal

    /// Refused on both architectures: name, number on x86-64, number on aarch64.
    private static final String REFUSED = """
            ptrace 101 117
            process_vm_readv 310 270
            process_vm_writev 311 271
            kcmp 312 272
            pidfd_getfd 438 438
            mount 165 40
            umount2 166 39
            pivot_root 155 41
            chroot 161 51
            setns 308 268
            unshare 272 97
            open_tree 428 428
            move_mount 429 429
            fsopen 430 430
            fsconfig 431 431
            fsmount 432 432
            fspick 433 433
            mount_setattr 442 442
            name_to_handle_at 303 264
            open_by_handle_at 304 265
            bpf 321 280
            perf_event_open 298 241
            userfaultfd 323 282
            io_uring_setup 425 425
            io_uring_enter 426 426
            io_uring_register 427 427
            keyctl 250 219
            add_key 248 217
            request_key 249 218
            kexec_load 246 104
            kexec_file_load 320 294
            init_module 175 105
            finit_module 313 273
            delete_module 176 106
            reboot 169 142
            swapon 167 224
            swapoff 168 225
            syslog 103 116
            acct 163 89
            quotactl 179 60
            quotactl_fd 443 443
            settimeofday 164 170
            clock_settime 227 112
            adjtimex 159 171
            clock_adjtime 305 266
            fanotify_init 300 262
            vhangup 153 58
            personality 135 92
            memfd_create 319 279
            memfd_secret 447 447
            shmget 29 194
            semget 64 190
            msgget 68 186
            mq_open 240 180
            """;

    /// iopl, ioperm and modify_ldt exist on x86-64 alone.
    private static final List<Integer> REFUSED_X86 = List.of(172, 173, 154);

    /// A processor: its mark in the kernel's audit, and the numbers of calls that are looked at closely
    /// (`clone` is `fork` here, as a record has a method of that name).
    private record Architecture(int audit, int column, int fork, int fork3, int socket, int ioctl) {}

    private static final Architecture X86_64 = new Architecture(0xc000003e, 1, 56, 435, 41, 16);
    private static final Architecture AARCH64 = new Architecture(0xc00000b7, 2, 220, 435, 198, 29);

    private final List<long[]> code = new ArrayList<>();

    private SeccompFilter() {}

    /// The filter for a processor as Java names it (`amd64`, `aarch64`); empty for one whose numbers are not
    /// known here.
    static Optional<byte[]> of(String architecture) {
        return switch (architecture) {
            case "amd64", "x86_64" -> Optional.of(new SeccompFilter().write(X86_64));
            case "aarch64", "arm64" -> Optional.of(new SeccompFilter().write(AARCH64));
            default -> Optional.empty();
        };
    }

    private byte[] write(Architecture processor) {
        add(LOAD, 0, 0, ARCHITECTURE_AT);
        add(EQUAL, 1, 0, processor.audit());
        add(RETURN, 0, 0, KILL_PROCESS);
        add(LOAD, 0, 0, NUMBER_AT);
        if (processor == X86_64) {
            add(AT_LEAST, 0, 1, X32);
            add(RETURN, 0, 0, KILL_PROCESS);
            REFUSED_X86.forEach(number -> refuse(number, EPERM));
        }
        REFUSED.lines().map(line -> Integer.parseInt(line.split(" ")[processor.column()]))
                .forEach(number -> refuse(number, EPERM));
        refuse(processor.fork3(), ENOSYS);
        add(EQUAL, 0, 4, processor.fork());
        add(LOAD, 0, 0, FIRST_ARGUMENT_AT);
        add(ANY_BIT, 0, 1, NEW_NAMESPACES);
        add(RETURN, 0, 0, ERROR | EPERM);
        add(RETURN, 0, 0, ALLOW);
        add(EQUAL, 0, 4, processor.ioctl());
        add(LOAD, 0, 0, SECOND_ARGUMENT_AT);
        add(EQUAL, 0, 1, PUSH_INPUT);
        add(RETURN, 0, 0, ERROR | EPERM);
        add(RETURN, 0, 0, ALLOW);
        add(EQUAL, 0, 5, processor.socket());
        add(LOAD, 0, 0, FIRST_ARGUMENT_AT);
        add(EQUAL, 3, 0, 1); // Unix
        add(EQUAL, 2, 0, 2); // IP, of which there is a loopback device alone
        add(EQUAL, 1, 0, 10); // IPv6
        add(RETURN, 0, 0, ERROR | EAFNOSUPPORT);
        add(RETURN, 0, 0, ALLOW);
        ByteBuffer bytes = ByteBuffer.allocate(8 * code.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (long[] step : code) {
            bytes.putShort((short) step[0]).put((byte) step[1]).put((byte) step[2]).putInt((int) step[3]);
        }
        return bytes.array();
    }

    private void refuse(int number, int error) {
        add(EQUAL, 0, 1, number);
        add(RETURN, 0, 0, ERROR | error);
    }

    /// @param yes steps to pass over where the comparison holds
    /// @param no the same where it does not
    private void add(int operation, int yes, int no, int operand) {
        code.add(new long[] {operation, yes, no, operand});
    }
}
