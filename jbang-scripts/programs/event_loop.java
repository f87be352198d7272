///usr/bin/env jbang "$0" "$@" ; exit $?
// An HTTP server on one event loop of Netty. Its handler calls a slow service, the first argument, for example
// http://localhost:8080/delay/0.2 of `jbang serve`, and waits: on the loop, or with the argument `pool` on a pool.

//JAVA 21+
//DEPS io.netty:netty-codec-http:4.2.9.Final

import static io.netty.handler.codec.http.HttpResponseStatus.OK;
import static io.netty.handler.codec.http.HttpVersion.HTTP_1_1;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.*;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.*;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.*;
import java.util.concurrent.*;

class event_loop {
    public static void main(String... args) throws Exception {
        URI partner = URI.create(args[0]);
        Executor threads = "pool".equals(args[args.length - 1]) ? Executors.newFixedThreadPool(16) : Runnable::run;
        var loop = new MultiThreadIoEventLoopGroup(1, new DefaultThreadFactory("loop"), NioIoHandler.newFactory());
        Channel server = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class)
            .childHandler(new ChannelInitializer<SocketChannel>() {
                @Override
                protected void initChannel(SocketChannel channel) {
                    channel.pipeline().addLast(new HttpServerCodec(), new HttpObjectAggregator(1000));
                    channel.pipeline().addLast(handler(partner, threads));
                }
            }).bind("localhost", 0).sync().channel();
        System.out.println("http://localhost:" + ((InetSocketAddress) server.localAddress()).getPort() + "/");
        server.closeFuture().sync();
    }

    private static byte[] fetch(URI partner) {
        try (InputStream in = partner.toURL().openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            return e.toString().getBytes();
        }
    }

    private static ChannelHandler handler(URI partner, Executor threads) {
        return new SimpleChannelInboundHandler<FullHttpRequest>() {
            @Override
            protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
                threads.execute(() -> {
                    var response = new DefaultFullHttpResponse(HTTP_1_1, OK, Unpooled.wrappedBuffer(fetch(partner)));
                    context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
                });
            }
        };
    }
}
