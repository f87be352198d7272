///usr/bin/env jbang "$0" "$@" ; exit $?
// Fetches pages concurrently, those of each host in a scope of their own. The first failure cancels the others, and so
// does the deadline. Arguments: the deadline; an id, under which the delay server counts the requests; the pages:
// jbang scope.java PT5S mine http://localhost:8080/delay/1 http://127.0.0.1:8080/delay/1   # with `jbang serve`

//JAVA 25+
//PREVIEW

import module java.base;
import java.util.concurrent.StructuredTaskScope.Joiner;

class scope {
    private static final ScopedValue<String> RUN = ScopedValue.newInstance();

    public static void main(String... args) {
        Map<String, List<String>> hosts = Stream.of(args).skip(2)
            .collect(Collectors.groupingBy(page -> URI.create(page).getHost()));
        try {
            ScopedValue.where(RUN, args[1]).call(() -> fetchAll(hosts, Duration.parse(args[0])));
            System.out.println("all fetched");
        } catch (Exception e) {   // another class on Java 27 than on 25
            System.out.println("cancelled: " + cause(e));
        }
    }

    private static Void fetchAll(Map<String, List<String>> hosts, Duration deadline) throws Exception {
        try (var all = StructuredTaskScope.open(Joiner.awaitAllSuccessfulOrThrow(),
                with -> with.withName("all").withTimeout(deadline))) {
            hosts.forEach((host, pages) -> all.fork(() -> fetchAll(host, pages)));
            return all.join();
        }
    }

    private static Void fetchAll(String host, List<String> pages) throws Exception {
        try (var scope = StructuredTaskScope.open(Joiner.awaitAllSuccessfulOrThrow(), with -> with.withName(host))) {
            pages.forEach(page -> scope.fork(() -> fetch(page)));
            return scope.join();
        }
    }

    private static void fetch(String page) {
        long id = Thread.currentThread().threadId();
        System.out.println("open " + id);
        String query = (page.contains("?") ? "&" : "?") + "run=" + RUN.get();
        try (InputStream in = URI.create(page + query).toURL().openStream()) {
            in.readAllBytes();
            System.out.println("done " + id);
        } catch (IOException e) {
            System.out.println("failed " + id + " " + e.getMessage());
            throw new UncheckedIOException(e);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure.getCause() == null ? failure : cause(failure.getCause());
    }
}
