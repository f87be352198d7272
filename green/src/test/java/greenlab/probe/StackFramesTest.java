package greenlab.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackFramesTest {

    /** Stacks as they were seen, innermost frame first. */
    @ParameterizedTest
    @ValueSource(strings = {
        "io.netty.channel.epoll.Native.epollWait0 io.netty.channel.epoll.Native.epollWait acme.Loop.run",
        "sun.nio.ch.Net.accept sun.nio.ch.ServerSocketChannelImpl.implAccept sun.nio.ch.ServerSocketChannelImpl.accept "
            + "org.apache.tomcat.util.net.NioEndpoint.serverSocketAccept",
        "jdk.internal.misc.Unsafe.park java.util.concurrent.LinkedBlockingQueue.take "
            + "org.apache.tomcat.util.threads.ThreadPoolExecutor.getTask",
        "io.netty.util.concurrent.AbstractEventExecutor.runTask io.netty.channel.SingleThreadIoEventLoop.run",
        "io.netty.util.internal.shaded.org.jctools.queues.atomic.AtomicQueueUtil.lvRefElement acme.Loop.run"})
    void threadWithoutATaskIsIdle(String stack) {
        assertThat(StackFrames.isIdle(stack(stack))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "java.lang.Thread.sleep acme.Handler.handle io.netty.channel.epoll.EpollIoHandler.run",
        "acme.Handler.computes io.netty.util.concurrent.AbstractEventExecutor.runTask",
        "sun.nio.ch.Net.poll sun.nio.ch.NioSocketImpl.read acme.Handler.handle"})
    void threadInATaskIsNotIdle(String stack) {
        assertThat(StackFrames.isIdle(stack(stack))).isFalse();
    }

    /** The JVM calls the class loader from a native frame, which the stack doesn't show. */
    @Test
    @EnabledForJreRange(minVersion = 24)
    void classLoaderThatWaitsIsPinnedByAFrame() {
        StackTraceElement[] stack = stack("jdk.internal.misc.Unsafe.park java.lang.VirtualThread.parkOnCarrierThread "
            + "java.lang.Thread.sleep acme.Plugins.loadClass java.lang.ClassLoader.loadClass acme.Shop.order");
        assertThat(StackFrames.kind(stack, true, true, true)).isEqualTo(BlockKind.NATIVE_FRAME);
    }

    private static StackTraceElement[] stack(String methods) {
        return Arrays.stream(methods.split(" ")).map(method -> {
            int dot = method.lastIndexOf('.');
            return new StackTraceElement(method.substring(0, dot), method.substring(dot + 1), null, -1);
        }).toArray(StackTraceElement[]::new);
    }
}
