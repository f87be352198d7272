package greenlab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at a process from outside, where the system has {@code /proc}. Elsewhere it sees nothing. */
final class ProcessWatch {
    /** Above it, names are not read any more: that would take longer than it may. */
    private static final int FEW = 64;
    /** In so many glances a number of threads must be seen to count: more than half of the second that all wait. */
    private static final int WHILE = 12;
    /**
     * Those that a JVM has whatever it runs, by the 15 letters that Linux keeps; the kit's watch; and who waits for main
     * when all fetches are done, and main asks the server for its count.
     */
    private static final Set<String> HOUSEKEEPERS = Set.of("C1 CompilerThre", "C2 CompilerThre", "Common-Cleaner",
        "Cleaner-0", "Finalizer", "Monitor Deflati", "Notification Th", "Reference Handl", "Service Thread",
        "Signal Dispatch", "VM Periodic Tas", "VM Thread", "VirtualThread-u", "MasterPoller", "greenlab-monito",
        "greenlab-poller", "HandshakeComple", "Attach Listener", "process reaper", "greenlab-watchd", "greenlab-report");
    private static final Pattern COUNT = Pattern.compile("^Threads:\\s+(\\d+)$", Pattern.MULTILINE);
    private static final Pattern PEAK = Pattern.compile("^VmHWM:\\s+(\\d+) kB$", Pattern.MULTILINE);

    private final ProcessHandle process;
    private final List<Integer> threads = new ArrayList<>();
    private int housekeepers;
    private int peakKB;

    ProcessWatch(ProcessHandle process) {
        this.process = process;
    }

    /** A fetch runs in a child JVM of its command. */
    private Path folder() {
        return Path.of("/proc/" + process.descendants().reduce(process, (_, child) -> child).pid());
    }

    void look() {
        Path folder = folder();
        try {
            String status = Files.readString(folder.resolve("status"));
            int all = number(COUNT, status);
            if (all <= FEW) {
                List<String> names = names(folder);   // some of these have begun since, and some of all have ended
                housekeepers = (int) names.stream().filter(HOUSEKEEPERS::contains).count();
                // Main's thread has the process's name; who started it has, too, and those who have just begun.
                housekeepers += Math.max(0, Collections.frequency(names, "java") - 1);
                all = names.size();
            }
            threads.add(all - housekeepers);
            peakKB = Math.max(peakKB, number(PEAK, status));
        } catch (IOException gone) {
            // it has ended, or this is no Linux
        }
    }

    private static List<String> names(Path folder) {
        String[] ids = folder.resolve("task").toFile().list();
        return Stream.of(ids == null ? new String[0] : ids).flatMap(id -> {
            try {
                return Stream.of(Files.readString(folder.resolve("task").resolve(id).resolve("comm")).strip());
            } catch (IOException gone) {
                return Stream.empty();
            }
        }).toList();
    }

    private static int number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    /** How many it had at most for a while. */
    Integer threads() {
        List<Integer> most = threads.stream().sorted(Comparator.reverseOrder()).limit(WHILE).toList();
        return most.isEmpty() ? null : most.getLast();
    }

    Integer peakMB() {
        return peakKB == 0 ? null : peakKB / 1024;
    }
}
