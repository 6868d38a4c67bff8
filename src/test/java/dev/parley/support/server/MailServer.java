package dev.parley.support.server;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.internet.MimeMessage;
import java.util.Map;

/** A mail server that keeps what it receives. */
public class MailServer implements QuarkusTestResourceLifecycleManager {

    private static GreenMail server;

    @Override
    public Map<String, String> start() {
        // A fixed port, so that the server can be stopped and started.
        server = new GreenMail(new ServerSetup(Ports.free(), "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return Map.of(
                "quarkus.mailer.mock", "false",
                "quarkus.mailer.host", "localhost",
                "quarkus.mailer.port", String.valueOf(server.getSmtp().getPort()),
                "quarkus.mailer.from", "chat@parley.example",
                "parley.mail.timeout", "5S",
                "parley.mail.max-per-recipient", "3");
    }

    @Override
    public void stop() {
        server.stop();
    }

    /** The mails that it has received. */
    public static MimeMessage[] received() {
        return server.getReceivedMessages();
    }

    /** Stops it for a while. */
    public static void halt() {
        server.stop();
    }

    /** Starts it again. */
    public static void resume() {
        server.start();
    }
}
