package greenlab.monkey;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A factory of socket implementations. A JVM takes one of a kind and never gives it back.
 *
 * @param late tells what was made before, see {@link #comesLate}
 */
record FactoryPatch(Setter setter, Supplier<List<String>> late) implements Replacement {

    /** Hands the factory to the JDK, which throws if it has one. */
    interface Setter {
        void set() throws IOException;
    }

    @Override
    public void put() throws IOException {
        try {
            setter.set();
        } catch (IOException taken) {
            throw new IOException("somebody else's factory is in place (" + taken.getMessage()
                + "); start a fresh JVM and patch first", taken);
        }
    }

    @Override
    public void putBack() {
        throw new UnsupportedOperationException("the JVM takes a socket factory once and never gives it back:"
            + " only a fresh JVM is without it");
    }

    @Override
    public List<String> comesLate() {
        return late.get();
    }
}
