package dev.parley.database;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.jspecify.annotations.Nullable;

/** Runs the methods that are marked with {@link DatabaseJob}. */
@Interceptor
@DatabaseJob
@Priority(Interceptor.Priority.APPLICATION)
class DatabaseJobInterceptor {

    private final DatabaseJobs jobs;

    @Inject
    DatabaseJobInterceptor(DatabaseJobs jobs) {
        this.jobs = jobs;
    }

    @AroundInvoke
    @Nullable Object run(InvocationContext job) throws Exception {
        jobs.run(job.getMethod().getName(), job::proceed);
        return null;
    }
}
