package greenlab.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the tests of classes that the build doesn't run by itself, in this JVM or as the main class of another. */
final class RunTests {
    static final String PASSED = "passed";

    private RunTests() {}

    /** Prints a line for each test: its name, a tab, and its result with escaped line breaks. */
    public static void main(String... classes) throws ClassNotFoundException {
        for (String name : classes) {
            run(Class.forName(name), Map.of(), (test, result) ->
                System.out.println(test + "\t" + result.replace("\n", "\\n")));
        }
        System.exit(0);
    }

    /** Results by display name, {@link #PASSED} or the message of the failure. */
    static Map<String, String> in(Class<?> tests, Map<String, String> configuration) {
        Map<String, String> results = new ConcurrentSkipListMap<>();
        run(tests, configuration, results::put);
        return results;
    }

    private static void run(Class<?> tests, Map<String, String> configuration, BiConsumer<String, String> results) {
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests))
            .configurationParameters(configuration);
        LauncherFactory.create().execute(request.build(), new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest() || result.getThrowable().isPresent()) {
                    String failure = result.getThrowable().map(thrown -> "" + thrown.getMessage()).orElse(PASSED);
                    results.accept(test.getDisplayName().replace("()", ""), failure);
                }
            }
        });
    }
}
