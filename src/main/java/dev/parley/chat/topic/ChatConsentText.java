package dev.parley.chat.topic;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.security.CustomerVisible;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.annotations.Immutable;

/** A text that customers of a topic consented to. A trigger of the database keeps each text that a topic gets. */
@Entity
@Immutable
@Table(name = "chat_consent_text")
@CustomerVisible(atRoot = true)
@Type("ChatConsentText")
@Description("A version of the text that customers of a topic consent to.")
public class ChatConsentText extends NodeEntity {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "topic_id")
    @CustomerVisible
    @NonNull @Reverse(
            value = "consentTexts",
            description = "All versions of privacy.consentText, the latest last.",
            customerVisible = true)
    @Description("The topic.")
    public ChatTopic topic;

    @NonNull @Description("Number of the text in its topic, from 1.")
    public int version;

    @NonNull @Description("The text.")
    public String text;

    @NonNull @Description("Time since which the topic has the text.")
    public Instant createdAt;
}
