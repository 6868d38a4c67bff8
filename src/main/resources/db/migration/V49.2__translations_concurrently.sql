-- V49.1 has the constraint for new rows. No topic had translations before.
alter table chat_topic validate constraint ck_chat_topic_translated_texts;
