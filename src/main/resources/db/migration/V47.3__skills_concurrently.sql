-- V47 has the constraint for new rows. All topics have its default.
alter table chat_topic validate constraint ck_chat_topic_skill_seconds;
