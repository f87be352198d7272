package greenlab.green;

import java.nio.channels.SelectableChannel;
import java.util.function.BooleanSupplier;

/**
 * What is waited for at a channel.
 *
 * @param channel in non-blocking mode
 * @param ops what it is to be ready for, of {@link java.nio.channels.SelectionKey}
 * @param closed whether its socket was closed; asked before a wait begins, on the thread that ends the waits when it is
 */
record IoCondition(SelectableChannel channel, int ops, BooleanSupplier closed) {}
