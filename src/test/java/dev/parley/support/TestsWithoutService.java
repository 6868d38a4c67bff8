package dev.parley.support;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.PostDiscoveryFilter;

/** With -Pfast, leaves out all tests that need the service. JUnit finds this filter by META-INF/services. */
public final class TestsWithoutService implements PostDiscoveryFilter {

    private static final boolean FAST = Boolean.getBoolean("parley.test.fast");

    @Override
    public FilterResult apply(TestDescriptor test) {
        return FilterResult.includedIf(!FAST || !needsService(test));
    }

    /** JUnit removes a class when nothing is left in it, so this is also asked about its methods. */
    private static boolean needsService(TestDescriptor test) {
        boolean itself = test.getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getJavaClass())
                .filter(type -> AnnotationSupport.isAnnotated(type, QuarkusTest.class))
                .isPresent();
        return itself
                || test.getParent().filter(TestsWithoutService::needsService).isPresent();
    }
}
