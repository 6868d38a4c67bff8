package dev.parley.superoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Folders and articles of the FAQ. */
class ImportFaqTest extends ImportScene {

    /** Topic 1 uses the folder Help, topic 2 the folder Devices in it, and both use the folder Payment. */
    private void folders() throws IOException {
        file("chat_topic.csv", "id,name,kb_category_id\n1,Support,1\n2,Sales,3\n3,Service,5\n4,Returns,5\n5,None,-1\n");
        file("kb_category.csv", """
                id,parent_id,name,access_level,inherited_access_level,access_check
                9,-1,All,4,4,
                1,9,Help,4,4,
                2,1,Invoices,4,4,
                3,1,Devices,4,4,
                4,3,Phones,4,1,
                5,,Payment,4,4,
                6,5,Cards,4,4,
                7,3,Partners,4,4,isPartner();
                8,7,Contracts,4,4,
                """);
    }

    @Test
    void foldersOfTheFaq_belongToTheTopicThatUsesThem() throws Exception {
        folders();

        String report = imports();

        assertThat(database.rows("select id, parent_id, name, topic_id from kb_category order by id"))
                .containsExactly(
                        "1|null|Help|1",
                        "2|1|Invoices|1",
                        "3|null|Devices|null",
                        "4|3|Phones|null",
                        "5|null|Payment|null",
                        "6|5|Cards|null",
                        "7|3|Partners|null",
                        "8|7|Contracts|null",
                        "9|null|All|null");
        assertThat(report)
                .containsPattern("FOLDER_MOVED in kb_category +2\\b")
                .containsPattern("FOLDER_OF_ALL_TOPICS in kb_category +6\\b");
    }

    @Test
    void foldersThatContainEachOther_areTopLevelFolders() throws Exception {
        file("kb_category.csv", "id,parent_id,name\n1,2,Hen\n2,1,Egg\n3,2,Chick\n4,,Nest\n5,4,Twig\n");

        String report = imports();

        assertThat(database.rows("select id, parent_id from kb_category order by id"))
                .containsExactly("1|null", "2|null", "3|null", "4|null", "5|4");
        assertThat(report).containsPattern("FOLDER_MOVED in kb_category +3\\b");
    }

    @Test
    void articlesOfTheFaq_arePublished_ifTheyAreOpenAsTheOptionsSay() throws Exception {
        folders();
        file("kb_entry.csv", """
                id,category_id,title,question,answer,access_level,status,expire_date,last_changed
                1,2,Pay,How do I pay?,<p>By card.</p>,4,2,,2024-01-01 10:00:00
                2,2,Internal,,Ask Greta.,1,2,,2024-01-01 10:00:00
                3,2,Draft,,Soon.,4,1,,2024-01-01 10:00:00
                4,2,Expired,,Until May.,4,2,2023-05-31 00:00:00,2024-01-01 10:00:00
                5,2,Offer,,This century.,4,2,2099-12-31 00:00:00,2024-01-01 10:00:00
                6,4,Folder is internal,,Yes.,4,2,,2024-01-01 10:00:00
                7,7,Folder has a script,,Yes.,4,2,,2024-01-01 10:00:00
                8,9,No topic uses the folder,,Yes.,4,2,,2024-01-01 10:00:00
                9,6,Of two topics,,Yes.,4,2,,2024-01-01 10:00:00
                10,2,,Your address?,Storgata 1,4,2,,
                11,2,Without an answer,Why?,<p> </p>,4,2,,2024-01-01 10:00:00
                12,8,Folder around it has a script,,Yes.,4,2,,2024-01-01 10:00:00
                """);

        String report = imports("--faq-access", "3,4", "--faq-status", "2", "--exported-at", "2024-06-01T00:00:00Z");

        assertThat(database.rows("select id, title, published from kb_entry order by id"))
                .containsExactly(
                        "1|Pay|t",
                        "2|Internal|f",
                        "3|Draft|f",
                        "4|Expired|f",
                        "5|Offer|t",
                        "6|Folder is internal|f",
                        "7|Folder has a script|f",
                        "8|No topic uses the folder|f",
                        "9|Of two topics|t",
                        "10|Your address?|t",
                        "12|Folder around it has a script|f");
        assertThat(database.rows("select answer, language, last_changed from kb_entry where id = 1"))
                .containsExactly("By card.|null|2024-01-01 10:00:00+00");
        assertThat(database.value("select last_changed from kb_entry where id = 10"))
                .isEqualTo("2024-06-01 00:00:00+00");
        assertThat(database.rows("select title from parley_faq_suggestions(1, 'How can I pay?', 'en', 3)"))
                .containsExactly("Pay");
        assertThat(report)
                .containsPattern("NOT_PUBLISHED in kb_entry +7\\b")
                .containsPattern("NO_ANSWER in kb_entry +1\\b");
    }

    @Test
    void articlesOfTheFaq_areNotPublished_withoutTheOptions() throws Exception {
        folders();
        file("kb_entry.csv", "id,category_id,title,answer,access_level,status\n1,2,Pay,By card.,4,2\n");

        imports("--faq-status", "2");

        assertThat(database.rows("select title, published from kb_entry")).containsExactly("Pay|f");
        assertThat(Files.readString(Path.of(folder + "-report/report.csv")))
                .contains("kb_entry.csv,2,status,NOT_PUBLISHED,changed,");
    }

    @Test
    void textsOfAnArticle_areAtMostAsLongAsThoseOfTheApi() throws Exception {
        folders();
        file(
                "kb_entry.csv",
                "id,category_id,title,question,answer\n1,2, ," + "Why? ".repeat(500) + "," + "So. ".repeat(5001)
                        + "\n");

        String report = imports();

        assertThat(database.rows("select left(title, 4), length(question), length(answer) from kb_entry"))
                .containsExactly("Why?|2000|20000");
        assertThat(report)
                .containsPattern("TEXT_CUT in kb_entry +2\\b")
                .containsPattern("MISSING_TEXT in kb_entry +1\\b");
    }

    @Test
    void foldersAndArticles_importedLater_joinThoseThatAreThere() throws Exception {
        folders();
        imports();
        file("chat_topic.csv", "id,name\n1,Support\n");
        file(
                "kb_category.csv",
                "id,parent_id,name,access_level,inherited_access_level\n10,2,Reminders,4,4\n11,10,Fees,4,4\n");
        file("kb_entry.csv", "id,category_id,title,answer,access_level,status\n1,11,Fee,70 kroner.,4,2\n");

        imports("--faq-access", "4", "--faq-status", "2");

        assertThat(database.rows("select id, parent_id, topic_id from kb_category where id > 9 order by id"))
                .containsExactly("10|2|1", "11|10|1");
        assertThat(database.rows("select title, published from kb_entry")).containsExactly("Fee|t");
    }
}
