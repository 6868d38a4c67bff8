package dev.parley.graphql.schema;

import dev.parley.graphql.declaration.MutationArguments;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.quarkus.arc.Arc;
import io.smallrye.graphql.execution.context.SmallRyeContext;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.graphql.schema.model.Argument;
import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.spi.ClassloadingService;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;

/**
 * Calls the method of a mutation with the object of its input. SmallRye's fetcher would turn the input into JSON and
 * back, and fire events for each call.
 */
final class MutationFetcher implements DataFetcher<Object> {

    private final String mutation;
    private final String argument;
    private final Class<?> api;
    private final Method method;
    private final InputReader input;

    /**
     * Creates the fetcher of a mutation, which has one argument, an input.
     *
     * @throws IllegalStateException if its method is not accessible
     */
    MutationFetcher(Operation mutation, Schema declared) {
        Argument only = mutation.getArguments().get(0);
        this.mutation = mutation.getName();
        this.argument = only.getName();
        this.api = ClassloadingService.get().loadClass(mutation.getClassName());
        this.input = InputReader.of(only.getReference().getClassName(), declared);
        try {
            this.method = api.getMethod(mutation.getMethodName(), input.type());
        } catch (NoSuchMethodException notPublic) {
            throw new IllegalStateException(notPublic);
        }
    }

    /** Whether a mutation has one argument, an input that knows its arguments. */
    static boolean canCall(Operation mutation, Schema declared) {
        return mutation.getArguments().size() == 1
                && InputReader.isDeclared(
                        mutation.getArguments().get(0).getReference().getClassName(), declared)
                && MutationArguments.class.isAssignableFrom(ClassloadingService.get()
                        .loadClass(mutation.getArguments().get(0).getReference().getClassName()));
    }

    @Override
    public Object get(DataFetchingEnvironment environment) throws Exception {
        Map<String, Object> fields = Objects.requireNonNull(environment.getArgument(argument));
        MutationArguments read = (MutationArguments) input.read(fields);
        read.received(mutation, fields);
        SmallRyeContext context = SmallRyeContextManager.getCurrentSmallRyeContext();
        if (context != null) {
            // Quarkus looks here for the language of messages when a rule of the input is broken.
            context.setDataFetchingEnvironment(environment);
        }
        try {
            return method.invoke(Arc.container().instance(api).get(), read);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw (Error) failed.getCause();
        }
    }
}
