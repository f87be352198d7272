import greenlab.grade.HubExercise;
import greenlab.green.Greenlet;
import greenlab.green.Hub;
import greenlab.green.HubSelector;
import greenlab.green.Waiter;
import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.concurrent.Callable;

/** The kit's own hub. */
public class KitHub implements HubExercise {
    private final Hub hub = new Hub();

    public KitHub() throws IOException {}

    @Override
    public Object spawn(Body body) {
        Callable<Void> call = () -> {
            body.run();
            return null;
        };
        Greenlet<Void> greenlet = hub.greenlet("greenlet", call);
        if (Thread.currentThread().getName().equals("hub")) {
            greenlet.start();
        } else {
            hub.later(greenlet::start);
        }
        return greenlet;
    }

    @Override
    public void yieldNow() throws IOException {
        Hub.sleep(Duration.ZERO);
    }

    @Override
    public void sleep(double seconds) throws IOException {
        Hub.sleep(Duration.ofNanos((long) (seconds * 1e9)));
    }

    @Override
    public void awaitReadable(SelectableChannel channel) throws IOException {
        Waiter waiter = new Waiter(hub, Waiter.FOREVER);
        SelectionKey key = hub.selector().register(channel, _ -> waiter.ready());
        key.interestOps(SelectionKey.OP_READ);
        try {
            hub.pause(waiter);
        } finally {
            hub.selector().deregister(key);
        }
    }

    @Override
    public void join(Object greenlet) throws IOException {
        ((Greenlet<?>) greenlet).join();
    }

    @Override
    public void kill(Object greenlet) {
        ((Greenlet<?>) greenlet).kill();
    }

    @Override
    public void close(SelectableChannel channel) throws IOException {
        SelectionKey key = hub.selector().keyOf(channel);
        channel.close();
        if (key != null) {
            ((HubSelector.KeyListener) key.attachment()).ready(key);
        }
    }

    @Override
    public void run() throws IOException {
        hub.run();
    }
}
