-- SuperOffice's four chat tables. What is not SuperOffice's stands below a line that says so.

create table chat_topic (
  id                            bigint generated always as identity constraint pk_chat_topic primary key,
  name                          varchar(255) not null,
  description                   varchar(255),
  welcome_message               text,
  last_accept                   timestamptz,
  seconds_pr_accept             integer not null default 0,
  alert_timeout                 integer,
  alert_recipient               varchar(255),
  flags                         integer not null default 0,
  warning_new_chat              integer,
  manager_warning_new_chat      integer,
  warning_chat_message          integer not null default 0,
  manager_warning_chat_message  integer not null default 0,
  badge_header                  varchar(255),
  custom_queue_text             varchar(255),
  widget_pre_form               boolean not null default false,
  widget_pre_message            varchar(1024),
  widget_required_fields        integer not null default 0,
  widget_auto_faq               boolean not null default false,
  widget_post_form              boolean not null default false,
  widget_post_header            varchar(255),
  widget_post_message           varchar(1024),
  widget_post_transcript        boolean not null default false,
  widget_enable_rating          boolean not null default false,
  widget_rating_text            varchar(1024),
  widget_offline_header         varchar(255),
  widget_offline_message        varchar(1024),
  widget_enable_ticket          boolean not null default false,
  widget_offline_fields         integer not null default 0,
  offline_form_time_limit       integer,
  offline_form_queue_length     integer,
  use_opening_hours             boolean not null default false,
  mon_enabled boolean not null default false, mon_start time, mon_stop time,
  tue_enabled boolean not null default false, tue_start time, tue_stop time,
  wed_enabled boolean not null default false, wed_start time, wed_stop time,
  thu_enabled boolean not null default false, thu_start time, thu_stop time,
  fri_enabled boolean not null default false, fri_start time, fri_stop time,
  sat_enabled boolean not null default false, sat_start time, sat_stop time,
  sun_enabled boolean not null default false, sun_start time, sun_stop time,
  use_lunch_hours               boolean not null default false,
  lunch_start                   time,
  lunch_stop                    time,
  widget_theme                  smallint not null default 1,
  widget_color                  varchar(16),
  widget_badge_color            varchar(16),
  widget_badge_text_color       varchar(16),
  widget_cust_msg_color         varchar(16),
  widget_cust_msg_text_color    varchar(16),
  widget_agent_msg_color        varchar(16),
  widget_agent_msg_text_color   varchar(16),
  widget_button_color           varchar(16),
  widget_button_text_color      varchar(16),
  widget_font                   varchar(64),
  widget_font_size              varchar(16),
  widget_language               varchar(63),
  widget_show_logo              boolean not null default false,
  widget_show_agent_photo       boolean not null default false,
  widget_agent_use_firstname    boolean not null default false,
  widget_welcome_title          varchar(255),
  widget_welcome_message        varchar(255),
  bot_enabled                   boolean not null default false,
  bot_name                      varchar(80),
  -- Not SuperOffice's: an IANA name where SuperOffice has tzLocationId, a key into its own list of zones.
  time_zone                     varchar(63) not null default 'UTC',
  constraint ux_chat_topic_name unique (name),
  constraint ck_chat_topic_widget_theme check (widget_theme in (0, 1)),
  constraint ck_chat_topic_mon check (not mon_enabled or coalesce(mon_start < mon_stop, false)),
  constraint ck_chat_topic_tue check (not tue_enabled or coalesce(tue_start < tue_stop, false)),
  constraint ck_chat_topic_wed check (not wed_enabled or coalesce(wed_start < wed_stop, false)),
  constraint ck_chat_topic_thu check (not thu_enabled or coalesce(thu_start < thu_stop, false)),
  constraint ck_chat_topic_fri check (not fri_enabled or coalesce(fri_start < fri_stop, false)),
  constraint ck_chat_topic_sat check (not sat_enabled or coalesce(sat_start < sat_stop, false)),
  constraint ck_chat_topic_sun check (not sun_enabled or coalesce(sun_start < sun_stop, false)),
  constraint ck_chat_topic_lunch check (not use_lunch_hours or coalesce(lunch_start < lunch_stop, false))
);
comment on table chat_topic is 'A chat channel.';

create table chat_topic_user (
  id            bigint generated always as identity constraint pk_chat_topic_user primary key,
  user_id       bigint not null constraint fk_chat_topic_user_user references ejuser,
  topic_id      bigint not null constraint fk_chat_topic_user_topic references chat_topic,
  can_respond   boolean not null default false,
  notifications boolean not null default false,
  can_listen    boolean not null default false,
  manager       boolean not null default false,
  constraint ux_chat_topic_user_topic_user unique (topic_id, user_id)
);
create index ix_chat_topic_user_user on chat_topic_user (user_id, id);
create index ix_chat_topic_user_topic on chat_topic_user (topic_id, id);

