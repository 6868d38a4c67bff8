-- The language of the customer. Sessions from before have none. Translations of topics are in V49.1: each migration blocks one table only.
alter table chat_session add column language varchar(35);
comment on column chat_session.language is 'Language of the customer as a BCP 47 tag. Null if the request named none. Not SuperOffice''s.';
