///usr/bin/env jbang "$0" "$@" ; exit $?
// Fifty virtual threads query a database, jdbc:postgresql:..., through a pool of four connections, again and again.
// This driver waits inside `synchronized`; later ones use locks: jbang -Ddriver=42.7.4 jdbc_pool.java jdbc:...

//JAVA 21+
//DEPS com.zaxxer:HikariCP:6.3.0
//DEPS org.postgresql:postgresql:${driver:42.5.6}
//DEPS org.slf4j:slf4j-nop:2.0.17
//RUNTIME_OPTIONS -Djdk.virtualThreadScheduler.parallelism=2 -Djdk.virtualThreadScheduler.maxPoolSize=2

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

class jdbc_pool {
    public static void main(String... args) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(args[0]);
        config.setMaximumPoolSize(4);
        AtomicInteger done = new AtomicInteger();
        try (var pool = new HikariDataSource(config); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                threads.submit(() -> {
                    while (true) {
                        report(pool);
                        done.incrementAndGet();
                    }
                });
            }
            while (true) {
                Thread.sleep(1000);
                System.out.println(done.getAndSet(0) + " reports in the last second");
            }
        }
    }

    private static void report(DataSource pool) throws Exception {
        try (Connection connection = pool.getConnection(); var statement = connection.createStatement()) {
            statement.execute("select pg_sleep(0.5)");
        }
    }
}
