package dev.parley.graphql.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that the types of entities say which columns may be null in the database. */
@QuarkusTest
class NullableColumnsTest {

    @Inject
    SessionFactory sessions;

    private final World world = new World();

    @Test
    void fieldsOfEntities_areNullableExactlyIfTheirColumnsAre() {
        sessions.unwrap(SessionFactoryImplementor.class)
                .getMappingMetamodel()
                .forEachEntityDescriptor(this::assertNullable);
    }

    private void assertNullable(EntityPersister entity) {
        String table = entity.getIdentifierTableMapping().getTableName();
        Set<String> columns = Set.copyOf(world.texts(
                "select column_name from information_schema.columns where table_name = ? and is_nullable = 'YES'",
                table));
        Set<String> inDatabase = new HashSet<>();
        Set<String> inJava = new HashSet<>();
        for (int i = 0; i < entity.getPropertyNames().length; i++) {
            String name = entity.getPropertyNames()[i];
            if (entity.getPropertyTypes()[i].isCollectionType()) {
                continue;
            }
            if (columns.contains(entity.getAttributeMapping(i).getSelectable(0).getSelectionExpression())) {
                inDatabase.add(name);
            }
            if (field(entity.getMappedClass(), name).getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                inJava.add(name);
            }
        }
        assertThat(inJava).as(table).isEqualTo(inDatabase);
    }

    private static Field field(Class<?> entity, String name) {
        return Stream.<Class<?>>iterate(entity, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
