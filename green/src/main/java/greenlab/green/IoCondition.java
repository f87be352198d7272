package greenlab.green;

import java.nio.channels.SelectableChannel;
import java.util.function.BooleanSupplier;

/**
 * The condition that a waiter waits for: a channel is ready for some operations.
 *
 * @param channel in non-blocking mode
 * @param ops what it is to be ready for, of {@link java.nio.channels.SelectionKey}
 * @param closed whether its socket was closed; asked before a wait begins, on the thread that ends the waits when it is
 */
record IoCondition(SelectableChannel channel, int ops, BooleanSupplier closed) {}
