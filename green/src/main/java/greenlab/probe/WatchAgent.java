package greenlab.probe;

import java.lang.instrument.Instrumentation;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * The agent's first class. The system class loader loads it and keeps it, so it does one thing: it loads the rest
 * through a class loader of its own, which can be collected when the watch has ended.
 */
public final class WatchAgent {
    private WatchAgent() {}

    /** Called by the JVM. {@code session} is the folder of the watcher. */
    public static void agentmain(String session, Instrumentation instrumentation) throws Exception {
        URL jar = WatchAgent.class.getProtectionDomain().getCodeSource().getLocation();
        var loader = new URLClassLoader("greenlab-watch", new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        loader.loadClass("greenlab.probe.AgentSession")
            .getMethod("start", String.class, Instrumentation.class, AutoCloseable.class)
            .invoke(null, session, instrumentation, loader);
    }
}
