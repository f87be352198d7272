package greenlab.fetch;

import greenlab.monkey.Patch;
import java.io.IOException;

/** What is done to this JVM before it fetches: patches, TLS provider, client. None of it can be undone. */
interface JvmSetup {

    /** Prepares this JVM; returns the factory of its https sockets. */
    RecordingSslSocketFactory prepare(FetchJob job) throws IOException;

    /** What every stage does: patch the sockets if the runtime needs it, choose the provider, load the client. */
    static RecordingSslSocketFactory usual(FetchJob job) {
        if (job.spec().runtime() == RuntimeName.GREEN) {
            Patch.SOCKET.apply();
        }
        OptionalConscrypt.putFirstIfPresent();
        return RecordingSslSocketFactory.asDefault();
    }
}
