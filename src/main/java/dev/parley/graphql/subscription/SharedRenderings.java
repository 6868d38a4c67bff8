package dev.parley.graphql.subscription;

import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Rendered;
import dev.parley.graphql.read.AgentRights;
import dev.parley.graphql.read.AgentRights.Known;
import dev.parley.graphql.read.EntityFetchers;
import dev.parley.graphql.read.ReadAhead;
import dev.parley.graphql.read.SubFields;
import dev.parley.graphql.subscription.FollowedRows.Basis;
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

/**
 * Entities that were read and written for one subscriber and are sent to others as well: to those with the same selection, the same values
 * of its variables, and the same rights. They are kept for a short time only.
 */
final class SharedRenderings {

    private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

    private final EntityFetchers fetchers;
    private final PlanRights planRights;
    private final AgentRights rights;
    private final Provider<LiveConfig> config;
    private final Map<Key, OfKey> shared = new ConcurrentHashMap<>();
    private final AtomicLong swept = new AtomicLong(System.nanoTime());

    /**
     * The key of a rendering that several subscribers get.
     *
     * @param fields in the document: nodes of a document are equal only to themselves
     * @param caller the caller with its rights, or the rights alone where they are all that counts
     */
    private record Key(EntityType type, List<Field> fields, Map<String, Object> variables, Object caller) {}

    /** A caller, and the rights by which its rows were found. */
    private record OneCaller(Actor.Agent agent, Known rights) {}

    /** All callers with the same rights, other than those that an entity gives its owner. */
    private record AnyCaller(boolean admin, Map<String, Object> rights) {}

    /**
     * An entity that was read.
     *
     * @param rendered null when it is not there, or not for the caller
     */
    private record Entry(Rendered rendered, long began) {}

    /** The result of reading one key. */
    private static final class OfKey {

        private final Map<Long, Entry> entries = new HashMap<>();
        private long used = System.nanoTime();

        synchronized boolean isIdle() {
            return System.nanoTime() - used > SWEEP_EVERY.toNanos();
        }
    }

    SharedRenderings(EntityFetchers fetchers, PlanRights planRights, AgentRights rights, Provider<LiveConfig> config) {
        this.fetchers = fetchers;
        this.planRights = planRights;
        this.rights = rights;
        this.config = config;
    }

    /**
     * Instead of the fetcher of some entities, what takes them from others where that is right.
     *
     * @param basis by what the entities were found for the caller
     */
    Function<ReadAhead.Entities, BiFunction<List<Long>, SubFields, Map<Long, Rendered>>> by(Basis basis) {
        return entities -> (ids, field) -> {
            boolean fresh = System.nanoTime() - basis.ended() <= goodFor();
            return fresh
                    ? read(entities, ids, field, basis)
                    : entities.fetcher().apply(ids, field);
        };
    }

    private Map<Long, Rendered> read(ReadAhead.Entities entities, List<Long> ids, SubFields field, Basis basis) {
        sweep();
        Map<String, Object> values = UsedVariables.below(field);
        Optional<Set<String>> owners = planRights.owners(entities.type(), field, values, basis.agent());
        List<Long> asAnyone = owners.isEmpty()
                ? List.of()
                : ids.stream().filter(id -> !basis.isOwner(id, owners.get())).toList();
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

    /** A condition of the moment. */
    private interface Check {
        boolean holds();
    }

    /**
     * The entities of one key: those that others have read since the basis was, and the rest now.
     *
     * @param mayKeep whether others may take what has been read now
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
                            || known.entries.get(id).began() - basis.ended(id) < 0)
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

    /** Whether the fetcher has gone by the rights of the basis: it reads them anew when they have changed. */
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
