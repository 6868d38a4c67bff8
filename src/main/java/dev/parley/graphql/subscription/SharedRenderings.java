package dev.parley.graphql.subscription;

import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.read.AgentRights;
import dev.parley.graphql.read.AgentRights.Known;
import dev.parley.graphql.read.EagerSelection;
import dev.parley.graphql.read.EntityFetchers;
import dev.parley.graphql.read.SubFields;
import dev.parley.graphql.subscription.FollowedRows.Basis;
import dev.parley.graphql.value.Rendered;
import dev.parley.security.Actor;
import graphql.language.Field;
import jakarta.inject.Provider;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Caches rendered entities of one subscriber for others with the same selection, the same variables and the same
 * rights. They are kept for a short time only.
 */
final class SharedRenderings {

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

    private final EntityFetchers fetchers;
    private final PlanRights planRights;
    private final AgentRights rights;
    private final Provider<SubscriptionConfig> config;
    private final Map<Key, OfKey> shared = new ConcurrentHashMap<>();
    private final AtomicLong swept = new AtomicLong(System.nanoTime());

    /**
     * Key of a shared rendering.
     *
     * @param fields fields in the document, which are only equal to themselves
     * @param caller the caller with its rights, or only the rights if nothing else matters
     */
    private record Key(EntityType type, List<Field> fields, Map<String, Object> variables, Object caller) {}

    /** A caller, and the rights with which its rows were found. */
    private record OneCaller(Actor.Agent agent, @Nullable Known rights) {}

    /** All callers with the same rights, apart from rights as the owner of an entity. */
    private record AnyCaller(boolean admin, Map<String, Object> rights) {}

    /**
     * An entity that was read.
     *
     * @param rendered null if it does not exist or the caller may not see it
     */
    private record Entry(@Nullable Rendered rendered, long began) {}

    /** Entities of one key. */
    private static final class OfKey {

        private final Map<Long, Entry> entries = new HashMap<>();
        private long used = System.nanoTime();

        synchronized boolean isIdle() {
            return System.nanoTime() - used > SWEEP_EVERY.toNanos();
        }
    }

    SharedRenderings(
            EntityFetchers fetchers, PlanRights planRights, AgentRights rights, Provider<SubscriptionConfig> config) {
        this.fetchers = fetchers;
        this.planRights = planRights;
        this.rights = rights;
        this.config = config;
    }

    /**
     * Returns a replacement of the fetcher of entities that reuses shared renderings where possible.
     *
     * @param basis the reading that found the entities for the caller
     */
    Function<EagerSelection.Entities, BiFunction<List<Long>, SubFields, Map<Long, Rendered>>> by(Basis basis) {
        return entities -> (ids, field) -> {
            boolean fresh = System.nanoTime() - basis.ended() <= goodFor();
            return fresh
                    ? read(entities, ids, field, basis)
                    : entities.fetcher().apply(ids, field);
        };
    }

    private Map<Long, Rendered> read(EagerSelection.Entities entities, List<Long> ids, SubFields field, Basis basis) {
        sweep();
        Map<String, Object> values = UsedVariables.below(field);
        Optional<Set<String>> owners = planRights.owners(entities.type(), field, values, basis.agent());
        List<Long> asAnyone = owners.isEmpty()
                ? List.of()
                : ids.stream()
                        .filter(id -> !basis.isOwner(entities.type(), id, owners.get()))
                        .toList();
        List<Long> asOwner = ids.stream().filter(id -> !asAnyone.contains(id)).toList();
        Map<Long, Rendered> found = new HashMap<>();
        if (!asAnyone.isEmpty()) {
            Map<String, Object> common = PlanRights.withoutOwner(basis.rights());
            Key key = new Key(
                    entities.type(),
                    field.field().getFields(),
                    values,
                    new AnyCaller(basis.agent().isAdmin(), common));
            found.putAll(take(
                    key,
                    asAnyone,
                    basis,
                    () -> true,
                    wanted -> fetchers.byIds(entities.type(), wanted, field, common)));
        }
        if (!asOwner.isEmpty()) {
            Key key = new Key(
                    entities.type(), field.field().getFields(), values, new OneCaller(basis.agent(), basis.rights()));
            found.putAll(take(
                    key,
                    asOwner,
                    basis,
                    () -> areStill(basis),
                    wanted -> entities.fetcher().apply(wanted, field)));
        }
        return found;
    }

    private long goodFor() {
        return config.get().shareFor().toNanos();
    }

    /** A condition that is evaluated later. */
    private interface Check {
        boolean holds();
    }

    /**
     * Returns the entities of one key: those that were read for others since the basis, and the rest from the
     * database.
     *
     * @param mayKeep whether the entities that are read now may be shared
     */
    private Map<Long, Rendered> take(
            Key key, List<Long> ids, Basis basis, Check mayKeep, Function<List<Long>, Map<Long, Rendered>> reader) {
        OfKey known = shared.computeIfAbsent(key, k -> new OfKey());
        synchronized (known) {
            known.used = System.nanoTime();
            known.entries.values().removeIf(entry -> known.used - entry.began() > goodFor());
            Map<Long, Rendered> found = new HashMap<>();
            List<Long> missing = ids.stream()
                    .filter(id -> !known.entries.containsKey(id)
                            || known.entries.get(id).began() - basis.ended(key.type(), id) < 0)
                    .toList();
            if (!missing.isEmpty()) {
                long began = System.nanoTime();
                found.putAll(reader.apply(missing));
                missing.forEach(known.entries::remove);
                if (mayKeep.holds()) {
                    missing.forEach(id -> known.entries.put(id, new Entry(found.get(id), began)));
                }
            }
            for (Long id : ids) {
                Entry entry = known.entries.get(id);
                if (entry != null && entry.rendered() != null) {
                    found.put(id, entry.rendered());
                }
            }
            return found;
        }
    }

    /** Whether the fetcher used the rights of the basis. It reads them again if they have changed. */
    private boolean areStill(Basis basis) {
        return basis.rights() == null
                || rights.kept(basis.agent())
                        .filter(kept -> kept == basis.rights())
                        .isPresent();
    }

    private void sweep() {
        long now = System.nanoTime();
        long last = swept.get();
        if (now - last > SWEEP_EVERY.toNanos() && swept.compareAndSet(last, now)) {
            shared.values().removeIf(OfKey::isIdle);
        }
    }
}
