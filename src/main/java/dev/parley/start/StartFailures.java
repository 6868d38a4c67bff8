package dev.parley.start;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.configuration.ConfigurationException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reports to the operator that the process could not start. A fault of the configuration is one message, without a stack trace. */
final class StartFailures {

    private static final Logger LOG = Logger.getLogger(StartFailures.class);

    private StartFailures() {}

    /**
     * Ends the process, or in dev mode only the application.
     *
     * @param exitCode 0 if the process ends as it should
     * @param failure the reason otherwise, if it is known
     */
    static void exit(Integer exitCode, @Nullable Throwable failure) {
        if (failure != null) {
            report(failure);
        }
        ApplicationLifecycleManager.getDefaultExitCodeHandler().accept(exitCode, failure);
    }

    private static void report(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigurationException) {
                System.err.println("Parley does not start, because of its configuration: " + cause.getMessage());
                return;
            }
        }
        LOG.error("Parley does not start", failure);
    }
}
