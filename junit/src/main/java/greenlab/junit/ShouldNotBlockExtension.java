package greenlab.junit;

import greenlab.probe.Finding;
import greenlab.probe.Watch;
import greenlab.probe.WatchOptions;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/** Watches the JVM while a test with {@link ShouldNotBlock} runs. */
final class ShouldNotBlockExtension implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
    private static final Namespace OURS = Namespace.create(ShouldNotBlockExtension.class);
    /** Two sampling intervals. */
    private static final Duration SHORTEST = Duration.ofMillis(20);
    private static final boolean DEBUGGED = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .anyMatch(argument -> argument.contains("jdwp"));

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        ShouldNotBlock limits = limits(context);
        if (!limits.carriers() && limits.threads().isEmpty()) {
            throw new ExtensionConfigurationException("@ShouldNotBlock watches nothing; set carriers or threads");
        }
        context.getStore(OURS).put(Watch.class, Watch.begin(options(limits, context.getRequiredTestClass())));
    }

    private static WatchOptions options(ShouldNotBlock limits, Class<?> test) {
        try {
            Duration threshold = WatchOptions.duration(limits.threshold());
            if (threshold.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("threshold must be >= 20ms, was " + limits.threshold());
            }
            return WatchOptions.DEFAULT.threshold(threshold)
                .threads(limits.threads().isEmpty() ? null : limits.threads())
                .packages(List.of(test.getName().replaceFirst("^((?:[^.]+\\.){1,2}).*", "$1")));
        } catch (PatternSyntaxException invalid) {
            throw new ExtensionConfigurationException("@ShouldNotBlock: invalid threads '" + limits.threads() + "'; "
                + invalid.getDescription(), invalid);
        } catch (IllegalArgumentException invalid) {
            throw new ExtensionConfigurationException("@ShouldNotBlock: " + invalid.getMessage(), invalid);
        }
    }

    /** That of the method, else of its class, else of an enclosing class. */
    private static ShouldNotBlock limits(ExtensionContext context) {
        for (Optional<ExtensionContext> at = Optional.of(context); at.isPresent(); at = at.get().getParent()) {
            var found = at.get().getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, ShouldNotBlock.class));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new ExtensionConfigurationException("use @ShouldNotBlock instead of this extension");
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Watch watch = context.getStore(OURS).remove(Watch.class, Watch.class);
        if (watch == null) {
            return;   // it could not begin, which has failed the test
        }
        watch.close();
        List<Finding> blocks = watch.findings().stream().filter(new BlockFilter(limits(context))::forbids).toList();
        if (!blocks.isEmpty() && DEBUGGED) {
            context.publishReportEntry("ShouldNotBlock", "not a failure under a debugger: " + BlockReport.of(blocks));
        } else if (!blocks.isEmpty()) {
            throw new AssertionError(BlockReport.of(blocks));
        }
    }
}
