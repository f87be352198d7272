package greenlab.monkey;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;

/**
 * A factory of socket implementations, which a JVM accepts once of each kind.
 *
 * @param check lists what {@link #unaffected} returns
 */
record FactoryPatch(Setter setter, Supplier<List<String>> check) implements Replacement {

    /** Passes the factory to the JDK, which throws if one is set. */
    interface Setter {
        void set() throws IOException;
    }

    @Override
    public void apply() throws IOException {
        try {
            setter.set();
        } catch (IOException taken) {
            throw new IOException("another factory is set already (" + taken.getMessage()
                + "); patch first, in a new JVM", taken);
        }
    }

    @Override
    public void revert() {
        throw new UnsupportedOperationException("a socket factory can't be removed from a JVM; start a new one");
    }

    @Override
    public List<String> unaffected() {
        return check.get();
    }
}
