package greenlab.slides;

import greenlab.setup.CapacityScript;
import greenlab.setup.Checkout;
import greenlab.setup.Reveal;
import greenlab.stages.ChildJvm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/** What a site is built from. A site shows code from all modules, so every file of the checkout counts. */
final class SiteSources extends SimpleFileVisitor<Path> {
    private final Path root;
    private long sum;

    private SiteSources(Path root) {
        this.root = root;
    }

    /** A number that changes with the names, the sizes or the times of these files, or with Jupyter's address. */
    static String checksum(Checkout checkout, Optional<URI> jupyter) throws IOException {
        SiteSources sources = new SiteSources(checkout.root());
        Files.walkFileTree(checkout.root(), sources);
        for (Path made : List.of(ChildJvm.locationOf(SiteBuilder.class), new CapacityScript(checkout).file(),
                new Reveal(checkout).folder())) {
            sources.add(made, made.toFile().lastModified());
        }
        return jupyter + " " + Long.toHexString(sources.sum);
    }

    /** Leaves out what is hidden, as {@code .lab} is, and what Maven builds. */
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = folder.getFileName().toString();
        boolean counts = folder.equals(root) || !name.startsWith(".") && !name.equals("target");
        return counts ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        add(file, attributes.lastModifiedTime().toMillis() * 31 + attributes.size());
        return FileVisitResult.CONTINUE;
    }

    /** The order of the files doesn't matter. */
    private void add(Path file, long state) {
        sum += file.hashCode() * 0x9E3779B97F4A7C15L ^ state * 0xC2B2AE3D27D4EB4FL;
    }
}
