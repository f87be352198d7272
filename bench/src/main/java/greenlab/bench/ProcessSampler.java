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

/** Samples the threads and the memory of another process from {@code /proc}. On other systems it has no figures. */
final class ProcessSampler {
    /** With more threads than this, names aren't read: that would take longer than a sample may. */
    private static final int MAX_NAMED = 64;
    /** A number of threads counts if it is seen in this many samples: more than half of the second's delay. */
    private static final int MIN_SAMPLES = 12;
    /**
     * Threads of every JVM, with names cut to the 15 characters that Linux keeps, and the kit's own: its monitor, and
     * those that end the run.
     */
    private static final Set<String> JVM_THREADS = Set.of("C1 CompilerThre", "C2 CompilerThre", "Common-Cleaner",
        "Cleaner-0", "Finalizer", "Monitor Deflati", "Notification Th", "Reference Handl", "Service Thread",
        "Signal Dispatch", "VM Periodic Tas", "VM Thread", "VirtualThread-u", "MasterPoller", "greenlab-monito",
        "greenlab-poller", "HandshakeComple", "Attach Listener", "process reaper", "greenlab-watchd",
        "greenlab-report", "Training replay");
    private static final Pattern THREADS = Pattern.compile("^Threads:\\s+(\\d+)$", Pattern.MULTILINE);
    private static final Pattern PEAK_KB = Pattern.compile("^VmHWM:\\s+(\\d+) kB$", Pattern.MULTILINE);

    private final ProcessHandle process;
    private final List<Integer> threads = new ArrayList<>();
    private boolean hasDescendant;
    private int jvmThreads;
    private int peakKB;

    ProcessSampler(ProcessHandle process) {
        this.process = process;
    }

    /**
     * Takes a sample of the process or of its last descendant: a fetch runs in a child JVM of its command. From a first
     * descendant on, the process itself doesn't count.
     */
    void sample() {
        ProcessHandle last = process.descendants().reduce(process, (_, child) -> child);
        if (!last.equals(process) && !hasDescendant) {
            hasDescendant = true;
            threads.clear();
            peakKB = 0;
        }
        if (!hasDescendant || !last.equals(process)) {
            sample(Path.of("/proc/" + last.pid()));
        }
    }

    private void sample(Path folder) {
        try {
            String status = Files.readString(folder.resolve("status"));
            int all = number(THREADS, status);
            jvmThreads = all <= MAX_NAMED ? jvmThreads(folder.resolve("task")) : jvmThreads;
            threads.add(all - jvmThreads);
            peakKB = Math.max(peakKB, number(PEAK_KB, status));
        } catch (IOException ended) {
            // the process or one of its threads has ended, or the system isn't Linux
        }
    }

    private static int jvmThreads(Path tasks) throws IOException {
        List<String> names = new ArrayList<>();
        try (var folders = Files.newDirectoryStream(tasks)) {
            for (Path task : folders) {
                names.add(Files.readString(task.resolve("comm")).strip());
            }
        }
        // Named like the process: the main thread, the thread that created the JVM, and new threads.
        int unnamed = Math.max(0, Collections.frequency(names, "java") - 1);
        return unnamed + (int) names.stream().filter(JVM_THREADS::contains).count();
    }

    private static int number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    /** The sustained peak number of threads, without the JVM's own; null if unknown. */
    Double threads() {
        return threads.stream().sorted(Comparator.reverseOrder()).skip(MIN_SAMPLES - 1).findFirst()
            .map(Integer::doubleValue).orElse(null);
    }

    /** The peak resident memory; null if unknown. */
    Double peakMB() {
        return peakKB == 0 ? null : Double.valueOf(peakKB / 1024);
    }
}
