package greenlab.setup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Installs what is missing, one process at a time: a second one waits, and finds everything done. */
public final class Setup {
    private static final long MIN_FREE_BYTES = 16 << 20;

    private Setup() {}

    /**
     * Sets up everything, and returns the Jupyter to use.
     *
     * @throws SetupException at the first part that can't be installed
     */
    public static Jupyter all(Checkout checkout, Progress progress) throws SetupException {
        locked(checkout, () -> parts(checkout, progress));
        return Jupyter.find(checkout).orElseThrow(() -> new SetupException(
            "Jupyter was installed, but does not run; delete " + checkout.lab() + " and start again"));
    }

    /** Sets up what the site needs. */
    public static void site(Checkout checkout, Progress progress) throws SetupException {
        locked(checkout, () -> deck(checkout, progress));
    }

    /** Without Reveal.js the deck is a page that scrolls, so its absence is reported and doesn't fail the set-up. */
    private static void deck(Checkout checkout, Progress progress) {
        try {
            new Reveal(checkout).setUp(progress);
        } catch (SetupException e) {
            progress.print("Slides without Reveal.js: " + orDiskFull(checkout, e.getMessage()));
        }
    }

    /** On a full disk each tool reports an error of its own, so the disk itself is asked. */
    private static String orDiskFull(Checkout checkout, String message) {
        boolean full = checkout.lab().toFile().getUsableSpace() < MIN_FREE_BYTES;
        return full ? "no space left for " + checkout.lab() + "; free 300 MB"
            : message;
    }

    /** Holds a file lock meanwhile, which the system releases however this process ends. */
    private static void locked(Checkout checkout, Progress.Step work) throws SetupException {
        Path lock = checkout.lab().resolve("setup.lock");
        try {
            Files.createDirectories(checkout.lab());
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock();
                work.run();
            }
        } catch (IOException e) {
            throw new SetupException(orDiskFull(checkout,
                "cannot write to " + checkout.lab() + "; make it writable"));
        } catch (SetupException e) {
            throw new SetupException(orDiskFull(checkout, e.getMessage()));
        }
    }

    private static void parts(Checkout checkout, Progress progress) throws SetupException {
        KernelSpec.write(checkout);
        deck(checkout, progress);
        Jupyter.setUp(checkout, progress);
    }
}
