package dev.parley.trace;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides which traces are recorded: those whose sender recorded theirs, and of the others a share. SQL statements count as part of a trace only, because jobs
 * and the reader of the event log send several a second for ever.
 */
@Singleton
class TraceSampler {

    @Produces
    @Singleton
    Sampler sampler(@ConfigProperty(name = "quarkus.otel.traces.sampler.arg", defaultValue = "1.0") double share) {
        return Sampler.parentBased(new Roots(Sampler.traceIdRatioBased(share)));
    }

    /** Samples spans without a parent. */
    private record Roots(Sampler sampler) implements Sampler {

        @Override
        public SamplingResult shouldSample(
                Context parent,
                String traceId,
                String name,
                SpanKind kind,
                Attributes attributes,
                List<LinkData> links) {
            return kind == SpanKind.CLIENT || kind == SpanKind.INTERNAL
                    ? SamplingResult.drop()
                    : sampler.shouldSample(parent, traceId, name, kind, attributes, links);
        }

        @Override
        public String getDescription() {
            return "requests and deliveries, " + sampler.getDescription();
        }
    }
}
