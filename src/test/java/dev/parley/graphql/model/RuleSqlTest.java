package dev.parley.graphql.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the translation of HQL conditions to SQL. */
@QuarkusTest
class RuleSqlTest {

    @Inject
    EntityModel model;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {row}.customerSeq                              | {row}.customer_seq
            {row}.id                                       | {row}.id
            {row}.chatSession.id = {me}                    | {row}.session_id = st.me
            not {row}.readByCustomer                       | not {row}.read_by_customer
            one_of({sees}, {row}.senderUser.id)            | {row}.created_by = any(st.sees)
            {row}.postedAt <= instant                      | {row}.when_posted <= current_timestamp
            {row}.type = dev.parley.chat.ChatMessageType.TO_CUSTOMER | {row}.type = 1
            {row}.chatSession.customerReadSeq              | (select x.customer_read_seq from chat_session x where x.id = {row}.session_id)
            exists (select 1 from ChatSession s where s.customer.id = 1) | exists (select 1 from chat_session s where s.customer_id = 1)
            """)
    void of_condition_usesTablesAndColumns(String hql, String sql) {
        assertThat(RuleSql.of(model, model.named("ChatMessage"), hql)).isEqualTo(sql);
    }

    @Test
    void of_rowWithRenamedKey_usesItsColumn() {
        assertThat(RuleSql.of(model, model.named("Person"), "{row}.id = 1")).isEqualTo("{row}.person_id = 1");
    }

    @Test
    void of_unknownAlias_fails() {
        assertThatIllegalStateException()
                .isThrownBy(() -> RuleSql.of(model, model.named("Person"), "x.id = 1"))
                .withMessageContaining("x.id");
    }
}
