package dev.parley.start;

import io.quarkus.runtime.ApplicationLifecycleManager;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reports to the operator that the process could not start. A fault of the configuration is one message, without a stack trace. */
final class StartFailures {

    /** The part of SmallRye's message that names a setting. The rest may quote its value. */
    private static final Pattern SETTING = Pattern.compile("config property (\\S+)");

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
            String message = message(cause);
            if (message != null) {
                System.err.println(message);
                return;
            }
        }
        LOG.error("Parley does not start", failure);
    }

    /** The message for the operator, or null if the cause is no mistake of an operator. */
    static @Nullable String message(Throwable cause) {
        if (cause instanceof ConfigurationException) {
            return "Parley does not start, because of its configuration: " + cause.getMessage();
        }
        if (cause instanceof ConfigValidationException invalid) {
            return ConfigurationCheck.message(faults(invalid));
        }
        if (cause instanceof BindException || cause instanceof UnknownHostException) {
            return "Parley does not start, because it can't listen at the address of quarkus.http.host and quarkus.http.port: "
                    + cause.getMessage();
        }
        return null;
    }

    private static List<String> faults(ConfigValidationException invalid) {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < invalid.getProblemCount(); i++) {
            Matcher setting =
                    SETTING.matcher(String.valueOf(invalid.getProblem(i).getMessage()));
            faults.add((setting.find() ? setting.group(1) : "A setting") + " has no value that can be used.");
        }
        return faults;
    }
}
