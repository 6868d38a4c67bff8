package dev.parley.graphql.value;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A growing buffer of JSON in UTF-8. Texts are escaped as little as JSON allows. */
public final class JsonBytes {

    /** The JSON literal null. */
    public static final byte[] NULL = "null".getBytes(US_ASCII);

    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] FALSE = "false".getBytes(US_ASCII);
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(US_ASCII);
    private static final String SHORT = "btnfr\"\\";
    private static final String ESCAPED = "\b\t\n\f\r\"\\";

    /** Instants from here up to {@code BEHIND} have years of four digits. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant BEHIND = Instant.parse("+10000-01-01T00:00:00Z");

    /** Whether a byte of UTF-8 needs no escape. */
    private static final boolean[] PLAIN = new boolean[256];

    static {
        Arrays.fill(PLAIN, ' ', PLAIN.length, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private byte[] bytes;
    private int length;

    /**
     * Creates an empty buffer.
     *
     * @param capacity initial capacity in bytes
     */
    public JsonBytes(int capacity) {
        bytes = new byte[capacity];
    }

    /** Number of bytes written. */
    public int length() {
        return length;
    }

    /** The backing array. Only the first {@link #length()} bytes are valid. */
    public byte[] array() {
        return bytes;
    }

    /** Truncates the buffer to an earlier length in bytes. */
    public void cut(int back) {
        length = back;
    }

    /** Appends bytes as they are. */
    public void raw(byte[] some) {
        raw(some, 0, some.length);
    }

    private void raw(byte[] some, int from, int to) {
        reserve(to - from);
        System.arraycopy(some, from, bytes, length, to - from);
        length += to - from;
    }

    /** Appends one ASCII character as it is. */
    public void raw(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Appends a value as JSON: map, list, text, number, boolean, enum constant, null, or {@link Rendered} JSON. */
    public void value(@Nullable Object value) {
        if (value == null) {
            raw(NULL);
        } else if (value instanceof Rendered rendered) {
            rendered(rendered);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            array(list);
        } else if (value instanceof Boolean holds) {
            raw(holds ? TRUE : FALSE);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            number(((Number) value).longValue());
        } else if (value instanceof Number number) {
            raw(number.toString().getBytes(US_ASCII));
        } else {
            text(value instanceof Enum<?> constant ? constant.name() : (String) value);
        }
    }

    private void rendered(Rendered rendered) {
        byte[] json = rendered.json();
        if (json == null) {
            raw(NULL);
        } else {
            raw(json, 0, rendered.length());
        }
    }

    private void object(Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> each : map.entrySet()) {
            raw(before);
            text((String) each.getKey());
            raw(':');
            value(each.getValue());
            before = ',';
        }
        if (map.isEmpty()) {
            raw('{');
        }
        raw('}');
    }

    private void array(List<?> list) {
        raw('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                raw(',');
            }
            value(list.get(i));
        }
        raw(']');
    }

    /** Appends a text as a JSON string. */
    public void text(String text) {
        text(text.getBytes(UTF_8));
    }

    /** Appends a text in UTF-8 as a JSON string. */
    public void text(byte[] utf8) {
        reserve(utf8.length + 2);
        bytes[length++] = '"';
        int from = 0;
        for (int at = 0; at < utf8.length; at++) {
            if (!PLAIN[utf8[at] & 0xff]) {
                raw(utf8, from, at);
                escape(utf8[at]);
                from = at + 1;
            }
        }
        raw(utf8, from, utf8.length);
        raw('"');
    }

    private void escape(int character) {
        reserve(6);
        bytes[length++] = '\\';
        int place = ESCAPED.indexOf(character);
        if (place >= 0) {
            bytes[length++] = (byte) SHORT.charAt(place);
        } else {
            bytes[length++] = 'u';
            bytes[length++] = '0';
            bytes[length++] = '0';
            bytes[length++] = HEX[character >> 4];
            bytes[length++] = HEX[character & 15];
        }
    }

    void number(long number) {
        if (number < 0) {
            raw(Long.toString(number).getBytes(US_ASCII));
            return;
        }
        int count = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            count++;
        }
        digits(number, count);
    }

    private void digits(long number, int count) {
        reserve(count);
        long rest = number;
        for (int at = length + count - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    /** Appends an instant in the format of {@link Instant#toString}: with a fraction of three or six digits, or none. */
    void instant(Instant instant) {
        ZonedDateTime time = instant.getNano() % 1000 == 0 ? utc(instant) : null;
        if (time == null) {
            text(instant.toString());
            return;
        }
        raw('"');
        digits(time.getYear(), 4);
        raw('-');
        digits(time.getMonthValue(), 2);
        raw('-');
        digits(time.getDayOfMonth(), 2);
        raw('T');
        digits(time.getHour(), 2);
        raw(':');
        digits(time.getMinute(), 2);
        raw(':');
        digits(time.getSecond(), 2);
        int micros = time.getNano() / 1000;
        if (micros != 0) {
            raw('.');
            digits(micros % 1000 == 0 ? micros / 1000 : micros, micros % 1000 == 0 ? 3 : 6);
        }
        raw('Z');
        raw('"');
    }

    /** The time in UTC, or null if the year does not have four digits. */
    private static @Nullable ZonedDateTime utc(Instant instant) {
        if (instant.isBefore(FIRST) || !instant.isBefore(BEHIND)) {
            return null;
        }
        return instant.atZone(ZoneOffset.UTC);
    }
}
