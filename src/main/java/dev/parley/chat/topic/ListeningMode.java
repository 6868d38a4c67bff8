package dev.parley.chat.topic;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** How members who may listen or manage read the running conversations of other agents. */
@Description("How members who may listen or manage read the running conversations of other agents.")
public enum ListeningMode {
    @Description("0: they read without being seen. Joining is optional.")
    SILENT(0),
    @Description("1: they read only after joining (joinChatSession). The agent sees who listens.")
    ANNOUNCED(1),
    @Description("2: they do not read. Nobody can join.")
    OFF(2);

    @EnumeratedValue
    private final short number;

    ListeningMode(int number) {
        this.number = (short) number;
    }
}
