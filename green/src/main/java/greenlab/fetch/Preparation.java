package greenlab.fetch;

import greenlab.monkey.Patch;
import java.io.IOException;

/** What is done to this JVM before it fetches. It settles what the fetches stand on, and can't be taken back. */
interface Preparation {

    /** Prepares this JVM; returns where its https connections get their sockets. */
    NotedSockets prepare(Plan plan) throws IOException;

    /** What every stage does: the sockets first if the runtime lives on patched ones, then the provider, the client. */
    static NotedSockets usual(Plan plan) {
        if (plan.runtime() == RuntimeName.GREEN) {
            Patch.SOCKET.apply();
        }
        OptionalConscrypt.putFirstIfPresent();
        return NotedSockets.asDefault();
    }
}
