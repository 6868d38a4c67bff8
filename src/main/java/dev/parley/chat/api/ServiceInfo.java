package dev.parley.chat.api;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a client may want to know of the service before it begins. */
@Description("Version and limits of the service.")
public class ServiceInfo {

    @NonNull @Description("Version of the service.")
    public final String version;

    @NonNull @Description("Characters that one message may have.")
    public final int maxMessageLength;

    ServiceInfo(String version, int maxMessageLength) {
        this.version = version;
        this.maxMessageLength = maxMessageLength;
    }
}
