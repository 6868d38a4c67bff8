package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import java.net.ConnectException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwt.consumer.ErrorCodeValidator.Error;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reasons of failures of token verification. */
class TokenFailureTest {

    @ParameterizedTest
    @MethodSource
    void failure_ofToken_hasReason(Throwable failure, RefusalReason reason) {
        assertThat(TokenFailure.reasonOf(failure)).contains(reason);
    }

    static Stream<Arguments> failure_ofToken_hasReason() {
        return Stream.of(
                Arguments.of(invalid(ErrorCodes.EXPIRED), RefusalReason.TOKEN_EXPIRED),
                Arguments.of(invalid(ErrorCodes.SIGNATURE_INVALID), RefusalReason.TOKEN_INVALID),
                Arguments.of(invalid(ErrorCodes.ISSUER_INVALID), RefusalReason.TOKEN_WRONG_ISSUER),
                Arguments.of(invalid(ErrorCodes.ISSUER_MISSING), RefusalReason.TOKEN_WRONG_ISSUER),
                Arguments.of(invalid(ErrorCodes.AUDIENCE_INVALID), RefusalReason.TOKEN_WRONG_AUDIENCE),
                Arguments.of(invalid(ErrorCodes.AUDIENCE_MISSING), RefusalReason.TOKEN_WRONG_AUDIENCE),
                Arguments.of(
                        invalid(ErrorCodes.EXPIRED, ErrorCodes.AUDIENCE_INVALID), RefusalReason.TOKEN_WRONG_AUDIENCE),
                Arguments.of(new AuthenticationFailedException("no token"), RefusalReason.TOKEN_INVALID),
                Arguments.of(
                        new AuthenticationFailedException(new ConnectException()), RefusalReason.PROVIDER_UNREACHABLE),
                Arguments.of(new OIDCException("not there"), RefusalReason.PROVIDER_UNREACHABLE));
    }

    @Test
    void failure_withoutToken_hasNoReason() {
        assertThat(TokenFailure.reasonOf(new ConnectException("a client went"))).isEmpty();
        assertThat(TokenFailure.reasonOf(null)).isEmpty();
    }

    private static Throwable invalid(int... codes) {
        List<Error> errors =
                Arrays.stream(codes).mapToObj(code -> new Error(code, "")).toList();
        return new AuthenticationFailedException(new InvalidJwtException("", errors, null));
    }
}
