package dev.parley.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.TypeInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the names in schema.graphql. Only the 32 columns of SuperOffice's chat_session keep SuperOffice's names. */
class SchemaNamesTest {

    /** Times of SuperOffice's chat_session. */
    private static final Set<String> SUPEROFFICE_TIMES =
            Set.of("whenRequested", "whenStarted", "whenEnded", "idle", "customerFetch");

    /** Our own times with another form: the start of a state, a bound, or the value of an attribute. */
    private static final Set<String> OTHER_TIMES =
            Set.of("unansweredSince", "longestWaitingSince", "failingSince", "endedBefore", "timeValue");

    /** Column names of SuperOffice that are abbreviated or run together. */
    private static final Pattern SUPEROFFICE_NAMES = Pattern.compile(
            "(nomailing|xstop|mrmrs|slevel|orgNr|mother|firstname|lastname|middlename|loginname|username|notPresent"
                    + "|chatStatus|registered|updated|lastChanged|saledate|activate|deadline|num[A-Z]\\w+|number[12]"
                    + "|\\w+Date|NOT_PRESENT|GREEN|YELLOW|RED)");

    private static final Path CONTRACT = Path.of("schema.graphql");

    /** A field, an input field or an enum value. */
    private static final Pattern NAME = Pattern.compile("  (\\w+)");

    private final TypeDefinitionRegistry contract = new SchemaParser().parse(CONTRACT.toFile());

    @Test
    void times_endInAt() {
        Stream<ObjectTypeDefinition> types = contract.getTypes(ObjectTypeDefinition.class).stream();

        assertThat(types.flatMap(type -> type.getFieldDefinitions().stream()
                        .filter(field ->
                                TypeInfo.typeInfo(field.getType()).getName().equals("DateTime"))
                        .filter(field -> !SUPEROFFICE_TIMES.contains(field.getName()))
                        .filter(field -> !OTHER_TIMES.contains(field.getName()))
                        .filter(field -> !field.getName().endsWith("At"))
                        .map(field -> type.getName() + "." + field.getName())))
                .isEmpty();
    }

    @Test
    void names_areNotThoseOfSuperOfficesColumns() throws IOException {
        Stream<String> names = Files.readString(CONTRACT)
                .lines()
                .map(NAME::matcher)
                .filter(Matcher::lookingAt)
                .map(name -> name.group(1));

        assertThat(names.filter(name -> SUPEROFFICE_NAMES.matcher(name).matches()))
                .isEmpty();
    }
}
