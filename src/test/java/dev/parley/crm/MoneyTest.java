package dev.parley.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the amounts of sales. */
@QuarkusTest
class MoneyTest {

    private final World world = new World();
    private final Caller agent = Caller.agent(world.agentOf(world.topic()));
    private final long company = world.company("Fjord AS");

    @ParameterizedTest
    @CsvSource({
        "12.5, 12.5",
        "1068, 1068",
        "0.1, 0.1",
        "-0.0, 0",
        "1234567890123.45, 1234567890123.45",
        "1e21, 1000000000000000000000",
        "1e-7, 0.0000001"
    })
    void amount_isADecimalNumberInAString(String stored, String shown) {
        long sale = world.sale(company);
        world.run(
                "update sale set amount = " + stored + ", earning = 1.25, currency_code = 'NOK' where sale_id = ?",
                sale);

        Map<String, Object> answer = sale(sale).data("sale");

        assertThat(answer)
                .containsEntry("amount", Map.of("amount", shown, "currencyCode", "NOK"))
                .containsEntry("earning", Map.of("amount", "1.25", "currencyCode", "NOK"));
    }

    @Test
    void amount_withoutACurrencyOrANumber_isNull() {
        long sale = world.sale(company);
        Map<String, Object> unknown = new HashMap<>(Map.of("amount", "12.5"));
        unknown.put("currencyCode", null);

        assertThat(sale(sale).<Map<String, Object>>data("sale"))
                .containsEntry("amount", unknown)
                .containsEntry("earning", null);
    }

    @Test
    void sales_areFilteredAndSortedByTheNumber() {
        for (int amount : List.of(300, 20, 1000)) {
            world.run("update sale set amount = " + amount + " where sale_id = ?", world.sale(company));
        }

        Answer answer = agent.asks(
                "query($id: ID!) { contact(id: $id) { sales(where: {amount: {between: {from: 20, to: 999.5}}},"
                        + " orderBy: [{field: AMOUNT, direction: DESC}]) { nodes { amount { amount } } } } }",
                Map.of("id", Ids.of("Contact", company)));

        assertThat(answer.<String>list("contact.sales.nodes.amount.amount")).isEqualTo(Arrays.asList("300", "20"));
    }

    private Answer sale(long id) {
        return agent.asks(
                "query($id: ID!) { sale(id: $id) { amount { amount currencyCode } earning { amount currencyCode } } }",
                Map.of("id", Ids.of("Sale", id)));
    }
}
