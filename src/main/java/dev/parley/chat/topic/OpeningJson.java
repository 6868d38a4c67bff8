package dev.parley.chat.topic;

import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;

/** The JSON of opening hours in the columns opening_periods and opening_exceptions. Times have PostgreSQL's format. */
final class OpeningJson {

    /** A week in which the topic is closed. */
    static final String CLOSED = "[[], [], [], [], [], [], []]";

    /** No exceptions. */
    static final String NONE = "[]";

    /** The end of the day, as PostgreSQL writes it. */
    private static final String MIDNIGHT = "24:00:00";

    private static final String DATE = "date";
    private static final String TEXT = "text";
    private static final String PERIODS = "periods";

    private OpeningJson() {}

    /** Reads the periods of the seven days. */
    static List<List<OpeningPeriod>> week(String json) {
        return array(json).stream().map(day -> periods(day.asJsonArray())).toList();
    }

    /** Writes the periods of the seven days. Days that do not change keep their text, which may be 24:00. */
    static String week(String before, List<List<OpeningPeriod>> week) {
        JsonArray days = array(before);
        JsonArrayBuilder all = arrayBuilder();
        for (int day = 0; day < week.size(); day++) {
            JsonArray kept = days.getJsonArray(day);
            List<OpeningPeriod> periods = week.get(day);
            if (periods(kept).equals(periods)) {
                all.add(kept);
            } else {
                all.add(periods(periods));
            }
        }
        return all.build().toString();
    }

    /** Reads exceptions. */
    static List<OpeningException> exceptions(String json) {
        return array(json).stream()
                .map(JsonValue::asJsonObject)
                .map(OpeningJson::exception)
                .toList();
    }

    /** Writes exceptions. */
    static String exceptions(Collection<OpeningException> exceptions) {
        JsonArrayBuilder all = arrayBuilder();
        exceptions.forEach(each -> {
            JsonObjectBuilder object = JsonProviderHolder.jsonProvider()
                    .createObjectBuilder()
                    .add(DATE, each.date().toString())
                    .add(PERIODS, periods(each.periods()));
            String text = each.text();
            all.add(text == null ? object : object.add(TEXT, text));
        });
        return all.build().toString();
    }

    private static OpeningException exception(JsonObject json) {
        return new OpeningException(
                LocalDate.parse(json.getString(DATE)),
                json.containsKey(TEXT) && !json.isNull(TEXT) ? json.getString(TEXT) : null,
                periods(json.getJsonArray(PERIODS)));
    }

    private static List<OpeningPeriod> periods(JsonArray json) {
        return json.stream()
                .map(JsonValue::asJsonArray)
                .map(period -> new OpeningPeriod(time(period.getString(0)), time(period.getString(1))))
                .toList();
    }

    private static JsonArrayBuilder periods(List<OpeningPeriod> periods) {
        JsonArrayBuilder all = arrayBuilder();
        periods.forEach(period -> all.add(arrayBuilder()
                .add(DateTimeFormatter.ISO_LOCAL_TIME.format(period.start()))
                .add(DateTimeFormatter.ISO_LOCAL_TIME.format(period.stop()))));
        return all;
    }

    private static LocalTime time(String text) {
        return text.equals(MIDNIGHT) ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    private static JsonArray array(String json) {
        try (JsonReader reader = JsonProviderHolder.jsonProvider().createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }

    private static JsonArrayBuilder arrayBuilder() {
        return JsonProviderHolder.jsonProvider().createArrayBuilder();
    }
}
