-- V51.1 and V51.2 have the constraints for new rows. All rows from before have the values that were allowed then.
alter table chat_message validate constraint ck_chat_message_special_type;
alter table chat_attachment validate constraint ck_chat_attachment_state;
alter table chat_attachment validate constraint ck_chat_attachment_threat;
