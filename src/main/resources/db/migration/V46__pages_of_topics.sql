-- Topics whose sessions keep the queries of the pages that customers are on.
alter table chat_topic add column keep_page_query boolean not null default false;
comment on column chat_topic.keep_page_query is 'Whether sessions keep the queries of addresses of pages. Not SuperOffice''s.';
