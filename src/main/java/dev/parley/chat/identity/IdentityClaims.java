package dev.parley.chat.identity;

import dev.parley.chat.identity.CustomerIdentity.OneTimeToken;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.graphql.value.InputText;
import dev.parley.graphql.value.Strings;
import java.util.regex.Pattern;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jspecify.annotations.Nullable;

/** Reads the claims of a verified token. A claim that cannot be used is IDENTITY_INVALID: to ignore it would surprise the site. */
final class IdentityClaims {

    private static final int MAX_LENGTH = 255;

    /** Far from complete. The site has verified the address, or at least stored it. */
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private IdentityClaims() {}

    /** @throws MalformedClaimException if a claim is of another type than it must be */
    static CustomerIdentity read(JwtClaims claims, IdentitySite site, @Nullable OneTimeToken token)
            throws MalformedClaimException {
        String subject = text(claims, "sub");
        String email = InputText.email(text(claims, "email"));
        if (subject == null || email != null && !EMAIL.matcher(email).matches()) {
            throw IdentityVerifier.refused(RefusalCode.IDENTITY_INVALID);
        }
        Boolean verified = claims.getClaimValue("email_verified", Boolean.class);
        return new CustomerIdentity(
                site.name(),
                fitting(site.config().subjectPrefix().orElse("") + subject),
                email,
                !Boolean.FALSE.equals(verified),
                text(claims, "name"),
                text(claims, "company"),
                token);
    }

    private static @Nullable String text(JwtClaims claims, String name) throws MalformedClaimException {
        String text = claims.getClaimValue(name, String.class);
        return text == null ? null : InputText.optional(fitting(text));
    }

    private static String fitting(String text) {
        if (text.codePointCount(0, text.length()) > MAX_LENGTH || !Strings.isWellFormed(text)) {
            throw IdentityVerifier.refused(RefusalCode.IDENTITY_INVALID);
        }
        return text;
    }
}
