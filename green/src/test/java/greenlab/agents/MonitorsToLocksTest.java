package greenlab.agents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class MonitorsToLocksTest {

    /** Returns, inside its synchronized block, whether the monitor is held. */
    public static final class Synchronizing implements IntSupplier {
        @Override
        public int getAsInt() {
            Object lock = new Object();
            synchronized (lock) {
                return Thread.holdsLock(lock) ? 1 : 0;
            }
        }
    }

    @Test
    void rewrittenMethodHoldsNoMonitor() throws ReflectiveOperationException, IOException {
        assertThat(new Synchronizing().getAsInt()).isOne();
        assertThat(rewritten("getAsInt()I").getAsInt()).isZero();
    }

    @Test
    void unselectedMethodIsUnchanged() throws ReflectiveOperationException, IOException {
        assertThat(rewritten("somethingElse()V").getAsInt()).isOne();
    }

    private static IntSupplier rewritten(String method) throws ReflectiveOperationException, IOException {
        String name = Synchronizing.class.getName();
        byte[] bytes;
        try (InputStream in = Synchronizing.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            bytes = new MethodRewriter((loader, type) -> true, method::equals, MonitorsToLocks::new)
                .transform(null, name, null, null, in.readAllBytes());
        }
        Class<?> type = new ClassLoader(MonitorsToLocksTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(name, bytes, 0, bytes.length);
            }
        }.define();
        return (IntSupplier) type.getConstructor().newInstance();
    }
}
