package dev.parley.chat.mail;

import java.time.Duration;

/**
 * The e-mail that customers of a topic wait too long. It has figures, and no data of customers.
 *
 * @param topic name of the topic
 * @param waiting how many customers were waiting too long
 * @param seconds how long the longest of them had been waiting
 */
record AlertLetter(String topic, int waiting, int seconds) {

    String subject() {
        return (waiting == 1 ? "1 customer waits" : waiting + " customers wait") + ": " + topic;
    }

    String text() {
        return """
                %s for an answer in the topic "%s".
                The longest wait was %s when this e-mail was written.

                Open the desk to answer.
                """.formatted(waiting == 1 ? "1 customer waits" : waiting + " customers wait", topic, time());
    }

    private String time() {
        Duration time = Duration.ofSeconds(seconds);
        long hours = time.toHours();
        long minutes = time.toMinutesPart();
        if (hours == 0 && minutes == 0) {
            return seconds + " s";
        }
        return hours == 0 ? minutes + " min" : hours + " h " + minutes + " min";
    }
}
