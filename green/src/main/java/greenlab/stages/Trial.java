package greenlab.stages;

import greenlab.fetch.RuntimeName;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One run of one stage, as it is ordered.
 *
 * @param stage which stage
 * @param box on which Java
 * @param runtime green or virtual; the others run as well
 * @param server the delay server's address, whose scheme says http or https
 * @param truststore by which its certificate is verified
 * @param n how many fetches
 * @param delay how long the server waits before each answer, in seconds
 * @param patch how much of stage 4's patch is applied; the other stages have none
 * @param carriers how many OS threads carry the virtual threads; the other runtimes have none
 */
public record Trial(Stage stage, Box box, RuntimeName runtime, URI server, Path truststore, int n, double delay,
                    Patch patch, int carriers) {

    /** On one carrier: what one thread tells, several hide. */
    public Trial(Stage stage, Box box, RuntimeName runtime, URI server, Path truststore, int n, double delay,
                 Patch patch) {
        this(stage, box, runtime, server, truststore, n, delay, patch, 1);
    }

    /** The same with another amount of patch. */
    public Trial with(Patch other) {
        return new Trial(stage, box, runtime, server, truststore, n, delay, other, carriers);
    }

    /** The same with another number of carriers. */
    public Trial with(int otherCarriers) {
        return new Trial(stage, box, runtime, server, truststore, n, delay, patch, otherCarriers);
    }

    /** How many OS threads the fetches share. */
    int threads() {
        return switch (runtime) {
            case SERIAL, GREEN -> 1;
            case VIRTUAL -> carriers;
            case THREADS -> n;
        };
    }

    Launch launch(House house) {
        return new Launch(stage.number(), box, stage.script(house, box.java()), agent(house), runtime, server,
            truststore, n, delay, List.of("--stage", "" + stage.number(), "--carriers", "" + carriers));
    }

    /** The patch's agent does the other's work as well: what is a lock by now must not pin. */
    private Optional<String> agent(House house) {
        boolean patched = stage == Stage.PATCHED && patch != Patch.NONE;
        if (patched) {
            return Optional.of(house.agent("unpin") + "=" + patch + (box.emulated() ? "+as21" : ""));
        }
        return box.emulated() ? Optional.of(house.agent("as21").toString()) : Optional.empty();
    }
}
