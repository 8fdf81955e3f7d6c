import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The processes of one hub, told apart by its home folder, as {@code /proc} shows them. */
final class Parts {
    private static final long CLOCK_TICK_MICROS = 10_000;

    private final ProcessHandle hub;
    private final String home;

    Parts(ProcessHandle hub, Path home) {
        this.hub = hub;
        this.home = home.toString();
    }

    /** CPU time so far of the hub, its event loops (part of the hub's), the broker and PostgreSQL with its children. */
    Map<String, Long> cpuMicros() throws IOException {
        Map<String, Long> cpu = new LinkedHashMap<>();
        for (ProcessHandle each : all()) {
            cpu.merge(part(each), cpuMicros(List.of(each)), Long::sum);
        }
        cpu.put("event loops", eventLoopMicros());
        return cpu;
    }

    static long cpuMicros(List<ProcessHandle> processes) throws IOException {
        long ticks = 0;
        for (ProcessHandle each : processes) {
            ticks += ticks(each);
        }
        return ticks * CLOCK_TICK_MICROS;
    }

    /** The fields of /proc/pid/stat behind the command's name, which may hold blanks; 0 of a process that is gone. */
    private static long ticks(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        } catch (IOException gone) {
            return 0;
        }
    }

    private long eventLoopMicros() throws IOException {
        return threadMicros(hub, "vert.x-eventloo");
    }

    /** What the compilers of the hub, of its broker and of this process have used so far. */
    long compilerMicros() throws IOException {
        long micros = threadMicros(ProcessHandle.current(), "C2 CompilerThre");
        for (ProcessHandle each : all()) {
            micros += threadMicros(each, "C2 CompilerThre");
        }
        return micros;
    }

    /** The kernel keeps 15 characters of a thread's name; schedstat begins with its nanoseconds on a processor. */
    private static long threadMicros(ProcessHandle process, String name) throws IOException {
        long nanos = 0;
        try (Stream<Path> tasks = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path each : tasks.toList()) {
                nanos += threadNanos(each, name);
            }
        }
        return nanos / 1000;
    }

    private static long threadNanos(Path task, String name) {
        try {
            return Files.readString(task.resolve("comm")).startsWith(name)
                    ? Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ")[0])
                    : 0;
        } catch (IOException ended) {
            return 0;
        }
    }

    /** What each part alone would give back (PSS). */
    Map<String, Long> residentMegabytes() throws IOException {
        Map<String, Long> memory = new LinkedHashMap<>();
        for (ProcessHandle each : all()) {
            memory.merge(part(each), kilobytes(each, "smaps_rollup", "Pss:") / 1024, Long::sum);
        }
        return memory;
    }

    /** A line of a file of /proc/pid, in KiB. */
    static long kilobytes(ProcessHandle process, String file, String line) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/" + file))) {
            return lines.filter(each -> each.startsWith(line))
                    .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")))
                    .findFirst().orElse(0);
        }
    }

    private List<ProcessHandle> all() {
        return ProcessHandle.allProcesses().filter(this::ours).filter(ProcessHandle::isAlive).toList();
    }

    private boolean ours(ProcessHandle each) {
        return each.pid() == hub.pid() || isServer(each) || each.parent().map(this::isServer).orElse(false);
    }

    private boolean isServer(ProcessHandle each) {
        return each.pid() != hub.pid() && commandLine(each).contains(home) && !part(each).equals("hub");
    }

    private static String part(ProcessHandle each) {
        String line = commandLine(each);
        return line.contains("postgres") ? "postgres" : line.contains("broker") ? "broker" : "hub";
    }

    private static String commandLine(ProcessHandle each) {
        try {
            return Files.readString(Path.of("/proc/" + each.pid() + "/cmdline")).replace('\0', ' ');
        } catch (IOException gone) {
            return "";
        }
    }
}
