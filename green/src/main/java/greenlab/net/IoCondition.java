package greenlab.net;

import java.nio.channels.SelectableChannel;
import java.util.function.BooleanSupplier;

/**
 * What a greenlet or thread waits for: the readiness of a channel.
 *
 * @param channel in non-blocking mode
 * @param ops the operations, of {@link java.nio.channels.SelectionKey}
 * @param closed whether the channel's socket is closed; asked before a wait begins, on the hub's thread
 */
record IoCondition(SelectableChannel channel, int ops, BooleanSupplier closed) {}
