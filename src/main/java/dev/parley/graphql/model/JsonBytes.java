package dev.parley.graphql.model;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** JSON in UTF-8 that grows. Texts are escaped as little as JSON allows. */
public final class JsonBytes {

    public static final byte[] NULL = "null".getBytes(US_ASCII);
    private static final byte[] TRUE = "true".getBytes(US_ASCII);
    private static final byte[] FALSE = "false".getBytes(US_ASCII);
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(US_ASCII);
    private static final String SHORT = "btnfr\"\\";
    private static final String ESCAPED = "\b\t\n\f\r\"\\";

    /** The years of four digits. */
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant BEHIND = Instant.parse("+10000-01-01T00:00:00Z");

    /** Whether a byte of UTF-8 stands for itself. */
    private static final boolean[] PLAIN = new boolean[256];

    static {
        Arrays.fill(PLAIN, ' ', PLAIN.length, true);
        PLAIN['"'] = false;
        PLAIN['\\'] = false;
    }

    private byte[] bytes;
    private int length;

    /** With room for so many bytes, and more when they are needed. */
    public JsonBytes(int room) {
        bytes = new byte[room];
    }

    /** How many bytes there are. */
    public int length() {
        return length;
    }

    /** The bytes, with others behind them. */
    public byte[] array() {
        return bytes;
    }

    /** Takes back what was written since there were so many bytes. */
    public void cut(int back) {
        length = back;
    }

    public void raw(byte[] some) {
        raw(some, 0, some.length);
    }

    private void raw(byte[] some, int from, int to) {
        room(to - from);
        System.arraycopy(some, from, bytes, length, to - from);
        length += to - from;
    }

    public void raw(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    /** Any value that JSON has: maps, lists, texts, numbers, booleans, null, and what is JSON already. */
    public void value(Object value) {
        if (value == null) {
            raw(NULL);
        } else if (value instanceof Rendered rendered) {
            raw(rendered.json(), 0, rendered.length());
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

    public void text(String text) {
        text(text.getBytes(UTF_8));
    }

    /** A text that is in UTF-8. */
    public void text(byte[] utf8) {
        room(utf8.length + 2);
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
        room(6);
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
        room(count);
        long rest = number;
        for (int at = length + count - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    /** As Instant's own text: a fraction of three or six digits, or none. */
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

    /** The time in UTC, or null for years that have not four digits. */
    private static ZonedDateTime utc(Instant instant) {
        if (instant.isBefore(FIRST) || !instant.isBefore(BEHIND)) {
            return null;
        }
        return instant.atZone(ZoneOffset.UTC);
    }
}
