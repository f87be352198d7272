package greenlab.libraries;

import static greenlab.libraries.FiveCalls.assertGreen;

import greenlab.monkey.Patch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.tools.Server;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;

/** Clients of databases, a connection each. */
class DatabaseBecomesGreenTest {

    @BeforeAll
    static void start() {
        Patch.SOCKET.apply();
        Patch.SERVER_SOCKET.apply();
        System.setProperty("h2.bindAddress", "127.0.0.1");
    }

    @Test
    @DisplayName("PostgreSQL JDBC, a connection each")
    void postgresqlJdbc() throws Exception {
        Server database = Server.createPgServer("-pgPort", "0", "-ifNotExists").start();
        try {
            assertGreen(port -> answer("jdbc:postgresql://localhost:" + port + "/mem:green"), database.getPort());
        } finally {
            database.stop();
        }
    }

    @Test
    @DisplayName("H2 JDBC, a connection each")
    void h2Jdbc() throws Exception {
        Server database = Server.createTcpServer("-tcpPort", "0", "-ifNotExists").start();
        try {
            assertGreen(port -> answer("jdbc:h2:tcp://localhost:" + port + "/mem:green"), database.getPort());
        } finally {
            database.stop();
        }
    }

    private static Object answer(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
             ResultSet row = connection.createStatement().executeQuery("select 42")) {
            return row.next() ? row.getInt(1) : null;
        }
    }

    /** Redis itself, from a jar that contains its program. */
    @Test
    @DisplayName("Jedis, a connection each")
    void jedis(@TempDir Path folder) throws Exception {
        RedisServer redis = RedisServer.newRedisServer().bind("127.0.0.1").port(FreePort.find())
            .executableProvider(ExecutableProvider.newJarResourceProvider(folder.toFile())).build();
        redis.start();
        try {
            assertGreen(port -> {
                try (Jedis client = new Jedis("localhost", port)) {
                    return client.incr("calls");
                }
            }, redis.ports().getFirst());
        } finally {
            redis.stop();
        }
    }

    @Test
    @Tag("system")
    @DisplayName("MariaDB JDBC, a connection each")
    void mariadbJdbc(@TempDir Path folder) throws Exception {
        try (MariaDb database = new MariaDb(folder)) {
            assertGreen(port -> answer("jdbc:mariadb://localhost:" + port + "/"), database.port());
        }
    }
}
