package greenlab.setup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Installs what is missing, one process at a time: a second one waits, and finds everything done. */
public final class Setup {
    private static final long MIN_FREE_BYTES = 16 << 20;

    private Setup() {}

    /** A part of the set-up. */
    @FunctionalInterface
    public interface Step {
        /** Carries it out. */
        void run() throws SetupException;
    }

    /**
     * Sets up everything, and returns the Jupyter to use.
     *
     * @throws SetupException at the first part that can't be installed
     */
    public static Jupyter all(Checkout checkout) throws SetupException {
        var jupyter = new Jupyter(checkout);
        locked(checkout, () -> atOnce(() -> pages(checkout), jupyter::setUp));
        return jupyter;
    }

    /** Carries out two steps at the same time; returns when both have ended, and fails if one of them has. */
    private static void atOnce(Step one, Step other) throws SetupException {
        var background = new FutureTask<>(() -> {
            one.run();
            return null;
        });
        Thread.ofPlatform().daemon().name("set-up").start(background);
        try {
            other.run();
        } finally {
            await(background);
        }
    }

    private static void await(FutureTask<?> step) throws SetupException {
        try {
            step.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SetupException reported ? reported : new SetupException("" + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SetupException("the set-up was interrupted");
        }
    }

    /** Sets up everything, or where there is no Python, the site alone: then a line on stderr gives the fix. */
    public static Optional<Jupyter> available(Checkout checkout) throws SetupException {
        if (new Jupyter(checkout).venv().isCurrent() || Venv.base().isPresent() || Debian.installs()) {
            return Optional.of(all(checkout));
        }
        site(checkout);
        System.err.println("Site without notebooks: " + Venv.NO_PYTHON + Debian.command("python3-venv"));
        return Optional.empty();
    }

    /** Sets up what the site needs. */
    public static void site(Checkout checkout) throws SetupException {
        locked(checkout, () -> pages(checkout));
    }

    /**
     * Runs a step that the user waits for. Prints its name on stderr, apart from any results, and again with its
     * seconds when it ends: two steps may run at the same time.
     */
    public static void step(String name, Step step) throws SetupException {
        System.err.println(name + " ...");
        long start = System.nanoTime();
        boolean done = false;
        try {
            step.run();
            done = true;
        } finally {
            ChildProcesses.stopIfEnding();
            long seconds = Math.ceilDiv(System.nanoTime() - start, 1_000_000_000);
            System.err.println(name + ": " + (done ? seconds + " s" : "failed"));
        }
    }

    private static void pages(Checkout checkout) throws SetupException {
        orWithout("Slides without Reveal.js", checkout, new Reveal(checkout)::setUp);
        orWithout("No simulation in the page Capacity", checkout, new CapacityScript(checkout)::setUp);
    }

    /** The site works without this part, so its absence is reported and doesn't fail the set-up. */
    private static void orWithout(String consequence, Checkout checkout, Step step) throws SetupException {
        try {
            step.run();
        } catch (SetupException e) {
            if (isDiskFull(checkout)) {
                throw e;
            }
            System.err.println(consequence + ": " + e.getMessage());
        }
    }

    private static boolean isDiskFull(Checkout checkout) {
        return checkout.lab().toFile().getUsableSpace() < MIN_FREE_BYTES;
    }

    /** On a full disk each tool reports an error of its own, so the disk itself is asked. */
    private static String orDiskFull(Checkout checkout, String message) {
        return isDiskFull(checkout) ? "no space left for " + checkout.lab() + "; free 300 MB" : message;
    }

    /** Holds a file lock meanwhile, which the system releases however this process ends. */
    private static void locked(Checkout checkout, Step work) throws SetupException {
        Path lock = checkout.lab().resolve("setup.lock");
        try {
            Files.createDirectories(checkout.lab());
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                work.run();
            }
        } catch (IOException e) {
            throw new SetupException(orDiskFull(checkout, "cannot write to " + checkout.lab() + "; make it writable"));
        } catch (SetupException e) {
            throw new SetupException(orDiskFull(checkout, e.getMessage()));
        }
    }
}