create table chat_session (
  id                bigint generated always as identity constraint pk_chat_session primary key,
  topic_id          bigint not null constraint fk_chat_session_topic references chat_topic,
  user_id           bigint constraint fk_chat_session_user references ejuser,
  customer_id       bigint constraint fk_chat_session_customer references person,
  customer_alias    varchar(64),
  status            smallint not null,
  when_requested    timestamptz not null,
  when_started      timestamptz,
  when_ended        timestamptz,
  idle              timestamptz,
  customer_fetch    timestamptz,
  session_key       varchar(255),
  initial_queue_pos integer,
  customer_host     varchar(255),
  alert_level       smallint not null default 0,
  rank              integer not null default 0,
  name              varchar(255),
  company_name      varchar(255),
  email             varchar(255),
  phone             varchar(32),
  first_message     varchar(1024),
  last_message      varchar(1024),
  flags             integer not null default 0,
  project_id        bigint constraint fk_chat_session_project references project,
  sale_id           bigint constraint fk_chat_session_sale references sale,
  ticket_id         bigint constraint fk_chat_session_ticket references ticket,
  contact_id        bigint constraint fk_chat_session_contact references contact,
  transfer_to       bigint constraint fk_chat_session_transfer_to references ejuser,
  consented         boolean not null default false,
  chatbot_isactive  boolean not null default false,
  country           integer,
  rating            smallint,
  -- Not SuperOffice's.
  version             integer not null default 0,
  priority            smallint not null default 0,
  when_first_response timestamptz,
  ended_by            smallint,
  end_reason          smallint,
  customer_read_seq   integer not null default 0,
  user_read_seq       integer not null default 0,
  message_seq         integer not null default 0,
  event_seq           integer not null default 0,
  constraint ck_chat_session_status check (status between 0 and 11),
  -- V1 to V8: the invariants of a session, held against SQL typed by hand too.
  constraint ck_chat_session_active check
    (status not in (5, 6) or chatbot_isactive or (user_id is not null and when_started is not null and rank >= 1)),
  constraint ck_chat_session_pending check (status not in (1, 2, 3, 4) or user_id is null),
  constraint ck_chat_session_transfer check
    (transfer_to is null or (status in (5, 6) and transfer_to is distinct from user_id)),
  constraint ck_chat_session_ended check ((when_ended is not null) = (status in (7, 8, 9, 10, 11))),
  constraint ck_chat_session_order_of_times check
    (when_requested <= when_started and when_started <= when_ended and when_requested <= when_ended),
  constraint ck_chat_session_rating check (rating between 1 and 5),
  constraint ck_chat_session_request_posted check (status <> 10 or ticket_id is not null),
  constraint ck_chat_session_initial_queue_pos check (initial_queue_pos >= 1),
  constraint ck_chat_session_alert_level check (alert_level between 0 and 2),
  constraint ck_chat_session_ended_by check (ended_by between 0 and 4),
  constraint ck_chat_session_end_reason check (end_reason between 0 and 5),
  constraint ck_chat_session_read_seq check
    (customer_read_seq between 0 and message_seq and user_read_seq between 0 and message_seq)
);
comment on column chat_session.session_key is 'SHA-256 of the key that the customer was shown once.';
comment on column chat_session.message_seq is 'chat_message.seq given out last, under the row''s lock.';
comment on column chat_session.event_seq is 'chat_session_event.seq given out last, under the row''s lock.';

-- The seed's five, the primary key among them; the id closes each for paging.
create index ix_chat_session_topic on chat_session (topic_id, id);
create index ix_chat_session_user on chat_session (user_id, id);
create index ix_chat_session_customer on chat_session (customer_id, id);
create index ix_chat_session_status_topic on chat_session (status, topic_id, id);
-- Ours.
create unique index ux_chat_session_session_key on chat_session (session_key);
create index ix_chat_session_queue on chat_session (topic_id, priority desc, when_requested, id) where status = 4;
create index ix_chat_session_active_user on chat_session (user_id, id) where status in (5, 6);
create unique index ux_chat_session_user_rank on chat_session (user_id, rank) where status in (5, 6);
create unique index ux_chat_session_open_customer on chat_session (customer_id, topic_id)
  where status in (1, 2, 3, 4, 5, 6);
create index ix_chat_session_when_requested on chat_session (when_requested, id);
create index ix_chat_session_project on chat_session (project_id, id);
create index ix_chat_session_sale on chat_session (sale_id, id);
create index ix_chat_session_ticket on chat_session (ticket_id, id);
create index ix_chat_session_contact on chat_session (contact_id, id);
create index ix_chat_session_transfer_to on chat_session (transfer_to, id) where transfer_to is not null;

create table chat_message (
  id               bigint generated always as identity constraint pk_chat_message primary key,
  session_id       bigint not null constraint fk_chat_message_session references chat_session on delete cascade,
  message          text,
  when_posted      timestamptz not null,
  special_type     smallint not null default 0,
  special_param    varchar(255),
  read_by_customer boolean not null default false,
  type             smallint not null,
  author           varchar(255),
  created_by       bigint constraint fk_chat_message_created_by references ejuser,
  -- Not SuperOffice's.
  seq              integer not null,
  visibility       smallint not null default 0,
  constraint ux_chat_message_session_seq unique (session_id, seq),
  constraint ck_chat_message_type check (type between 0 and 3),
  constraint ck_chat_message_special_type check (special_type between 0 and 18 and special_type <> 4),
  constraint ck_chat_message_visibility check (visibility in (0, 1)),
  constraint ck_chat_message_seq check (seq >= 1)
);
create index ix_chat_message_session on chat_message (session_id, id);
create index ix_chat_message_created_by on chat_message (created_by, id) where created_by is not null;
