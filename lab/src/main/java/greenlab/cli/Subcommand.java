package greenlab.cli;

import java.util.concurrent.Callable;

/**
 * A command of the kit: a picocli {@code @Command} whose call returns the exit code. {@link Main} finds it through
 * {@code META-INF/services}, so modules above this one can add theirs.
 */
public interface Subcommand extends Callable<Integer> {}
