package greenlab.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code --carriers}, which fetch and stage share. */
final class CarriersOption {
    /** The JDK's limit. */
    private static final int MAX_CARRIERS = 32_767;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--carriers", paramLabel = "N", defaultValue = "1",
        description = "Number of OS threads that carry virtual threads, 1 to 32767 (default: ${DEFAULT-VALUE}).")
    int count;

    /** Fails if it is out of range. */
    void check() {
        if (count < 1 || count > MAX_CARRIERS) {
            throw new ParameterException(spec.commandLine(),
                "--carriers must be >= 1 and <= " + MAX_CARRIERS + ", was " + count);
        }
    }
}
